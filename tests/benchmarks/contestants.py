"""Contestants: the pages that are compared, each with a server of its own."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.browser.server import free_port, serving
from tests.browser.visitor import NL
from workbook.catalogue import content_dir

OURS, STATIC, VOILA = "ours", "static", "voila"
STOCK_KERNELS = "ours, stock kernels"


@dataclass(frozen=True)
class Contestant:
    """A page under test.

    Parameters
    ----------
    name
        ``ours``, ``ours, stock kernels``, ``static`` or ``voila``.
    url
        Address of the page.
    pid
        The server's process; kernels are its children.
    keeps_kernels
        Whether the server leaves a kernel behind when its page is closed.
    """

    name: str
    url: str
    pid: int
    keeps_kernels: bool = False


@contextlib.contextmanager
def contestants(logs: Path) -> Iterator[list[Contestant]]:
    """Run all servers; what they say goes to files in the folder ``logs``."""
    with contextlib.ExitStack() as running:
        url, pid = running.enter_context(serving(None, logs / "ours.log"))
        ordinary = running.enter_context(
            serving(None, logs / "stock-kernels.log", "--kernels", "stock")
        )
        plain = [sys.executable, "-m", "tests.benchmarks.static_page"]
        static = running.enter_context(_running(plain, logs / "static.log"))
        # Its own template, and nobody's settings. That a kernel which is ended stays
        # ended is the one thing that is told to it: see `keeps_kernels`.
        stock = [sys.executable, "-m", "voila", str(_notebook()), "--template=lab"]
        stock += ["--no-browser", "--KernelManager.autorestart=False", "--port"]
        voila = running.enter_context(_running(stock, logs / "voila.log"))
        yield [
            Contestant(OURS, url + NL, pid),
            Contestant(STOCK_KERNELS, ordinary[0] + NL, ordinary[1]),
            Contestant(STATIC, *static),
            Contestant(VOILA, *voila, keeps_kernels=True),
        ]


def _notebook() -> Path:
    return content_dir() / "notebooks" / f"{NL}.ipynb"


@contextlib.contextmanager
def _running(command: list[str], log: Path) -> Iterator[tuple[str, int]]:
    """Run a server whose last argument is its port; give its address and process id."""
    port = free_port()
    settings = log.with_suffix(".config")
    with log.open("w") as said:
        server = subprocess.Popen(
            [*command, str(port)],
            stdout=said,
            stderr=said,
            env={**os.environ, "JUPYTER_CONFIG_DIR": str(settings)},
        )
        try:
            _wait_for(port, server, log)
            yield f"http://127.0.0.1:{port}/", server.pid
        finally:
            server.terminate()
            server.wait(timeout=60)


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port)).close()
            return
        time.sleep(0.05)
    raise RuntimeError(f"{log.stem}: the server did not start:\n{log.read_text()}")
