"""Supervisor: starts the warm process, and asks it for snapshots."""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from workbook.catalogue import CONTENT_VARIABLE
from workbook.notebooks import Notebook
from workbook.rooms.engines import DATABASE_VARIABLE
from workbook.widgets.base import PAGE_VARIABLE

logger = logging.getLogger(__name__)

CAN_FORK: Final = sys.platform == "linux" and hasattr(os, "pidfd_open")
"""Elsewhere a fork of a process with Apple's or Microsoft's libraries is not safe."""


def kernel_environment(content: Path) -> dict[str, str]:
    """Return the environment of every kernel, whatever kind it is."""
    # A kernel has no business with rooms, nor with the password of their database.
    own = {name: v for name, v in os.environ.items() if name != DATABASE_VARIABLE}
    return {
        **own,
        CONTENT_VARIABLE: str(content),
        # Tells the widgets that they are served; a snapshot knows its page later.
        PAGE_VARIABLE: "",
        # A page needs no echo of what it said itself.
        "JUPYTER_WIDGETS_ECHO": "0",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        # One answer at a time: threads of the numerics cost more than they give, and
        # a process with threads cannot be forked.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


class Supervisor:
    """Keeps one warm process, and starts another one when it has ended.

    Snapshots and kernels do not depend on it: they go on when it ends. They all end
    with the server, by the lifeline that they share; see ``forking/warm.py``.
    """

    def __init__(self, content: Path) -> None:
        self._content = content
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: socket.socket | None = None
        self._lifelines: list[int] = []

    def ask_for_snapshot(self, notebook: Notebook) -> socket.socket:
        """Let a snapshot of a notebook be forked; return our end of the pipe to it."""
        ours, theirs = socket.socketpair()
        request = {"notebook": str(notebook.path), "page": notebook.name}
        packet = json.dumps(request).encode()
        with theirs:
            try:
                socket.send_fds(self._warm(), [packet], [theirs.fileno()])
            except OSError:
                logger.warning("the warm process has ended; starting another")
                self.renew()
                socket.send_fds(self._warm(), [packet], [theirs.fileno()])
        return ours

    def renew(self) -> None:
        """Let the next snapshot come from a new warm process: the program changed."""
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """End the warm process, and everything that was forked from it."""
        self.renew()
        while self._lifelines:
            os.close(self._lifelines.pop())

    def _warm(self) -> socket.socket:
        if self._pipe is None:
            self._pipe = self._start()
        return self._pipe

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        lifeline, ours_of_it = os.pipe()
        numbers = [theirs.fileno(), lifeline]
        module = "workbook.serving.forking.warm"
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *map(str, numbers)],
            pass_fds=numbers,
            env=kernel_environment(self._content),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        theirs.close()
        os.close(lifeline)
        self._lifelines.append(ours_of_it)
        return ours
