"""Stock: kernels that Jupyter starts, for where and for what nothing can be forked."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from typing import Any

import nbformat
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat import NotebookNode
from traitlets.config import Config
from voila.execute import VoilaExecutor

from workbook.catalogue import content_dir
from workbook.notebooks import Notebook
from workbook.serving.executed import Executed, Model
from workbook.serving.faults import CELL_LIMIT, cell_fault, died_fault, endless_fault
from workbook.serving.frames import Frame
from workbook.serving.kernel import KernelGoneError
from workbook.serving.messages import PageMessage, for_page
from workbook.serving.supervisor import kernel_environment
from workbook.widgets.base import PAGE_VARIABLE

AT_ONCE = asyncio.Semaphore(os.cpu_count() or 2)
"""Starting a kernel takes a whole core for a second: no more at once than cores."""


class StockKernel:
    """A kernel of Jupyter's kernel manager that has run one notebook."""

    def __init__(
        self,
        manager: AsyncMappingKernelManager,
        kernel_id: str,
        client: AsyncKernelClient,
        executed: Executed,
    ) -> None:
        self.executed = executed
        self._manager = manager
        self._kernel_id = kernel_id
        self._client = client
        self._death: asyncio.Task[None] | None = None

    behind = 0
    """What ZeroMQ has not yet sent is not known."""

    def send(self, message: PageMessage) -> None:
        """Tell the kernel what its page has to say."""
        session = self._client.session
        relayed: dict[str, Any] = session.msg(message.kind, message.content)
        relayed["header"]["msg_id"] = relayed["msg_id"] = message.msg_id
        self._client.shell_channel.send({**relayed, "buffers": message.buffers})

    async def receive(self) -> Frame:
        """Wait for what the kernel says next; KernelGoneError when it has ended."""
        if self._death is None:
            self._death = asyncio.ensure_future(self._died())
        while True:
            said = asyncio.ensure_future(self._client.get_iopub_msg())
            try:
                await asyncio.wait([said, self._death], return_when="FIRST_COMPLETED")
                if not said.done():
                    raise KernelGoneError("its process has ended")
                message = said.result()
            finally:
                said.cancel()
            if frame := for_page(message, message.get("buffers") or ()):
                return frame

    async def close(self) -> None:
        """End the kernel. Nothing is asked of it: it holds nothing worth keeping."""
        if self._death is not None:
            self._death.cancel()
        self._client.stop_channels()
        await _end(self._manager, self._kernel_id)

    async def is_alive(self) -> bool:
        """Tell whether the kernel's process still runs."""
        if self._kernel_id not in self._manager:
            return False
        alive: bool = await ensure_async(self._manager.is_alive(self._kernel_id))
        return alive

    async def _died(self) -> None:
        """Wait until the kernel's process has ended, whoever ended it."""
        provisioner = self._manager.get_kernel(self._kernel_id).provisioner
        if provisioner is not None:
            await provisioner.wait()


async def run_notebook(
    manager: AsyncMappingKernelManager, notebook: Notebook, config: Config
) -> StockKernel:
    """Start a kernel and run a notebook in it.

    Raises
    ------
    WorkbookError
        If a cell fails or the kernel does not start. No kernel is left behind.
    """
    node = nbformat.read(notebook.path, as_version=4)  # type: ignore[no-untyped-call]
    environment = kernel_environment(content_dir())
    async with AT_ONCE:
        kernel_id = await manager.start_kernel(
            kernel_name="python3",
            env={**environment, PAGE_VARIABLE: notebook.name},
            extra_arguments=[
                "--HistoryManager.enabled=False",
                "--IPKernelApp.kernel_class=workbook.serving.page_kernel.PageKernel",
            ],
        )
        try:
            return await _run_cells(manager, kernel_id, node, config)
        except BaseException as error:
            await _end(manager, kernel_id)
            if isinstance(error, CellExecutionError):
                raise cell_fault(notebook, error.ename, error.evalue) from error
            if isinstance(error, CellTimeoutError):
                raise endless_fault(notebook) from error
            if isinstance(error, RuntimeError):
                raise died_fault(notebook) from error
            raise


async def _run_cells(
    manager: AsyncMappingKernelManager,
    kernel_id: str,
    node: NotebookNode,
    config: Config,
) -> StockKernel:
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
    models = {
        model_id: Model(state, list(executor.widget_buffers.get(model_id, {}).values()))
        for model_id, state in executor.widget_state.items()
    }
    return StockKernel(manager, kernel_id, client, Executed(executor.nb, models))


async def _end(manager: AsyncMappingKernelManager, kernel_id: str) -> None:
    if kernel_id in manager:
        shutdown: Any = manager.shutdown_kernel
        # Somebody else may have ended it in the same moment.
        with suppress(KeyError):
            await ensure_async(shutdown(kernel_id, now=True))
