"""A page may tell its widgets' values to its kernel, and nothing else."""

import json
from typing import Any

import pytest

from workbook.serving.messages import PageMessage, check_models, checked

MODELS = {"nl/00-start:2"}


def message(**changes: Any) -> str:
    data = {"method": "update", "state": {"value": {"a": 1}}, "buffer_paths": []}
    parts: dict[str, Any] = {
        "header": {"msg_id": "page-1", "msg_type": "comm_msg"},
        "content": {"comm_id": "nl/00-start:2", "data": data},
        "seen": 3,
    }
    for path, value in changes.items():
        *parents, last = path.split("__")
        target = parts
        for parent in parents:
            target = target[parent]
        target[last] = value
    return json.dumps(parts)


def taken(sent: str | bytes) -> PageMessage:
    kept = checked(sent)
    check_models(kept, MODELS)
    return kept


def test_an_update_of_a_widget_on_the_page_is_passed_on() -> None:
    kept = taken(message())

    assert kept.msg_id == "page-1"
    assert kept.seen == 3
    assert kept.content["data"]["state"] == {"value": {"a": 1}}


def test_parts_that_nobody_asked_for_do_not_reach_the_kernel() -> None:
    kept = taken(message(content__extra="x", content__data__more="x", extra="x"))

    assert set(kept.content) == {"comm_id", "data"}
    assert set(kept.content["data"]) == {"method", "state", "buffer_paths"}


@pytest.mark.parametrize(
    "sent",
    [
        "not json",
        b"\xff\xfe",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        message(header__msg_type="execute_request"),
        message(header__msg_type="shutdown_request"),
        message(header__msg_type="comm_open"),
        message(content__comm_id="someone-else"),
        message(content__comm_id=["nl/00-start:2"]),
        message(content__data__method="request_state"),
        message(content__data__state="text"),
        message(content__data__buffer_paths=[["value"]]),
        message(header__msg_id=7),
        message(header__msg_id="x" * 61),
        message(seen=-1),
        message(seen=True),
    ],
)
def test_anything_else_is_refused_without_repeating_it(sent: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"^(it|only|its) ") as refusal:
        taken(sent)

    assert "someone-else" not in str(refusal.value)
