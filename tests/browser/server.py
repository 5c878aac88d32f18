"""Fixtures: a real server per test session, and a visitor in front of it."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import psutil
import pytest
from playwright.sync_api import Page

from workbook.serving.forking.naming import KERNEL

from .visitor import Visitor


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def kernels_of(server: int) -> list[psutil.Process]:
    """Return the kernels of a server, of either kind."""
    return [p for p in processes_of(server) if _is_kernel(p)]


def processes_of(server: int, name: str = "") -> list[psutil.Process]:
    """Return what a server has started, and what was forked from that; by name."""
    found = psutil.Process(server).children(recursive=True)
    return [process for process in found if name in _name(process)]


def _is_kernel(process: psutil.Process) -> bool:
    if _name(process) == KERNEL:
        return True
    with contextlib.suppress(psutil.NoSuchProcess):
        return any("ipykernel_launcher" in part for part in process.cmdline())
    return False


def _name(process: psutil.Process) -> str:
    with contextlib.suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
        return str(process.name())
    return ""


@contextlib.contextmanager
def serving(
    content: Path | None, log: Path, *options: str, port: int | None = None
) -> Iterator[tuple[str, int]]:
    """Run ``workbook serve`` and give its address once visitors can come in."""
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    rooms = f"sqlite:///{log.parent}/data/rooms.sqlite"
    environment.setdefault("WORKBOOK_DATABASE_URL", rooms)
    if content is not None:
        environment["WORKBOOK_CONTENT"] = str(content)
    command = [sys.executable, "-m", "workbook", "serve", "--no-browser"]
    with log.open("w") as errors:
        server = subprocess.Popen(
            [*command, "--port", str(port or free_port()), *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=environment,
        )
        assert server.stdout is not None
        try:
            for line in server.stdout:
                if line.startswith("Workbook ready: "):
                    yield line.removeprefix("Workbook ready: ").strip(), server.pid
                    return
            pytest.fail(f"the server did not start:\n{log.read_text()}")
        finally:
            # Not SIGINT: a job in the background of a script is deaf to that.
            server.terminate()
            server.stdout.close()
            try:
                server.wait(timeout=60)
            except subprocess.TimeoutExpired:
                server.kill()
                raise


def wait_until_made(page: str) -> None:
    """Wait until a page is there itself, and not the one that says it is coming."""
    for _ in range(60):
        # The server answers when it is made, or after a while.
        with contextlib.suppress(HTTPError), urlopen(page) as answer:
            if answer.status == 200:
                return
    pytest.fail(f"{page} was not made")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Address and process id of a server with the real content."""
    with serving(None, tmp_path_factory.mktemp("server") / "log.txt") as served:
        yield served


@pytest.fixture(scope="session")
def server(served: tuple[str, int]) -> str:
    """Address of a server with the real content, ending in a slash."""
    return served[0]


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """Serve other content: a function from its folder to an address."""
    with contextlib.ExitStack() as running:

        def start(content: Path) -> str:
            log = tmp_path_factory.mktemp("server") / "log.txt"
            return running.enter_context(serving(content, log))[0]

        yield start


@pytest.fixture
def kill_kernels(served: tuple[str, int]) -> Callable[[], None]:
    """Kill every kernel of the server at once, as a machine short of memory would."""

    def kill() -> None:
        for process in kernels_of(served[1]):
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()

    return kill


@pytest.fixture
def visitor(page: Page, server: str) -> Visitor:
    """Somebody who comes for the first time."""
    return Visitor(page, server)
