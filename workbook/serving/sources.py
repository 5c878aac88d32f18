"""Sources: where the kernels of a notebook come from, as the server was told."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from pathlib import Path

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets.config import Config

from workbook.notebooks import Notebook
from workbook.serving.pool import KernelPool
from workbook.serving.snapshot import Snapshot
from workbook.serving.stock import run_notebook
from workbook.serving.supervisor import CAN_FORK, Supervisor

logger = logging.getLogger(__name__)


class Sources:
    """Makes the source of kernels for a notebook.

    Parameters
    ----------
    forking
        Whether kernels are forked, where the system can do that. Else each is one of
        Jupyter's ordinary kernels.
    """

    def __init__(
        self,
        forking: bool,
        content: Path,
        manager: AsyncMappingKernelManager,
        config: Config,
    ) -> None:
        self.forks = forking and CAN_FORK
        if forking and not CAN_FORK:
            logger.warning("all pages get ordinary kernels: this system cannot fork")
        self.at_once = asyncio.Semaphore(os.cpu_count() or 2)
        """A notebook that runs takes a whole core: no more at once than cores."""
        self._supervisor = Supervisor(content)
        self._manager = manager
        self._config = config

    def snapshot(self, notebook: Notebook, ended: Callable[[], None]) -> Snapshot:
        """Return a source that forks; ``ended`` is told when it ends by accident."""
        return Snapshot(self._supervisor, notebook, ended)

    def pool(self, notebook: Notebook) -> KernelPool:
        """Return a source of ordinary kernels."""
        return KernelPool(lambda: run_notebook(self._manager, notebook, self._config))

    def renew(self) -> None:
        """Let what is run from now on have the program as it is now."""
        self._supervisor.renew()

    def close(self) -> None:
        """End all processes that were forked."""
        self._supervisor.close()
