"""A visitor gets a kernel of his own, one stands ready, and none is left behind."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from workbook.errors import ServingError
from workbook.serving.pool import KernelPool

from .stories import run


class FakeKernel:
    """A kernel that knows only whether it lives."""

    executed = None

    def __init__(self) -> None:
        self.alive = True
        self.closed = False

    async def is_alive(self) -> bool:
        return self.alive

    async def close(self) -> None:
        self.alive, self.closed = False, True


class Starter:
    """Starts fake kernels, each when the test lets it."""

    def __init__(self) -> None:
        self.started: list[FakeKernel] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.fault: Exception | None = None

    async def __call__(self) -> Any:
        kernel = FakeKernel()
        self.started.append(kernel)
        await self.gate.wait()
        if self.fault:
            raise self.fault
        return kernel

    def left(self, *used: object) -> list[FakeKernel]:
        """Return the kernels that live and that nobody uses."""
        return [k for k in self.started if not k.closed and k not in used]


async def settle() -> None:
    """Let everything that can go on go on."""
    for _ in range(20):
        await asyncio.sleep(0)


def test_each_visitor_gets_another_kernel_and_one_stands_ready() -> None:
    async def story() -> None:
        start = Starter()
        pool = KernelPool(start, rest=0)

        first, second = await asyncio.gather(pool.take(), pool.take())
        await settle()

        assert first is not second
        assert len(start.left(first, second)) >= 1

    run(story())


def test_the_kernel_that_made_the_document_serves_the_first_visitor() -> None:
    async def story() -> None:
        start = Starter()
        pool = KernelPool(start, rest=0)
        await pool.run()

        assert [await pool.take()] == start.started

    run(story())


def test_a_kernel_that_died_while_it_stood_ready_is_not_given_out() -> None:
    async def story() -> None:
        start = Starter()
        pool = KernelPool(start, rest=0)
        await pool.run()
        [dead] = start.started
        dead.alive = False

        kernel: Any = await pool.take()

        assert kernel is not dead
        assert dead.closed

    run(story())


def test_a_visitor_who_leaves_while_waiting_starts_nothing_more() -> None:
    async def story() -> None:
        start = Starter()
        start.gate.clear()
        pool = KernelPool(start, rest=0)
        waiting = [asyncio.ensure_future(pool.take()) for _ in range(20)]
        await settle()
        begun = len(start.started)

        for visitor in waiting:
            visitor.cancel()
        start.gate.set()
        await settle()
        await pool.close()

        assert begun < 20
        assert len(start.started) == begun
        assert start.left() == []

    run(story())


def test_after_closing_nothing_is_left_but_what_visitors_use() -> None:
    async def story() -> None:
        start = Starter()
        pool = KernelPool(start, rest=0)
        used = await pool.take()
        await settle()

        await pool.close()
        late = await pool.take()
        await settle()

        assert start.left(used, late) == []

    run(story())


def test_a_notebook_that_fails_is_told_and_tried_again() -> None:
    async def story() -> None:
        start = Starter()
        start.fault = ServingError("nl/02.ipynb", "a cell fails", "mend it")
        pool = KernelPool(start, rest=0)
        with pytest.raises(ServingError, match="a cell fails"):
            await pool.take()

        start.fault = None

        assert await pool.take()

    run(story())
