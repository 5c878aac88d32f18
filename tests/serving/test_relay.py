"""A page may tell its widgets' values to its kernel, and nothing else."""

import json
from typing import Any

import pytest

from workbook.serving.relay import checked_update

MODELS: dict[str, dict[str, Any]] = {"nl/00-start:2": {}}


def message(**changes: Any) -> str:
    parts: dict[str, Any] = {
        "header": {"msg_id": "page-1", "msg_type": "comm_msg"},
        "content": {
            "comm_id": "nl/00-start:2",
            "data": {"method": "update", "state": {"value": {"a": 1}}},
        },
    }
    for path, value in changes.items():
        *parents, last = path.split("__")
        target = parts
        for parent in parents:
            target = target[parent]
        target[last] = value
    return json.dumps(parts)


def test_an_update_of_a_widget_on_the_page_is_passed_on() -> None:
    msg_id, content = checked_update(message(), MODELS)

    assert msg_id == "page-1"
    assert content["data"]["state"] == {"value": {"a": 1}}


def test_parts_that_nobody_asked_for_do_not_reach_the_kernel() -> None:
    smuggled = message(content__extra="x", content__data__buffers=["x"])

    _, content = checked_update(smuggled, MODELS)

    assert set(content) == {"comm_id", "data"}
    assert set(content["data"]) == {"method", "state", "buffer_paths"}


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
        message(content__comm_id="someone-else"),
        message(content__comm_id=["nl/00-start:2"]),
        message(content__data__method="custom"),
        message(content__data__method="request_state"),
        message(content__data__state="text"),
        message(header__msg_id=7),
        message(header__msg_id="x" * 41),
    ],
)
def test_anything_else_is_refused_without_repeating_it(sent: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"^(it|only|its) ") as refusal:
        checked_update(sent, MODELS)

    assert "someone-else" not in str(refusal.value)
