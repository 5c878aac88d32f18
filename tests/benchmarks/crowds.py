"""Crowds: a hundred visitors at once, what they take, and three hundred who answer."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import psutil
from tornado.httpclient import AsyncHTTPClient

from tests.benchmarks.goals import Figures
from tests.benchmarks.participant import OpenPage, Participant, open_page
from tests.benchmarks.pictures import percentile
from tests.benchmarks.processes import processor_seconds, wait_until_rest
from tests.browser.server import kernels_of, serving
from tests.browser.visitor import NL

T = TypeVar("T")

CROWD = 100
BURSTS = 3
LOAD = 300
EACH = 5.0
"""Seconds between two answers of one participant."""
LOAD_LASTS = 30.0
"""Seconds."""
IDLE_AFTER = 10.0
"""Seconds, where kernels are to end: longer than it takes to measure them."""
ACCOUNTS = ("initiative", "household", "care", "listening", "tenderness", "room")
ROOM = ("--max-pages", "500", "--max-pages-from-one-address", "500")


def burst(logs: Path) -> Figures:
    """Let a hundred visitors come at once: get the page, answer, have a picture."""
    with _server(logs / "burst.log") as (url, pid):
        return asyncio.run(_bursts(url, pid))


def memory(logs: Path) -> Figures:
    """Tell what a hundred participants take who have answered and seen all pictures."""
    idle = ("--idle-after", str(IDLE_AFTER))
    with _server(logs / "memory.log", *idle) as (url, pid):
        return asyncio.run(_memory(url, pid))


def load(logs: Path) -> Figures:
    """Let three hundred participants answer for a while, each every few seconds."""
    with _server(logs / "load.log") as (url, pid):
        return asyncio.run(_load(url, pid))


@contextmanager
def _server(log: Path, *options: str) -> Iterator[tuple[str, int]]:
    """Run our server with room for all; give a page's address when it rests."""
    with serving(None, log, *ROOM, *options) as (url, pid):
        wait_until_rest(pid)
        yield url + NL, pid


async def _bursts(url: str, pid: int) -> Figures:
    page = await open_page(url)
    http = AsyncHTTPClient(force_instance=True, max_clients=CROWD)
    seconds: list[float] = []
    worst: list[float] = []
    work: list[float] = []
    for _ in range(BURSTS):
        before = processor_seconds(pid)
        came = await _all(_come(page, http) for _ in range(CROWD))
        work.append((processor_seconds(pid) - before) / CROWD)
        seconds += [took for _, took in came]
        worst.append(max(took for _, took in came))
        for participant, _ in came:
            participant.leave()
        wait_until_rest(pid)
    return {
        "burst p50, ms": 1000 * statistics.median(seconds),
        "burst max, ms": 1000 * statistics.median(worst),
        "burst processor per visitor, ms": 1000 * statistics.median(work),
    }


async def _come(page: OpenPage, http: AsyncHTTPClient) -> tuple[Participant, float]:
    """Visit as a browser does; return how long it took until the picture was there."""
    began = time.perf_counter()
    participant = Participant(page)
    await participant.visit(http)
    await participant.connect()
    drawn = await participant.answer(attention_give=8, attention_receive=3)
    assert drawn.picture is not None, "an answer gave no picture"
    return participant, time.perf_counter() - began - drawn.done + drawn.picture


async def _memory(url: str, pid: int) -> Figures:
    page = await open_page(url)
    server = psutil.Process(pid)
    alone = server.memory_full_info().uss
    participants = [Participant(page) for _ in range(CROWD)]
    await _all(participant.connect() for participant in participants)
    for number, account in enumerate(ACCOUNTS):
        given = {f"{account}_give": number, f"{account}_receive": 9 - number}
        await _all(participant.answer(**given) for participant in participants)
    for entries in (3, 4):
        drawn = await _all(participant.write(entries) for participant in participants)
        assert all(one.picture for one in drawn), "a journal gave no picture"
    kernels = [kernel.memory_full_info().uss / 1e6 for kernel in kernels_of(pid)]
    assert len(kernels) == CROWD, "somebody's kernel has gone"
    grown = (server.memory_full_info().uss - alone) / 1e6
    await _all(one.wait_until_gone() for one in participants)
    wait_until_rest(pid)
    return {
        "private memory of a kernel, MB": statistics.median(kernels),
        "private memory of a kernel, highest, MB": max(kernels),
        "server's growth per participant, MB": grown / CROWD,
        "kernels of idle participants": len(kernels_of(pid)),
    }


async def _load(url: str, pid: int) -> Figures:
    page = await open_page(url)
    participants = [Participant(page) for _ in range(LOAD)]
    for some in range(0, LOAD, 20):
        await _all(one.connect() for one in participants[some : some + 20])
    began, before = time.perf_counter(), processor_seconds(pid)
    lives = [_live(one, EACH * at / LOAD) for at, one in enumerate(participants)]
    pictures = [took for life in await asyncio.gather(*lives) for took in life]
    lasted = time.perf_counter() - began
    cores = (processor_seconds(pid) - before) / lasted
    for participant in participants:
        participant.leave()
    return {
        "load p50, ms": 1000 * statistics.median(pictures),
        "load p95, ms": 1000 * percentile(pictures, 95),
        "load answers a second": len(pictures) / lasted,
        "load share of all processors": cores / (psutil.cpu_count() or 1),
    }


async def _live(participant: Participant, wait: float) -> list[float]:
    """Answer at equal intervals; return how long each picture took."""
    began = time.perf_counter() + wait
    pictures = []
    for turn in range(round(LOAD_LASTS / EACH)):
        await asyncio.sleep(max(0, began + turn * EACH - time.perf_counter()))
        drawn = await participant.answer(
            attention_give=(8 + 3 * turn) % 11, attention_receive=3
        )
        assert drawn.picture is not None, "an answer gave no picture"
        pictures.append(drawn.picture)
    return pictures


async def _all(acts: Iterable[Awaitable[T]]) -> list[T]:
    return await asyncio.gather(*acts)
