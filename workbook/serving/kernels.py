"""Kernels: start one, run a notebook in it, keep one ready for the next visitor."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import nbformat
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from traitlets.config import Config
from voila.execute import VoilaExecutor

from workbook.catalogue import CONTENT_VARIABLE, content_dir
from workbook.errors import ServingError
from workbook.notebooks import Notebook
from workbook.widgets.base import PAGE_VARIABLE

logger = logging.getLogger(__name__)

AT_ONCE = asyncio.Semaphore(os.cpu_count() or 2)
"""Starting a kernel takes a whole core for a second: no more at once than cores."""


@dataclass
class PageKernel:
    """A kernel that has run one notebook: its outputs, widget models and channels."""

    kernel_id: str
    client: AsyncKernelClient
    notebook: NotebookNode
    models: dict[str, dict[str, Any]]
    manager: AsyncMappingKernelManager

    async def died(self) -> None:
        """Wait until the kernel's process has ended, whoever ended it."""
        provisioner = self.manager.get_kernel(self.kernel_id).provisioner
        if provisioner is not None:
            await provisioner.wait()

    async def close(self) -> None:
        """End the kernel. Nothing is asked of it: it holds nothing worth keeping."""
        self.client.stop_channels()
        if self.kernel_id in self.manager:
            shutdown: Any = self.manager.shutdown_kernel
            await ensure_async(shutdown(self.kernel_id, now=True))


async def run_notebook(
    manager: AsyncMappingKernelManager, notebook: Notebook, config: Config
) -> PageKernel:
    """Start a kernel and run a notebook in it.

    Raises
    ------
    ServingError
        If a cell fails; the message is the error's own.
    """
    async with AT_ONCE:
        kernel_id = await manager.start_kernel(
            kernel_name="python3",
            env=_environment(notebook),
            extra_arguments=["--HistoryManager.enabled=False"],
        )
        kernel = manager.get_kernel(kernel_id)
        executor = VoilaExecutor(
            nbformat.read(notebook.path, as_version=4),  # type: ignore[no-untyped-call]
            km=kernel,
            config=config,
            show_tracebacks=True,
        )
        executor.reset_execution_trackers()
        executor.kc = client = await executor.async_start_new_kernel_client()
        page_kernel = PageKernel(
            kernel_id, client, executor.nb, executor.widget_state, manager
        )
        try:
            for index, cell in enumerate(executor.nb.cells):
                await executor.async_execute_cell(cell, index, store_history=False)
        except CellExecutionError as error:
            await page_kernel.close()
            message = str(error.evalue)
            raise ServingError(
                f"{notebook.name}.ipynb cell {index + 1}",
                f"{error.ename}: {message}",
                "mend it; the page opens again by itself",
            ) from error
        except BaseException:
            await page_kernel.close()
            raise
    return page_kernel


def _environment(notebook: Notebook) -> dict[str, str]:
    return {
        **os.environ,
        PAGE_VARIABLE: notebook.name,
        CONTENT_VARIABLE: str(content_dir()),
        # One answer at a time: threads of the numerics cost more than they give.
        "OPENBLAS_NUM_THREADS": "1",
    }


@dataclass
class KernelPool:
    """Keeps one kernel of a notebook ready, so that the first answer need not wait."""

    start: Callable[[], Any]
    _ready: asyncio.Task[PageKernel] | None = None
    _closing: set[asyncio.Task[None]] = field(default_factory=set)

    def offer(self, kernel: PageKernel) -> None:
        """Keep a kernel that is there already, the one that made the document."""

        async def itself() -> PageKernel:
            return kernel

        self._ready = asyncio.ensure_future(itself())

    async def take(self) -> PageKernel:
        """Return a kernel for one visitor, and make the next one ready."""
        ready = self._ready or asyncio.ensure_future(self.start())
        self._ready = asyncio.ensure_future(self.start())
        kernel: PageKernel = await ready
        if kernel.kernel_id in kernel.manager and await ensure_async(
            kernel.manager.is_alive(kernel.kernel_id)
        ):
            return kernel
        logger.warning("a kernel that stood ready has died; starting another")
        return await self.take()

    async def close(self) -> None:
        """End the kernel that stands ready."""
        ready, self._ready = self._ready, None
        if ready is None:
            return
        try:
            await (await ready).close()
        except Exception:
            logger.exception("a kernel that stood ready could not be ended")
