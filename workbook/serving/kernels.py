"""Kernels: start one, run a notebook in it, end it."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import Any

import nbformat
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat import NotebookNode
from traitlets.config import Config
from voila.execute import VoilaExecutor

from workbook.catalogue import CONTENT_VARIABLE, content_dir
from workbook.errors import ContentError, PageError, ServingError, WorkbookError
from workbook.notebooks import Notebook
from workbook.widgets.base import PAGE_VARIABLE

OURS = (ContentError.__name__, PageError.__name__)
"""Errors that a facilitator can read as they are."""

CELL_LIMIT = 30
"""Seconds that a cell may take; one of a page needs less than one."""

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
        await _end(self.manager, self.kernel_id)

    async def is_alive(self) -> bool:
        """Tell whether the kernel's process still runs."""
        if self.kernel_id not in self.manager:
            return False
        alive: bool = await ensure_async(self.manager.is_alive(self.kernel_id))
        return alive


async def run_notebook(
    manager: AsyncMappingKernelManager, notebook: Notebook, config: Config
) -> PageKernel:
    """Start a kernel and run a notebook in it.

    Raises
    ------
    ServingError
        If a cell fails or the kernel does not start. No kernel is left behind.
    """
    node = nbformat.read(notebook.path, as_version=4)  # type: ignore[no-untyped-call]
    async with AT_ONCE:
        kernel_id = await manager.start_kernel(
            kernel_name="python3",
            env=_environment(notebook),
            extra_arguments=["--HistoryManager.enabled=False"],
        )
        try:
            return await _run_cells(manager, kernel_id, node, config)
        except BaseException as error:
            await _end(manager, kernel_id)
            if isinstance(error, CellExecutionError):
                raise _cell_fault(notebook, error) from error
            if isinstance(error, CellTimeoutError):
                raise ServingError(
                    f"{notebook.name}.ipynb",
                    f"a cell did not end within {CELL_LIMIT} seconds",
                    "look for a loop without end",
                ) from error
            if isinstance(error, RuntimeError):
                raise ServingError(
                    notebook.name,
                    "its kernel ended while it ran the notebook",
                    "look whether a cell ends it, and whether there is memory left",
                ) from error
            raise


async def _run_cells(
    manager: AsyncMappingKernelManager,
    kernel_id: str,
    node: NotebookNode,
    config: Config,
) -> PageKernel:
    kernel = manager.get_kernel(kernel_id)
    executor = VoilaExecutor(node, km=kernel, config=config, show_tracebacks=True)
    executor.timeout = CELL_LIMIT
    executor.reset_execution_trackers()
    executor.kc = client = await executor.async_start_new_kernel_client()
    try:
        for index, cell in enumerate(executor.nb.cells):
            await executor.async_execute_cell(cell, index, store_history=False)
    except BaseException:
        client.stop_channels()
        raise
    return PageKernel(kernel_id, client, executor.nb, executor.widget_state, manager)


async def _end(manager: AsyncMappingKernelManager, kernel_id: str) -> None:
    if kernel_id in manager:
        shutdown: Any = manager.shutdown_kernel
        await ensure_async(shutdown(kernel_id, now=True))


def _cell_fault(notebook: Notebook, error: CellExecutionError) -> WorkbookError:
    if error.ename in OURS:
        # It says place, fault and remedy by itself.
        return WorkbookError(f"{notebook.name}.ipynb: {error.evalue}")
    return ServingError(
        f"{notebook.name}.ipynb",
        f"a cell fails ({error.ename}: {error.evalue})",
        "mend it and open the page again",
    )


def _environment(notebook: Notebook) -> dict[str, str]:
    return {
        **os.environ,
        PAGE_VARIABLE: notebook.name,
        CONTENT_VARIABLE: str(content_dir()),
        # One answer at a time: threads of the numerics cost more than they give.
        "OPENBLAS_NUM_THREADS": "1",
    }
