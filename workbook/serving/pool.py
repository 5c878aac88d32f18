"""Pool: one kernel of a notebook stands ready, so that no first answer has to wait."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine
from typing import Any

from workbook.serving.executed import Executed
from workbook.serving.stock import StockKernel

logger = logging.getLogger(__name__)


class KernelPool:
    """Gives each visitor a kernel of its own.

    Parameters
    ----------
    start
        Starts a kernel that has run the notebook.
    rest
        Seconds between a visitor and the start of the next kernel: a start takes a
        whole core, just when the visitor waits for a first picture.
    """

    kind = "stock"

    def __init__(
        self, start: Callable[[], Coroutine[Any, Any, StockKernel]], rest: float = 2.0
    ) -> None:
        self._start = start
        self._rest = rest
        self._spare: asyncio.Future[StockKernel] | None = None
        # Visitors beyond the number of cores wait in line; who leaves meanwhile has
        # started nothing.
        self._line = asyncio.Semaphore(os.cpu_count() or 2)
        self._closed = False

    async def run(self) -> Executed:
        """Run the notebook, and keep the kernel for the first visitor.

        Raises
        ------
        WorkbookError
            If the notebook cannot be run.
        """
        kernel = await self._start()
        spare = asyncio.get_running_loop().create_future()
        spare.set_result(kernel)
        self._put_back(spare)
        return kernel.executed

    async def take(self) -> StockKernel:
        """Return a kernel for one visitor, and make the next one ready.

        Raises
        ------
        ServingError
            If the notebook cannot be run.
        """
        async with self._line:
            while True:
                coming = self._spare or asyncio.ensure_future(self._start())
                self._spare = None
                try:
                    kernel = await asyncio.shield(coming)
                except asyncio.CancelledError:
                    self._put_back(coming)
                    raise
                if await kernel.is_alive():
                    break
                logger.warning("a kernel that stood ready has died; starting another")
                await kernel.close()
        asyncio.get_running_loop().call_later(self._rest, self._refill)
        return kernel

    def _refill(self) -> None:
        if self._spare is None and not self._closed:
            self._spare = asyncio.ensure_future(self._start())

    async def close(self) -> None:
        """End the kernel that stands ready; who still waits gets one of his own."""
        self._closed = True
        spare, self._spare = self._spare, None
        if spare is not None:
            await _end(spare)

    def _put_back(self, coming: asyncio.Future[StockKernel]) -> None:
        """Keep a kernel that nobody waits for any more, or end it when there is one."""
        if self._spare is None and not self._closed:
            self._spare = coming
        else:
            coming.add_done_callback(lambda done: _ending.add(_ended(done)))


_ending: set[asyncio.Task[None]] = set()


def _ended(coming: asyncio.Future[StockKernel]) -> asyncio.Task[None]:
    task = asyncio.ensure_future(_end(coming))
    task.add_done_callback(_ending.discard)
    return task


async def _end(coming: asyncio.Future[StockKernel]) -> None:
    try:
        await (await coming).close()
    except Exception:
        logger.exception("a kernel that nobody used could not be ended")
