"""Snapshot: a process that has run one notebook, and forks a kernel for each page."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import random
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NoReturn

import nbformat
import numpy.random
from ipywidgets import Layout

from workbook.catalogue import settle
from workbook.serving.forking import private
from workbook.serving.forking.channel import introduce
from workbook.serving.forking.compacting import fill_gaps, gather_code
from workbook.serving.forking.execution import (
    CellError,
    UnforkableError,
    living_widgets,
    run_cells,
    widget_models,
)
from workbook.serving.forking.limits import address_space, limit
from workbook.serving.forking.naming import KERNEL, SNAPSHOT, name_process
from workbook.serving.forking.rehearsal import rehearse
from workbook.serving.forking.session import PipeSession, Stream
from workbook.serving.forking.visit import Visit
from workbook.serving.frames import Frame, Kind, packed
from workbook.serving.wordless import told
from workbook.widgets.base import PAGE_VARIABLE, PageWidget

LEARNING: Final = 3
"""Rehearsals after which code is hardly written to any more."""


def serve(notebook: str, page: str, pipe: socket.socket) -> NoReturn:
    """Run a notebook, tell the server what it left, and fork when asked to.

    Through the pipe go: a descriptor of this process; the number of each cell that
    begins; and the result, or what went wrong. Then comes one byte for each kernel that
    is wanted, with the pipe to its page.
    """
    os.environ[PAGE_VARIABLE] = page
    # Its kernels have the words of its document, also while somebody edits them.
    settle()
    name_process(SNAPSHOT)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    introduce(pipe)
    try:
        visit, alone = asyncio.run(_make_ready(Path(notebook), pipe))
    except CellError as error:
        _tell(pipe, {"fault": {"name": error.name, "value": error.value}})
        os._exit(0)
    except Exception as error:
        if not isinstance(error, UnforkableError):
            traceback.print_exc(file=sys.__stderr__)
        _tell(pipe, {"unforkable": str(error) or type(error).__name__})
        os._exit(0)
    room = address_space()
    # The system buries kernels that end.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.collect()
    private.give_back_memory()
    # What is there now is never looked at again by the collector, so it stays shared.
    gc.freeze()
    _filling = fill_gaps()
    while True:
        wanted, descriptors, _, _ = socket.recv_fds(pipe, 1, 1)
        if not wanted:
            os._exit(0)
        if os.fork() == 0:
            pipe.close()
            limit(room)
            attend = visit.attend if alone else visit.attend_in_loop
            _become_kernel(attend, socket.socket(fileno=descriptors[0]))
        os.close(descriptors[0])


async def _make_ready(path: Path, pipe: socket.socket) -> tuple[Visit, bool]:
    """Run the notebook and tell what it left; return the visit that can begin.

    The second part tells whether no widgets but ours are on the page.
    """
    kernel = private.make_kernel(PipeSession())
    sys.stdout, sys.stderr = Stream(kernel, "stdout"), Stream(kernel, "stderr")
    os.chdir(path.parent)
    sys.path.insert(0, "")
    notebook, errors = await run_cells(
        kernel, path, lambda number: _tell(pipe, {"cell": number})
    )
    executed = {"notebook": nbformat.writes(notebook), "models": widget_models()}  # type: ignore[no-untyped-call]
    alone = all(isinstance(w, Layout | PageWidget) for w in living_widgets())
    visit = Visit(kernel)
    rehearse(visit, in_place=alone)
    if alone:
        gather_code(lambda: rehearse(visit, in_place=True))
        # Python writes into code as long as it learns what the code does.
        for _ in range(LEARNING):
            rehearse(visit, in_place=True)
    # Last: what is told now is there for good.
    _tell(pipe, {"executed": executed, "errors": errors})
    return visit, alone


def _tell(pipe: socket.socket, message: dict[str, Any]) -> None:
    pipe.sendall(packed(message).piped())


def _become_kernel(
    attend: Callable[[socket.socket], None], pipe: socket.socket
) -> NoReturn:
    """Serve one page in the fork that this process is now."""
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        random.seed()
        numpy.random.seed(random.getrandbits(32))
        name_process(KERNEL)
        introduce(pipe)
        attend(pipe)
    except Exception as error:
        text = told(error).encode("utf-8", "replace")
        with contextlib.suppress(OSError):
            pipe.sendall(Frame(Kind.LOG, text).piped())
    os._exit(0)
