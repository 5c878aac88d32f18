"""Far process: a snapshot or a kernel, as the server sees it at its end of the pipe."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket

from workbook.serving.forking.channel import HERE
from workbook.serving.frames import HEAD, LONGEST, Frame, Kind
from workbook.serving.kernel import KernelGoneError


class FarProcess:
    """A process that the server did not start itself, at the other end of a pipe.

    It is known by a descriptor that it sent: so it is this process that is ended, and
    never another one that got its number.
    """

    def __init__(
        self,
        pipe: socket.socket,
        descriptor: int,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self.pipe = pipe
        self._descriptor = descriptor
        self._reader = reader
        self._writer = writer
        self._closed = False

    @classmethod
    async def meet(cls, pipe: socket.socket) -> FarProcess:
        """Wait until the process is there.

        Raises
        ------
        KernelGoneError
            If it ended before.
        """
        pipe.setblocking(False)
        descriptor = None
        try:
            descriptor = await _descriptor_from(pipe)
            reader, writer = await asyncio.open_connection(sock=pipe)
        except BaseException:
            pipe.close()
            if descriptor is not None:
                os.close(descriptor)
            raise
        return cls(pipe, descriptor, reader, writer)

    @property
    def behind(self) -> int:
        """Bytes that the process has not yet taken."""
        size: int = self._writer.transport.get_write_buffer_size()
        return size

    def write(self, data: bytes) -> None:
        """Send bytes; nothing when the process has gone."""
        if not self._closed:
            self._writer.write(data)

    async def receive(self) -> Frame:
        """Wait for the next frame.

        Raises
        ------
        KernelGoneError
            If the process has ended, or says what none of ours says.
        """
        try:
            head = await self._reader.readexactly(HEAD.size)
            length, kind = HEAD.unpack(head)
            if length > LONGEST or kind not in set(Kind):
                raise KernelGoneError("its process speaks another language")
            return Frame(Kind(kind), await self._reader.readexactly(length))
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise KernelGoneError("its process has ended") from error

    def hang_up(self) -> None:
        """Close the pipe: the process ends when it looks the next time."""
        if not self._closed:
            self._closed = True
            self._writer.transport.abort()
            os.close(self._descriptor)

    def kill(self) -> None:
        """End the process at once, also one that hangs."""
        if not self._closed:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)
            self.hang_up()


async def _descriptor_from(pipe: socket.socket) -> int:
    """Wait for the descriptor with which a process introduces itself."""
    loop = asyncio.get_running_loop()
    met: asyncio.Future[list[int]] = loop.create_future()

    def read() -> None:
        try:
            first, descriptors, _, _ = socket.recv_fds(
                pipe, len(HERE), 1, socket.MSG_CMSG_CLOEXEC
            )
        except BlockingIOError:
            return
        except OSError:
            first, descriptors = b"", []
        loop.remove_reader(pipe)
        if met.done():
            for descriptor in descriptors:
                os.close(descriptor)
        else:
            met.set_result(descriptors if first else [])

    loop.add_reader(pipe, read)
    try:
        descriptors = await met
    except asyncio.CancelledError:
        # It may have come in the very moment.
        for descriptor in () if met.cancelled() else met.result():
            os.close(descriptor)
        raise
    finally:
        loop.remove_reader(pipe)
    if not descriptors:
        raise KernelGoneError("its process has ended before it was there")
    return descriptors[0]
