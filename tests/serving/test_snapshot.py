"""A snapshot has run its notebook; its kernels live and die each for itself."""

from __future__ import annotations

import os
import signal
from contextlib import AsyncExitStack
from pathlib import Path

import psutil
import pytest

from workbook.catalogue import content_dir
from workbook.serving.forking.naming import WARM
from workbook.serving.kernel import KernelGoneError
from workbook.serving.supervisor import Supervisor

from .snapshots import (
    CORE,
    DOOR,
    OWN,
    SECONDS,
    Running,
    gone,
    named,
    notebook,
    running,
    until_so,
)
from .stories import run

KINDS = pytest.mark.parametrize("kind", [OWN, CORE], ids=["own", "core"])
"""A page of our own widgets has a kernel without a loop."""


async def taken_until_refused(it: Running) -> None:
    while True:
        await it.take()


@KINDS
def test_a_kernel_has_the_models_of_the_document(
    supervisor: Supervisor, tmp_path: Path, kind: str
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, kind, DOOR)) as it:
            kernel = await it.take()
            models = "workbook.serving.forking.execution.widget_models()"
            module = "__import__('workbook.serving.forking.execution')"

            ids = await kernel.ask(f"sorted({models})".replace("workbook", module, 1))

            assert ids == sorted(it.executed.models)
            assert all(id.startswith("nl/00-start:") for id in ids)

    run(story(), SECONDS)


@KINDS
def test_kernels_share_nothing(
    supervisor: Supervisor, tmp_path: Path, kind: str
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, kind, DOOR, "a = []")) as it:
            first, second = await it.take(), await it.take()

            await first.ask("a.append(1)")

            assert await first.ask("a") == [1]
            assert await second.ask("a") == []
            assert await (await it.take()).ask("a") == []

    run(story(), SECONDS)


@KINDS
def test_no_two_kernels_have_the_same_random_numbers(
    supervisor: Supervisor, tmp_path: Path, kind: str
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, kind, DOOR)) as it:
            kernels = [await it.take() for _ in range(3)]
            for source in ("random", "numpy.random", "numpy.random.default_rng()"):
                numbers = [
                    await kernel.ask(f"float({source}.random())") for kernel in kernels
                ]
                assert len(set(numbers)) == len(kernels), source

    run(story(), SECONDS)


@KINDS
def test_a_kernel_that_is_killed_is_told_and_dies_alone(
    supervisor: Supervisor, tmp_path: Path, kind: str
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, kind, DOOR)) as it:
            first, second = await it.take(), await it.take()

            os.kill(await first.ask("os.getpid()"), signal.SIGKILL)

            with pytest.raises(KernelGoneError):
                await first.kernel.receive()
            first.send("1")  # says nothing to nobody, and raises nothing
            assert await second.ask("1 + 1") == 2
            assert await (await it.take()).ask("1 + 1") == 2
            assert it.ended == 0

    run(story(), SECONDS)


def test_kernels_outlive_their_snapshot(supervisor: Supervisor, tmp_path: Path) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, DOOR)) as it:
            kernel = await it.take()

            os.kill(await kernel.ask("os.getppid()"), signal.SIGKILL)
            await until_so(lambda: it.ended)

            assert it.ended == 1
            assert await kernel.ask("1 + 1") == 2
            with pytest.raises(KernelGoneError):
                await it.take()

    run(story(), SECONDS)


def test_who_asks_a_snapshot_that_has_just_ended_is_told(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, DOOR)) as it:
            snapshot = await (await it.take()).ask("os.getppid()")

            os.kill(snapshot, signal.SIGKILL)
            # Its end may not be known here yet.
            with pytest.raises(KernelGoneError):
                await taken_until_refused(it)

    run(story(), SECONDS)


def test_snapshots_outlive_the_warm_process(tmp_path: Path) -> None:
    async def story() -> None:
        others = named(WARM)
        supervisor = Supervisor(content_dir())
        pages = [notebook(tmp_path, OWN, DOOR, stem=f"0{n}-page") for n in range(4)]
        async with AsyncExitStack() as open_pages:
            kernels = []
            for page in pages:
                it = await open_pages.enter_async_context(running(supervisor, page))
                kernels.append(await it.take())
                # At once: the next one may be asked for before it is known.
                [warm] = [p for p in named(WARM) if p not in others and not gone(p)]
                warm.kill()
            assert [await kernel.ask("1 + 1") for kernel in kernels] == [2, 2, 2, 2]
            assert await (await it.take()).ask("1 + 1") == 2
            pids = [await kernel.ask("os.getpid()") for kernel in kernels]
            made = [psutil.Process(pid) for pid in pids]

            supervisor.close()
            await until_so(lambda: all(map(gone, made)))

    run(story(), SECONDS)


def test_a_snapshot_that_is_closed_forks_no_more_and_its_kernels_go_on(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, DOOR)) as it:
            kernel = await it.take()
            snapshot = psutil.Process(await kernel.ask("os.getppid()"))

            await it.snapshot.close()
            await until_so(lambda: gone(snapshot))

            assert await kernel.ask("1 + 1") == 2
            assert it.ended == 0

    run(story(), SECONDS)
