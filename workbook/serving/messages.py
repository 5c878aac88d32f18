"""Messages: what a page may say to its kernel, and what it gets to hear.

A page sends updates of widgets, custom messages to them, and one message that restores
all of them. No message runs code. What it sent is taken apart and put together anew
from known parts, so that nothing else reaches a kernel.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.serving.frames import Frame, Kind, packed, unpacked

HELLO = "hello"
UPDATE = "comm_msg"
RESTORE = "restore_request"
"""All that a page holds, in one message."""
LONGEST_ID = 60
"""Characters of the id that a page gives to its message."""

_FOR_PAGE = {
    "comm_open",
    "comm_msg",
    "comm_close",
    "clear_output",
    "display_data",
    "execute_result",
    "update_display_data",
}


@dataclass(frozen=True)
class PageMessage:
    """A message of a page, checked.

    ``seen`` is how many messages of the server the page has had by then.
    """

    msg_id: str
    kind: str
    content: dict[str, Any]
    buffers: list[bytes]
    seen: int = 0

    def piped(self) -> bytes:
        """Return the message as a forked kernel takes it."""
        header = {"msg_id": self.msg_id, "msg_type": self.kind}
        message = {"header": header, "content": self.content}
        return packed(message, self.buffers).piped()


def checked(data: str | bytes) -> PageMessage:
    """Return what a page has sent, put together anew from known parts.

    Raises
    ------
    ValueError
        If it is none of the messages of our page. The text never repeats what was
        sent: answers do not belong in a log.
    """
    message, buffers = unpacked(data)
    try:
        header, content, seen = message["header"], message["content"], message["seen"]
        msg_id, kind = header["msg_id"], header["msg_type"]
        _need(isinstance(msg_id, str) and len(msg_id) <= LONGEST_ID)
        _need(_is_count(seen))
        if kind == HELLO:
            kept = _hello(content)
        elif kind == UPDATE:
            kept = _model(content, len(buffers))
        elif kind == RESTORE:
            kept = _restore(content, len(buffers))
        else:
            raise ValueError("only news of widgets is taken")
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError("it is not a message of our page") from error
    return PageMessage(msg_id, kind, kept, buffers, seen)


def check_models(message: PageMessage, models: Collection[str]) -> None:
    """Make sure that a message is for a widget that its page has.

    Raises
    ------
    ValueError
        If it is for another one.
    """
    named = message.content.get("models", [message.content])
    if any(model["comm_id"] not in models for model in named):
        raise ValueError("it names a widget that is not on the page")


def for_page(message: dict[str, Any], buffers: Sequence[Any]) -> Frame | None:
    """Return what a kernel has said as a frame, or None when it is not for the page.

    What goes to standard error, tracebacks above all, is for the server's log; of an
    error itself the page hears no more than that there was one.
    """
    header, content = message["header"], message["content"]
    kind = header["msg_type"]
    told: dict[str, Any] = {
        "header": {"msg_type": kind},
        "parent_header": {
            "msg_id": (message.get("parent_header") or {}).get("msg_id", "")
        },
        "content": content,
    }
    if kind == "status":
        if content["execution_state"] != "idle":
            return None
        return Frame(Kind.DONE, packed(told).body)
    if kind == "stream" and content["name"] == "stderr":
        return Frame(Kind.LOG, content["text"].encode("utf-8", "replace"))
    if kind == "error":
        return packed({**told, "content": {}})
    if kind in _FOR_PAGE or kind == "stream":
        return packed(told, buffers)
    return None


def _hello(content: dict[str, Any]) -> dict[str, Any]:
    fingerprint, key = content["fingerprint"], content["key"]
    _need(isinstance(fingerprint, str) and len(fingerprint) <= LONGEST_ID)
    _need(isinstance(key, str) and len(key) <= LONGEST_ID)
    return {"fingerprint": fingerprint, "key": key}


def _restore(content: dict[str, Any], buffers: int) -> dict[str, Any]:
    models = content["models"]
    _need(isinstance(models, list))
    counts = [len(model["data"]["buffer_paths"]) for model in models]
    kept = [_model(model, n) for model, n in zip(models, counts, strict=True)]
    _need(sum(counts) == buffers)
    _need(all(model["data"]["method"] == "update" for model in kept))
    return {"models": kept}


def _model(content: dict[str, Any], buffers: int) -> dict[str, Any]:
    """Return news for one widget: an update of its state, or a custom message."""
    comm_id, data = content["comm_id"], content["data"]
    _need(isinstance(comm_id, str))
    if data["method"] == "update":
        state, paths = data["state"], data["buffer_paths"]
        _need(isinstance(state, dict) and isinstance(paths, list))
        _need(len(paths) == buffers and all(map(_is_path, paths)))
        kept = {"method": "update", "state": state, "buffer_paths": paths}
    elif data["method"] == "custom":
        kept = {"method": "custom", "content": data["content"]}
    else:
        raise ValueError("only news of widgets is taken")
    return {"comm_id": comm_id, "data": kept}


def _is_path(path: object) -> bool:
    """Tell a way to a value in a state: names of keys and places in lists."""
    return isinstance(path, list) and all(type(step) in (str, int) for step in path)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _need(condition: bool) -> None:
    if not condition:
        raise ValueError("its parts have the wrong form")
