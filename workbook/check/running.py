"""Running: execute each notebook as a visit would, and tell the cell that fails."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_async
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from workbook.catalogue import CONTENT_VARIABLE
from workbook.check.draft import Draft
from workbook.check.report import Report
from workbook.errors import ContentError

CELL_TIMEOUT: Final = 60
"""Seconds that one cell may take."""
KNOWN: Final = f"{ContentError.__name__}: "
"""How the fault of a cell begins that a content file is to blame for."""

# What Jupyter has to say about a kernel is told as a fault, and nowhere else.
_silent = logging.getLogger("workbook.check.kernels")
_silent.addHandler(logging.NullHandler())
_silent.propagate = False


def run_notebooks(
    drafts: Sequence[Draft],
    content: Path,
    report: Report,
    *,
    timeout: float = CELL_TIMEOUT,
) -> None:
    """Execute notebooks, as many at once as there are cores; note each that fails.

    The outputs are added to their nodes, not to their files. A cell that is known to
    fail, such as one with a name of no instrument, is not told again when it does; nor
    is a fault of a content file that it loads.
    """
    errors = asyncio.run(_run_all(drafts, content, timeout))
    told = {str(fault) for fault in report.faults}
    for error in errors:
        if error and not told.issuperset(error.fault.removeprefix(KNOWN).splitlines()):
            report.blame(error)


async def _run_all(
    drafts: Sequence[Draft], content: Path, timeout: float
) -> list[ContentError | None]:
    at_once = asyncio.Semaphore(os.cpu_count() or 2)

    async def run(draft: Draft) -> ContentError | None:
        async with at_once:
            return await _run(draft, content, timeout)

    return await asyncio.gather(*map(run, drafts))


async def _run(draft: Draft, content: Path, timeout: float) -> ContentError | None:
    """Execute one notebook; return what went wrong in its first failing cell."""
    manager = AsyncKernelManager(kernel_name="python3", log=_silent)
    client = NotebookClient(
        draft.node,
        km=manager,
        log=_silent,
        timeout=timeout,
        extra_arguments=["--HistoryManager.enabled=False"],
    )
    place, position = draft.name, 0
    try:
        # In the folder of this process: so it finds the same package in a checkout.
        await client.async_start_new_kernel(
            env={**os.environ, CONTENT_VARIABLE: str(content)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        await client.async_start_new_kernel_client()
        for position, cell in enumerate(client.nb.cells, 1):
            place = draft.place(position)
            await client.async_execute_cell(cell, position - 1)
    except CellExecutionError as error:
        remedy = "mend the cell, or what it asks for"
        fault = f"{error.ename}: {error.evalue}"
        return None if position in draft.failing else ContentError(place, fault, remedy)
    except CellTimeoutError:
        fault = f"it takes longer than {timeout:g} seconds"
        return ContentError(place, fault, "let it do less, or do it elsewhere")
    except DeadKernelError:
        return ContentError(place, "its kernel died", "see what it does to the memory")
    except Exception as error:  # of the kernel's start: told, and the others go on
        fault = f"its kernel does not work ({type(error).__name__}: {error})"
        return ContentError(place, fault, "install the workbook again")
    finally:
        if client.kc is not None:
            client.kc.stop_channels()
        if manager.has_kernel:
            await ensure_async(manager.shutdown_kernel(now=True))
    return None
