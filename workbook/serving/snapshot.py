"""Snapshot: what the kernels of one notebook are forked from, as the server sees it."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import Callable
from typing import Any

import nbformat

from workbook.errors import WorkbookError
from workbook.notebooks import Notebook
from workbook.serving.executed import Executed, Model
from workbook.serving.far_process import FarProcess
from workbook.serving.faults import CELL_LIMIT, cell_fault, died_fault, endless_fault
from workbook.serving.frames import Frame
from workbook.serving.kernel import Kernel, KernelGoneError
from workbook.serving.messages import PageMessage
from workbook.serving.supervisor import Supervisor

logger = logging.getLogger(__name__)

COMING = 60.0
"""Seconds that a process may take to come; a busy machine needs a few."""
AT_ONCE = 32
"""Kernels that are asked for at once; others wait: a pipe holds only some hundreds."""


class UnforkableError(WorkbookError):
    """The notebook does something that a fork would not take along."""


class ForkedKernel:
    """A kernel that a snapshot has forked for one page."""

    def __init__(self, process: FarProcess) -> None:
        self._process = process

    @property
    def behind(self) -> int:
        """Bytes of messages that the kernel has not yet taken."""
        return self._process.behind

    def send(self, message: PageMessage) -> None:
        """Tell the kernel what its page has to say; nothing when it has gone."""
        self._process.write(message.piped())

    async def receive(self) -> Frame:
        """Wait for what the kernel says next; KernelGoneError when it has ended."""
        return await self._process.receive()

    async def close(self) -> None:
        """End the kernel, also one that hangs."""
        self._process.kill()


class Snapshot:
    """A process that has run a notebook, and forks a kernel for each page.

    Parameters
    ----------
    ended
        Is called when the snapshot ends by itself. Its kernels go on.
    """

    kind = "forked"

    def __init__(
        self, supervisor: Supervisor, notebook: Notebook, ended: Callable[[], None]
    ) -> None:
        self._supervisor = supervisor
        self._notebook = notebook
        self._ended = ended
        self._process: FarProcess | None = None
        self._line = asyncio.Semaphore(AT_ONCE)
        self._watch: asyncio.Task[None] | None = None

    async def run(self) -> Executed:
        """Run the notebook, and return what it left.

        Raises
        ------
        UnforkableError
            If the notebook needs a kernel that is not forked.
        WorkbookError
            If a cell fails.
        """
        try:
            try:
                process = await self._meet()
            except KernelGoneError:
                # The warm process has ended with the request on its way to it.
                process = await self._meet()
        except (KernelGoneError, TimeoutError) as error:
            raise died_fault(self._notebook) from error
        try:
            result = await self._result(process)
        except BaseException:
            process.kill()
            raise
        self._process = process
        self._watch = asyncio.ensure_future(self._tell_end(process))
        return result

    async def take(self) -> Kernel:
        """Return a kernel for one page.

        Raises
        ------
        KernelGoneError
            If the snapshot has ended.
        """
        async with self._line:
            return ForkedKernel(await self._forked())

    async def _forked(self) -> FarProcess:
        if self._process is None:
            raise KernelGoneError("the snapshot has ended")
        ours, theirs = socket.socketpair()
        try:
            socket.send_fds(self._process.pipe, [b"k"], [theirs.fileno()])
        except OSError as error:
            ours.close()
            raise KernelGoneError("the snapshot has ended") from error
        finally:
            theirs.close()
        return await asyncio.wait_for(FarProcess.meet(ours), COMING)

    async def close(self) -> None:
        """Fork no more; the kernels of open pages go on."""
        if self._watch is not None:
            self._watch.cancel()
        if self._process is not None:
            self._process.hang_up()
            self._process = None

    async def _meet(self) -> FarProcess:
        pipe = self._supervisor.ask_for_snapshot(self._notebook)
        return await asyncio.wait_for(FarProcess.meet(pipe), COMING)

    async def _result(self, process: FarProcess) -> Executed:
        while True:
            try:
                frame = await asyncio.wait_for(process.receive(), CELL_LIMIT)
            except TimeoutError as error:
                raise endless_fault(self._notebook) from error
            except KernelGoneError as error:
                raise died_fault(self._notebook) from error
            told: dict[str, Any] = json.loads(frame.body)
            if "unforkable" in told:
                raise UnforkableError(told["unforkable"])
            if fault := told.get("fault"):
                raise cell_fault(self._notebook, fault["name"], fault["value"])
            if errors := told.get("errors"):
                logger.warning("%s: %s", self._notebook.name, errors.rstrip())
            if "executed" in told:
                return _executed(told["executed"])

    async def _tell_end(self, process: FarProcess) -> None:
        try:
            while True:
                await process.receive()
        except KernelGoneError:
            logger.warning("%s: its snapshot has ended", self._notebook.name)
        await self.close()
        self._ended()


def _executed(told: dict[str, Any]) -> Executed:
    notebook = nbformat.reads(told["notebook"], as_version=4)  # type: ignore[no-untyped-call]
    models = {
        model_id: Model(model["state"], model.get("buffers", []))
        for model_id, model in told["models"].items()
    }
    return Executed(notebook, models)
