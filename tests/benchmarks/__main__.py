"""Compare our page with stock Voilà and a static page: ``python -m tests.benchmarks``.

All three are measured in one run and in turns, so that a noisy moment of the machine
hits all alike: trust the ratios more than the milliseconds.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import os
import platform
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import voila
from playwright.sync_api import Browser, Error, sync_playwright

from tests.benchmarks.contestants import OURS, Contestant, contestants
from tests.benchmarks.pictures import profiles
from tests.benchmarks.report import document, table
from tests.benchmarks.visits import (
    Samples,
    crowd,
    first_answer,
    launch,
    many_answers,
)

RESULT = Path(__file__).parent / "results" / "latest.json"
LEAST_CLICKS = 50
"""Per page in all rounds together: fewer give no honest 95th percentile."""
ROUNDS_END = 190
"""Seconds after the start when the rounds end; what follows takes a minute or more."""
STARTED = time.monotonic()


def main() -> None:
    """Measure, print a table, and write JSON."""
    arguments = _arguments()
    machine = _machine()
    with (
        tempfile.TemporaryDirectory() as logs,
        contestants(Path(logs)) as entered,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        machine["chromium"] = browser.version
        samples = _measure(browser, entered, arguments.rounds)
        machine["rounds"] = len(samples[OURS]["usable"])
        browser.close()
    _say("two pictures are profiled")
    machine["seconds"] = round(time.monotonic() - STARTED)
    made = document(machine, samples, profiles())
    arguments.result.parent.mkdir(parents=True, exist_ok=True)
    arguments.result.write_text(json.dumps(made, indent=1) + "\n")
    print(table(made))
    _say(f"everything is in {arguments.result}")


def _measure(
    browser: Browser, entered: list[Contestant], rounds: int
) -> dict[str, Samples]:
    """Let all contestants do the same in each round, each time in another order."""
    clicks = max(20, math.ceil(LEAST_CLICKS / rounds))
    longest = 0.0
    samples = {contestant.name: Samples(list) for contestant in entered}
    _say("each page is opened once, without counting")
    for contestant in entered:
        first_answer(browser, contestant, defaultdict(list))
    for turn in range(rounds):
        began = time.monotonic()
        if turn and began + longest > STARTED + ROUNDS_END:
            _say(f"only {turn} of {rounds} rounds: the machine is slow")
            break
        _say(f"round {turn + 1} of {rounds}")
        first = turn % len(entered)
        for contestant in entered[first:] + entered[:first]:
            first_answer(browser, contestant, samples[contestant.name])
            many_answers(browser, contestant, clicks, samples[contestant.name])
        longest = max(longest, time.monotonic() - began)
    _say("a handful of visitors at once")
    for contestant in entered:
        try:
            crowd(browser, contestant, samples[contestant.name])
        except Error as error:
            # On a busy machine five at once may be too many for one of them.
            _say(f"{contestant.name}: {error}")
    return samples


def _machine() -> dict[str, Any]:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "made": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "system": platform.platform(terse=True),
        "processors": os.cpu_count(),
        "load_before": load,
        "python": platform.python_version(),
        "voila": voila.__version__,
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description=__doc__.splitlines()[0]
    )
    parser.add_argument("result", nargs="?", type=Path, default=RESULT)
    parser.add_argument("--rounds", type=_count, default=5, help="default: %(default)s")
    return parser.parse_args()


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one round is needed")
    return number


def _say(text: str) -> None:
    print(f"{time.monotonic() - STARTED:4.0f} s  {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
