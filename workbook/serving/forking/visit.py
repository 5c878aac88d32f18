"""Visit: a forked kernel works for one page until the server hangs up."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import sys
from collections.abc import Sequence
from typing import Any, Final

from workbook.serving.forking import private
from workbook.serving.forking.channel import FrameReader
from workbook.serving.frames import Frame, Kind, unpacked
from workbook.serving.messages import RESTORE, UPDATE, for_page
from workbook.serving.wordless import told

MALFORMED: Final = 2
"""Exit status of a kernel that got what no server of ours sends."""
_AT_ONCE: Final = 1 << 18


class Visit:
    """What a kernel does for its page: it takes messages, one after the other.

    It begins without a pipe, and what the kernel says then goes nowhere: so it is
    there, and has been tried, before the fork.
    """

    def __init__(self, kernel: Any) -> None:
        self._kernel = kernel
        self._pipe: socket.socket | None = None
        self._reader = FrameReader()
        self._handlers = {
            UPDATE: kernel.comm_manager.comm_msg,
            RESTORE: kernel.restore_request,
        }
        kernel.session.sink = self._publish

    def attend(self, pipe: socket.socket) -> None:
        """Work until the pipe ends.

        There is no event loop: for each kernel it would take more memory than its
        answers do, and widgets of ours start no tasks.
        """
        self._pipe = pipe
        while data := pipe.recv(_AT_ONCE):
            self._take(data)

    def attend_in_loop(self, pipe: socket.socket) -> None:
        """Work until the pipe ends, with a loop for what a facilitator's code starts.

        Ends in the middle of whatever it does then: there is nobody to do it for.
        """
        self._pipe = pipe
        loop = asyncio.new_event_loop()
        private.move_to_loop(self._kernel, loop)

        def read() -> None:
            data = pipe.recv(_AT_ONCE)
            if not data:
                os._exit(0)
            self._take(data)

        loop.add_reader(pipe, read)
        loop.run_forever()

    def _take(self, data: bytes) -> None:
        try:
            messages = [_message(frame) for frame in self._reader.feed(data)]
        except (ValueError, KeyError, TypeError):
            # Whoever sends that loses this kernel, and nobody else loses any.
            os._exit(MALFORMED)
        for message in messages:
            self.handle(message)
        # A figure refers to itself. After the freeze, this takes a millisecond, and
        # without it a kernel grows to three times its size.
        gc.collect()

    def handle(self, message: dict[str, Any]) -> None:
        """Take one message, and say when it is done."""
        self._kernel.set_parent([], message)
        kind = message["header"]["msg_type"]
        try:
            self._handlers[kind](None, [], message)
        except Exception:
            # Comms guard their own callbacks: this is a fault of ours.
            self._kernel.log.exception("a message of a page was not handled")
        sys.stdout.flush()
        sys.stderr.flush()
        self._kernel.session.send(
            private.IOPUB, "status", {"execution_state": "idle"}, parent=message
        )

    def _publish(self, message: dict[str, Any], buffers: Sequence[Any]) -> None:
        if self._pipe is None:
            return
        if message["header"]["msg_type"] == "error":
            # Of a callback: this is all that anybody hears of it.
            text = told(sys.exc_info()[1]).encode("utf-8", "replace")
            self._pipe.sendall(Frame(Kind.LOG, text).piped())
        if frame := for_page(message, buffers):
            self._pipe.sendall(frame.piped())


def _message(frame: Frame) -> dict[str, Any]:
    binary = frame.kind is Kind.BINARY
    message, buffers = unpacked(frame.body if binary else frame.body.decode())
    if message["header"]["msg_type"] not in (UPDATE, RESTORE):
        raise ValueError("only news of widgets is taken")
    return {**message, "buffers": buffers}
