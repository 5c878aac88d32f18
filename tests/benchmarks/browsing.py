"""Browsing: ours beside the others in Chromium, in turns."""

from __future__ import annotations

import math
import statistics
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from playwright.sync_api import Browser, Error, sync_playwright

from tests.benchmarks.contestants import OURS, STATIC, Contestant, contestants
from tests.benchmarks.demo import NAME, make_content
from tests.benchmarks.goals import Figures
from tests.benchmarks.pictures import percentile
from tests.benchmarks.processes import wait_until_rest
from tests.benchmarks.static_page import PICTURE
from tests.benchmarks.tell import tell
from tests.benchmarks.visits import (
    Samples,
    crowd,
    first_answer,
    launch,
    many_answers,
    picture_in_document,
)
from tests.browser.server import serving

LEAST_CLICKS = 50
"""Per page in all rounds together: fewer give no honest 95th percentile."""
ROUNDS_LAST = 110
"""Seconds after the first of which no other round begins."""
LOOKS = 10
"""At each picture that stands in a document; they are short."""
KIB_OF_KB = 1000 / 1024


class Browsed(NamedTuple):
    """What the browser has measured: samples by contestant, and the browser's make."""

    samples: dict[str, Samples]
    chromium: str

    def figures(self) -> Figures:
        """Return what the goals are about."""
        ours, static = self.samples[OURS], self.samples[STATIC]

        def ratio(name: str) -> float:
            return statistics.median(ours[name]) / statistics.median(static[name])

        return {
            "first question usable, to a static page": ratio("usable"),
            "picture visible, to a static page": ratio("picture seen"),
            "change -> picture, median, ms": statistics.median(ours["click"]),
            "change -> picture, p95, ms": percentile(ours["click"], 95),
            "first visit without fonts, KiB": KIB_OF_KB
            * statistics.median(ours["bytes"]),
        }


def browse(logs: Path, rounds: int) -> Browsed:
    """Visit all pages in turns, so that a noisy moment hits all alike."""
    with contestants(logs) as entered, sync_playwright() as playwright:
        browser = launch(playwright)
        samples = _rounds(browser, entered, rounds)
        _look(browser, entered, samples, logs)
        browsed = Browsed(samples, browser.version)
        browser.close()
    return browsed


def _rounds(
    browser: Browser, entered: list[Contestant], rounds: int
) -> dict[str, Samples]:
    """Let all contestants do the same in each round, each time in another order."""
    clicks = max(20, math.ceil(LEAST_CLICKS / rounds))
    longest = 0.0
    samples = {contestant.name: Samples(list) for contestant in entered}
    tell("each page is opened once, without counting")
    for contestant in entered:
        first_answer(browser, contestant, defaultdict(list))
    until = time.monotonic() + ROUNDS_LAST
    for turn in range(rounds):
        began = time.monotonic()
        if turn and began + longest > until:
            tell(f"only {turn} of {rounds} rounds: the machine is slow")
            break
        tell(f"round {turn + 1} of {rounds}")
        first = turn % len(entered)
        for contestant in entered[first:] + entered[:first]:
            first_answer(browser, contestant, samples[contestant.name])
            many_answers(browser, contestant, clicks, samples[contestant.name])
        longest = max(longest, time.monotonic() - began)
    tell("a handful of visitors at once")
    for contestant in entered:
        try:
            crowd(browser, contestant, samples[contestant.name])
        except Error as error:
            # On a busy machine five at once may be too many for one of them.
            tell(f"{contestant.name}: {error}")
    return samples


def _look(
    browser: Browser,
    entered: list[Contestant],
    samples: dict[str, Samples],
    logs: Path,
) -> None:
    """Look at a page with a picture in its document, and at the same as plain HTML."""
    tell("a picture in the document")
    make_content(logs / "content")
    static = next(c.url for c in entered if c.name == STATIC)
    with serving(logs / "content", logs / "demo.log") as (url, pid):
        wait_until_rest(pid)
        urls = {OURS: url + NAME, STATIC: urljoin(static, PICTURE)}
        for name in urls:
            picture_in_document(browser, urls[name], Samples(list))
        for look in range(LOOKS):
            for name in sorted(urls, reverse=bool(look % 2)):
                picture_in_document(browser, urls[name], samples[name])
