"""Session: the one way out of a kernel without sockets."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from jupyter_client.session import Session, extract_header

from workbook.serving.forking.private import IOPUB

Sink = Callable[[dict[str, Any], Sequence[Any]], None]
"""Takes a message that the kernel publishes, and its buffers."""


def _nowhere(_message: dict[str, Any], _buffers: Sequence[Any]) -> None:
    """Take a message that nobody waits for."""


class PipeSession(Session):
    """A session whose wire is a function; what comes in is unpacked already."""

    sink: Sink = staticmethod(_nowhere)

    def send(
        self,
        stream: object,
        msg_or_type: dict[str, Any] | str,
        content: dict[str, Any] | None = None,
        parent: dict[str, Any] | None = None,
        ident: object = None,
        buffers: Sequence[Any] | None = None,
        track: bool = False,
        header: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Hand a message to the sink; replies go nowhere, a page asks for none.

        It gets no id and no date: nobody at the far end looks at those.
        """
        if isinstance(msg_or_type, dict):
            message = msg_or_type
            buffers = buffers or message.get("buffers")
        else:
            message = {
                "header": {"msg_type": msg_or_type},
                "parent_header": extract_header(parent or {}),
                "content": content or {},
            }
        if stream is IOPUB:
            self.sink(message, buffers or ())
        return message

    def feed_identities(
        self, msg_list: Any, copy: bool = True
    ) -> tuple[list[bytes], Any]:
        """Return the message as it is: there is one visitor."""
        return [], msg_list

    def deserialize(
        self, msg_list: Any, content: bool = True, copy: bool = True
    ) -> Any:
        """Return the message as it is: it is unpacked already."""
        return msg_list


class Stream(io.TextIOBase):
    """What stands for ``sys.stdout`` or ``sys.stderr`` in a kernel."""

    encoding = "utf-8"

    def __init__(self, kernel: Any, name: str) -> None:
        self._kernel = kernel
        self._name = name
        self._parts: list[str] = []

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, text: str) -> int:
        """Keep text until the kernel flushes, at the end of each message."""
        self._parts.append(text)
        return len(text)

    def flush(self) -> None:
        """Publish what was kept."""
        if self._parts:
            text, self._parts = "".join(self._parts), []
            self._kernel.session.send(
                IOPUB,
                "stream",
                {"name": self._name, "text": text},
                parent=self._kernel.get_parent(),
            )
