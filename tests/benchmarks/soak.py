"""Soak: visits for a long time, and whether anything stays behind.

Run it as ``python -m tests.benchmarks.soak --minutes 10``. It ends with 1 and a
sentence when the server takes more than it did after the first visits.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from tornado.httpclient import AsyncHTTPClient

from tests.benchmarks.participant import OpenPage, Participant, open_page
from tests.benchmarks.processes import private_memory, tree, wait_until_rest
from tests.browser.server import kernels_of, serving
from tests.browser.visitor import EN, NL

AT_ONCE = 6
WARM_UP = 150
"""Visits until all that is made once has been made."""
SAMPLES = 6
GOODBYES = 0.7
"""Share of the visitors who close their page; the others lose their connection."""
ROOM = "--Workbook.max_pages_from_one_address=300"
"""All visitors come from one address, and a closed page keeps its place a moment."""
MEMORY, DESCRIPTORS = 10.0, 3
"""Margins: so many MB (10^6 bytes) and open files more are no leak."""
LAST = 60.0
"""Seconds until the last kernel has gone, also of who has lost the connection."""


@dataclass(frozen=True)
class Sample:
    """What a server at rest takes.

    ``uss`` and ``pss`` are MB of all its processes together.
    """

    minutes: float
    visits: int
    uss: float
    pss: float
    processes: int
    descriptors: int

    def row(self) -> str:
        """Return the sample as a line of the table."""
        return (
            f"{self.minutes:8.1f}{self.visits:9}{self.uss:10.1f}{self.pss:10.1f}"
            f"{self.processes:11}{self.descriptors:13}"
        )


def main() -> int:
    """Visit, tell what the server takes, and judge whether it has grown."""
    arguments = _arguments()
    with (
        tempfile.TemporaryDirectory() as logs,
        serving(None, Path(logs) / "soak.log", "--idle-after", "2", ROOM) as (url, pid),
    ):
        wait_until_rest(pid)
        samples = list(_samples(url, pid, arguments.minutes, arguments.visits))
    if grown := growth(samples[0], samples[-1]):
        print(f"The server has grown: {grown}.", file=sys.stderr)
        return 1
    print(f"Nothing stays behind: less than {MEMORY:g} MB more, no process.")
    return 0


def growth(first: Sample, last: Sample) -> str:
    """Say what has grown beyond its margin; ``""`` when nothing has."""
    told = []
    for kind in ("uss", "pss"):
        more = getattr(last, kind) - getattr(first, kind)
        if more > MEMORY:
            told.append(f"memory ({kind.upper()}): {more:.1f} MB more")
    if last.processes > first.processes:
        told.append(f"processes: {last.processes - first.processes} more")
    if last.descriptors > first.descriptors + DESCRIPTORS:
        told.append(f"open files: {last.descriptors - first.descriptors} more")
    return ", ".join(told)


def _samples(url: str, pid: int, minutes: float, most: int) -> Iterator[Sample]:
    """Visit, and take samples at rest: the first after a warm-up."""
    began = time.monotonic()
    print(" minutes   visits  USS in MB  PSS in MB  processes   open files")
    visits = asyncio.run(_visit(url, WARM_UP, began + 60 * minutes))
    for number in range(SAMPLES):
        if number:
            left = (most - visits) // (SAMPLES - number)
            until = began + 60 * minutes * number / (SAMPLES - 1)
            visits += asyncio.run(_visit(url, left, until))
        _wait_until_nobody_is_left(pid)
        memory, processes = private_memory(pid), tree(pid)
        sample = Sample(
            minutes=(time.monotonic() - began) / 60,
            visits=visits,
            uss=memory["uss"],
            pss=memory["pss"],
            processes=len(processes),
            descriptors=sum(map(psutil.Process.num_fds, processes)),
        )
        print(sample.row(), flush=True)
        yield sample


async def _visit(url: str, most: int, until: float) -> int:
    """Let a few visitors at once come and go; return how many came."""
    pages = [await open_page(url + name) for name in (NL, EN)]
    http = AsyncHTTPClient(force_instance=True, max_clients=AT_ONCE)
    numbers = itertools.count()
    came = 0

    async def one_after_the_other() -> None:
        nonlocal came
        while next(numbers) < most and time.monotonic() < until:
            await _come_and_go(random.choice(pages), http)
            came += 1

    await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))
    http.close()
    return came


async def _come_and_go(page: OpenPage, http: AsyncHTTPClient) -> None:
    participant = Participant(page)
    await participant.visit(http)
    await participant.connect()
    for _ in range(random.randrange(4)):
        await participant.answer(attention_give=random.randrange(11))
    if random.random() < GOODBYES:
        participant.leave()
    else:
        participant.vanish()


def _wait_until_nobody_is_left(pid: int) -> None:
    until = time.monotonic() + LAST
    while kernels_of(pid) and time.monotonic() < until:
        time.sleep(0.2)
    with contextlib.suppress(TimeoutError):
        wait_until_rest(pid)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.soak", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--minutes", type=float, default=10, help="%(default)s")
    parser.add_argument("--visits", type=int, default=2000, help="at most %(default)s")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
