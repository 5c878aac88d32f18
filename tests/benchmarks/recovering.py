"""Recovering: how long a participant waits for a picture when something has ended."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path

import psutil
from tornado.httpclient import HTTPClientError

from tests.benchmarks.goals import Figures
from tests.benchmarks.participant import (
    PATIENCE,
    Drawn,
    GoneError,
    Participant,
    open_page,
)
from tests.benchmarks.processes import wait_until_rest
from tests.browser.server import free_port, kernels_of, processes_of, serving
from tests.browser.visitor import NL
from workbook.serving.forking.naming import SNAPSHOT

TURNS = 3
AGAIN = 0.02
"""Seconds until a participant tries again; the page's script waits a little longer."""


def recover(logs: Path) -> Figures:
    """End a kernel, then a snapshot, then the server; each time somebody goes on."""
    port = free_port()
    with ExitStack() as servers:
        url, pid = servers.enter_context(serving(None, logs / "first.log", port=port))
        wait_until_rest(pid)
        figures = {
            "kernel killed -> picture, ms": _median(_without_kernel, url, pid),
            "snapshot killed -> picture of the next, ms": _median(
                _without_snapshot, url, pid
            ),
        }
        return {**figures, **asyncio.run(_without_server(url, servers, logs, port))}


def _median(story: Callable[[str, int], Awaitable[float]], url: str, pid: int) -> float:
    async def told() -> float:
        return await story(url, pid)

    return 1000 * statistics.median(asyncio.run(told()) for _ in range(TURNS))


async def _without_kernel(url: str, pid: int) -> float:
    participant = await _answered(url)
    _end(kernels_of(pid))
    began = time.perf_counter()
    await participant.wait_until_gone()
    await _go_on(participant)
    took = time.perf_counter() - began
    participant.leave()
    return took


async def _without_snapshot(url: str, pid: int) -> float:
    participant = await _answered(url)
    _end(processes_of(pid, SNAPSHOT))
    began = time.perf_counter()
    another = Participant(await open_page(url + NL))
    await another.connect()
    await another.answer(attention_give=8, attention_receive=3)
    took = time.perf_counter() - began
    # Who had a kernel has it still.
    await participant.answer(attention_give=7)
    participant.leave()
    another.leave()
    wait_until_rest(pid)
    return took


async def _without_server(
    url: str, servers: ExitStack, logs: Path, port: int
) -> Figures:
    participant = await _answered(url)
    began = time.perf_counter()
    loop = asyncio.get_running_loop()

    def restart() -> float:
        servers.close()
        servers.enter_context(serving(None, logs / "second.log", port=port))
        return time.perf_counter() - began

    restarting = loop.run_in_executor(None, restart)
    await participant.wait_until_gone()
    await _go_on(participant)
    took = time.perf_counter() - began
    return {
        "server restarted -> picture, ms": 1000 * took,
        "server restarted -> it is ready, ms": 1000 * await restarting,
    }


async def _answered(url: str) -> Participant:
    participant = Participant(await open_page(url + NL))
    await participant.connect()
    await participant.answer(attention_give=8, attention_receive=3)
    return participant


async def _go_on(participant: Participant) -> Drawn:
    """Take up the connection again until a kernel has drawn all that was answered."""
    until = time.perf_counter() + PATIENCE
    while True:
        try:
            drawn = await participant.connect()
        except (OSError, HTTPClientError, GoneError):
            if time.perf_counter() > until:
                raise
            await asyncio.sleep(AGAIN)
        else:
            assert drawn.picture is not None, "what was answered gave no picture"
            return drawn


def _end(processes: list[psutil.Process]) -> None:
    for process in processes:
        process.kill()
