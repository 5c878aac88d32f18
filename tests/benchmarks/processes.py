"""Processes: a server with its kernels, what memory they take, when they rest."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

import psutil

REST = 0.3
"""Seconds in which a resting server does next to nothing."""
NEXT_TO_NOTHING = 0.02
"""Seconds of a processor."""


def tree(pid: int) -> list[psutil.Process]:
    """Return a server's process and all that it started."""
    server = psutil.Process(pid)
    return [server, *server.children(recursive=True)]


def private_memory(pid: int) -> dict[str, float]:
    """Return the memory of a server and its kernels, in MB (10^6 bytes).

    ``uss`` is what would be free without them; ``pss`` counts what they share with
    other processes too, divided by the number of those. Only Linux knows ``pss``.
    """
    totals = {"uss": 0.0, "pss": 0.0}
    for process in tree(pid):
        with contextlib.suppress(psutil.NoSuchProcess):
            memory = process.memory_full_info()
            totals["uss"] += memory.uss / 1e6
            totals["pss"] += getattr(memory, "pss", 0) / 1e6
    return totals


def wait_until_rest(pid: int, *, patience: float = 60.0) -> None:
    """Wait until a server and its kernels rest: what they make ready is ready.

    Raises
    ------
    TimeoutError
        If they still work after ``patience`` seconds.
    """
    until = time.monotonic() + patience
    before = _worked(pid)
    while time.monotonic() < until:
        time.sleep(REST)
        now = _worked(pid)
        worked = sum(now.values()) - sum(before.values())
        if now.keys() == before.keys() and worked <= NEXT_TO_NOTHING:
            return
        before = now
    raise TimeoutError(f"process {pid} still works after {patience} s")


def processor_seconds(pid: int) -> float:
    """Return what a server and its kernels have worked, those that live."""
    return sum(_worked(pid).values())


def end_kernels(pid: int) -> None:
    """End every kernel of a server."""
    for kernel in tree(pid)[1:]:
        with contextlib.suppress(psutil.NoSuchProcess):
            kernel.kill()


def _worked(pid: int) -> dict[int, float]:
    return dict(_processor_seconds(pid))


def _processor_seconds(pid: int) -> Iterator[tuple[int, float]]:
    for process in tree(pid):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            yield process.pid, times.user + times.system
