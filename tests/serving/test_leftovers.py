"""Whatever comes and goes, no process and no descriptor is left behind."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import psutil
import pytest

from workbook.serving.far_process import FarProcess
from workbook.serving.forking.channel import introduce
from workbook.serving.forking.naming import SNAPSHOT, WARM
from workbook.serving.supervisor import Supervisor

from .kernels import settle
from .snapshots import (
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


def state(snapshot: psutil.Process) -> tuple[int, int, int]:
    """Return the server's descriptors, the snapshot's, and its kernels."""
    kernels = len(snapshot.children())
    return psutil.Process().num_fds(), snapshot.num_fds(), kernels


async def at_rest(it: Running) -> tuple[psutil.Process, tuple[int, int, int]]:
    """Return the snapshot, and the state with which things have to end."""
    kernel = await it.take()
    snapshot = psutil.Process(int(await kernel.ask("os.getppid()")))
    await it.end_kernels()
    await until_so(lambda: not snapshot.children())
    await settle()
    return snapshot, state(snapshot)


def test_fifty_kernels_come_and_go_without_a_trace(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, DOOR)) as it:
            snapshot, before = await at_rest(it)

            for number in range(50):
                kernel = await it.take()
                if number % 2:
                    await kernel.ask("1 + 1")
                await kernel.kernel.close()

            await until_so(lambda: state(snapshot) == before)

    run(story(), SECONDS)


def test_kernels_that_nobody_waited_for_leave_no_trace(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    """A page may go at any moment while its kernel is made."""

    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, DOOR)) as it:
            snapshot, before = await at_rest(it)

            for turns in range(100):
                taking = asyncio.ensure_future(it.take())
                for _ in range(turns % 10):
                    await asyncio.sleep(0.001 if turns % 3 else 0)
                taking.cancel()
                await asyncio.wait([taking])
            await it.end_kernels()

            await until_so(lambda: state(snapshot) == before)

    run(story(), SECONDS)


@pytest.mark.parametrize("turns", range(8))
def test_who_stops_waiting_in_any_moment_of_a_meeting_leaves_no_trace(
    turns: int,
) -> None:
    async def story() -> None:
        before = psutil.Process().num_fds()
        ours, theirs = socket.socketpair()
        meeting = asyncio.ensure_future(FarProcess.meet(ours))
        await settle()

        introduce(theirs)
        for _ in range(turns):
            await asyncio.sleep(0)
        meeting.cancel()
        await asyncio.wait([meeting])

        if not meeting.cancelled():
            meeting.result().hang_up()
        theirs.close()
        await settle()
        assert psutil.Process().num_fds() == before

    run(story())


def test_a_crowd_waits_for_a_snapshot_that_is_busy(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, DOOR)) as it:
            snapshot, before = await at_rest(it)
            snapshot.suspend()
            taking = [asyncio.ensure_future(it.take()) for _ in range(320)]
            await asyncio.sleep(0)
            snapshot.resume()

            kernels = await asyncio.gather(*taking)

            assert len(snapshot.children()) == len(kernels) == 320
            assert await kernels[-1].ask("1 + 1") == 2
            await it.end_kernels()
            await until_so(lambda: state(snapshot) == before)

    run(story(), SECONDS)


def test_notebooks_that_fail_leave_no_trace(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    async def story() -> None:
        good, bad = notebook(tmp_path, OWN), notebook(tmp_path, "1 / 0", stem="01-bad")
        async with running(supervisor, good):
            before = psutil.Process().num_fds()
            others = named(SNAPSHOT)
            for _ in range(5):
                it = Running(supervisor, bad)
                with pytest.raises(Exception, match="a cell fails"):
                    await it.snapshot.run()
            await until_so(lambda: psutil.Process().num_fds() == before)
            await until_so(lambda: set(named(SNAPSHOT)) <= set(others))

    run(story(), SECONDS)


def test_a_new_program_takes_no_kernel_away(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, DOOR)) as it:
            kernel = await it.take()
            old = named(WARM)

            supervisor.renew()
            later = notebook(tmp_path, OWN, DOOR, stem="01-later")
            async with running(supervisor, later) as other:
                assert await (await other.take()).ask("1 + 1") == 2
                assert await kernel.ask("1 + 1") == 2
                assert await (await it.take()).ask("1 + 1") == 2
            assert all(map(gone, old))

    run(story(), SECONDS)
