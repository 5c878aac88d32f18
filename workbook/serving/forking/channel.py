"""Channel: the pipe between the server and one process that it did not start itself.

Whoever is at the far end, a snapshot or a kernel, first sends a descriptor of its own
process: with it the server can end it, and never another one that got its number.
"""

from __future__ import annotations

import os
import socket

from workbook.serving.frames import HEAD, LONGEST, Frame, Kind

HERE = b"h"
"""The first byte at the far end; the descriptor of the process comes with it."""


def introduce(pipe: socket.socket) -> None:
    """Send a descriptor of this process to the server."""
    process = os.pidfd_open(os.getpid())
    socket.send_fds(pipe, [HERE], [process])
    os.close(process)


class FrameReader:
    """Makes frames of the bytes that come through a pipe."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> list[Frame]:
        """Return the frames that are complete with these bytes.

        Raises
        ------
        ValueError
            If a head is not one of ours.
        """
        self._bytes += data
        frames = []
        while len(self._bytes) >= HEAD.size:
            length, kind = HEAD.unpack_from(self._bytes)
            if length > LONGEST:
                raise ValueError("a frame is too long")
            end = HEAD.size + length
            if len(self._bytes) < end:
                break
            frames.append(Frame(Kind(kind), bytes(self._bytes[HEAD.size : end])))
            del self._bytes[:end]
        return frames
