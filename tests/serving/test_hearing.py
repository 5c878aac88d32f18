"""Of what a kernel says, news reaches the page, faults the log, the rest nobody."""

from __future__ import annotations

import json
from typing import Any

import pytest

from workbook.serving.frames import Frame, Kind, unpacked
from workbook.serving.messages import for_page


def said(kind: str, **content: Any) -> dict[str, Any]:
    """What a kernel says because of the page's first message."""
    return {
        "header": {"msg_type": kind, "username": "somebody"},
        "parent_header": {"msg_id": "page-1", "username": "somebody"},
        "content": content,
    }


def test_news_of_a_widget_reaches_the_page_without_names_of_users() -> None:
    frame = for_page(said("comm_msg", comm_id="a", data={}), [b"bytes"])

    assert frame is not None
    assert frame.kind is Kind.BINARY
    message, buffers = unpacked(frame.body)
    assert message == {
        "header": {"msg_type": "comm_msg"},
        "parent_header": {"msg_id": "page-1"},
        "content": {"comm_id": "a", "data": {}},
    }
    assert buffers == [b"bytes"]


def test_a_kernel_that_is_done_is_told_apart() -> None:
    done = for_page(said("status", execution_state="idle"), ())

    assert done is not None
    assert done.kind is Kind.DONE
    assert for_page(said("status", execution_state="busy"), ()) is None


def test_what_is_for_the_log_does_not_reach_the_page() -> None:
    frame = for_page(said("stream", name="stderr", text="Traceback"), ())

    assert frame == Frame(Kind.LOG, b"Traceback")


def test_of_an_error_the_page_hears_only_that_there_was_one() -> None:
    fault = said("error", ename="KeyError", evalue="a secret", traceback=["a secret"])

    frame = for_page(fault, ())

    assert frame is not None
    assert b"secret" not in frame.body
    assert json.loads(frame.body)["content"] == {}


@pytest.mark.parametrize(
    "kind", ["execute_input", "execute_reply", "input_request", "debug_event", "x"]
)
def test_what_else_a_kernel_says_is_not_for_the_page(kind: str) -> None:
    assert for_page(said(kind, code="a secret"), ()) is None
