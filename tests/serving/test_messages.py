"""A page may tell its widgets' values to its kernel, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from workbook.serving.forking.channel import FrameReader
from workbook.serving.frames import packed, unpacked
from workbook.serving.messages import (
    HELLO,
    RESTORE,
    PageMessage,
    check_models,
    checked,
)

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
        message(header__msg_type=["comm_msg"]),
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


def model(paths: int = 0, **data: Any) -> dict[str, Any]:
    buffer_paths = [["value", n] for n in range(paths)]
    update = {"method": "update", "state": {"value": 1}, "buffer_paths": buffer_paths}
    return {"comm_id": "nl/00-start:2", "data": {**update, **data}}


def restore(*models: Any, buffers: Sequence[bytes] = ()) -> bytes:
    header = {"msg_id": "page-1", "msg_type": "restore_request"}
    content = {"models": list(models)}
    return packed({"header": header, "content": content, "seen": 0}, buffers).body


def hello(**content: Any) -> str:
    kept = {"fingerprint": "f00d-cafe", "key": "", **content}
    header = {"msg_id": "", "msg_type": "hello"}
    return json.dumps({"header": header, "content": kept, "seen": 0})


def test_a_hello_names_a_document_and_a_line() -> None:
    kept = checked(hello(key="of-before", extra="x"))

    assert kept.kind == HELLO
    assert kept.content == {"fingerprint": "f00d-cafe", "key": "of-before"}


@pytest.mark.parametrize(
    "sent",
    [
        hello(key=None),
        hello(key="x" * 61),
        hello(fingerprint=["f00d"]),
        hello(fingerprint="x" * 61),
        message(header__msg_type="hello"),
        message(seen=1.0),
        message(seen=None),
        message(header=None),
    ],
)
def test_a_hello_has_names_and_counts_of_our_form(sent: str) -> None:
    with pytest.raises(ValueError, match=r"^its? "):
        checked(sent)


def test_a_restore_tells_all_models_with_their_buffers() -> None:
    buffers = [b"first", b"second", b"third"]

    kept = taken(restore(model(2), model(1), buffers=buffers))

    first, second = kept.content["models"]
    assert kept.kind == RESTORE
    assert kept.buffers == buffers
    assert first["data"]["buffer_paths"] == [["value", 0], ["value", 1]]
    assert second["data"]["buffer_paths"] == [["value", 0]]


@pytest.mark.parametrize(
    "sent",
    [
        restore(model(1)),
        restore(model(1), buffers=[b"a", b"b"]),
        restore(model(method="custom", content={})),
        restore(model(), {**model(), "comm_id": "someone-else"}),
        restore(model(), "model"),
        restore(model(buffer_paths=[["value", 1.5]]), buffers=[b"a"]),
        restore(model(buffer_paths=[["value", True]]), buffers=[b"a"]),
        restore(model(buffer_paths=["value"]), buffers=[b"a"]),
        restore(model(buffer_paths=7)),
        restore(model(state=None)),
    ],
)
def test_a_restore_with_a_part_that_does_not_fit_is_refused(sent: bytes) -> None:
    text = sent.decode() if sent.startswith(b"{") else sent

    with pytest.raises(ValueError, match=r"^(it|its|only) "):
        taken(text)


def test_a_custom_message_brings_its_content_and_buffers() -> None:
    parts = json.loads(message(content__data={"method": "custom", "content": [1]}))

    kept = taken(packed({**parts, "extra": "x"}, [b"a", b"b"]).body)

    assert kept.content["data"] == {"method": "custom", "content": [1]}
    assert kept.buffers == [b"a", b"b"]


def test_a_kernel_gets_the_message_and_not_the_count() -> None:
    kept = taken(restore(model(1), buffers=[b"a"]))
    [frame] = FrameReader().feed(kept.piped())

    message, buffers = unpacked(frame.body)

    assert set(message) == {"header", "content"}
    assert message["content"] == kept.content
    assert buffers == [b"a"]
