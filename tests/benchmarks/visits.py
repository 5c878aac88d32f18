"""Visits: what a visitor of a page waits for, in a fresh browser context each time."""

from __future__ import annotations

import contextlib
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, ViewportSize

from tests.benchmarks.contestants import Contestant
from tests.benchmarks.processes import (
    end_kernels,
    private_memory,
    wait_until_rest,
)
from tests.benchmarks.traffic import Traffic

PHONE: ViewportSize = {"width": 390, "height": 844}
"""CSS pixels."""
CROWD = 5
"""Pages that are open at once when memory is measured."""
STOPWATCH = Path(__file__).with_name("stopwatch.js")
SEEN = Path(__file__).with_name("seen.js")

Samples = defaultdict[str, list[float]]
"""Measured values by the name of what was measured."""


def launch(playwright: Playwright) -> Browser:
    """Start Chromium: the one that the environment names, or Playwright's own."""
    # Nothing on the internet is found: a page that asks for it waits for no network.
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    path = os.environ.get("CHROMIUM") or None
    return playwright.chromium.launch(executable_path=path, args=arguments)


def first_answer(browser: Browser, contestant: Contestant, samples: Samples) -> None:
    """Measure a visit that answers as soon as it can: the kernel, if any, is cold."""
    with _left(contestant), _visitor(browser) as page:
        page.goto(contestant.url, wait_until="commit")
        picture = _ask(page, "firstPicture()")
        samples["live"].append(_ask(page, "live"))
        samples["usable"].append(_ask(page, "usable"))
        samples["first text"].append(_ask(page, "firstText"))
        samples["picture"].append(picture["painted"])
        samples["cold"].append(picture["painted"] - picture["answered"])


def many_answers(
    browser: Browser, contestant: Contestant, clicks: int, samples: Samples
) -> None:
    """Measure a visit that takes its time and then changes one answer ``clicks`` times.

    The kernel waits: a question was touched before, and the server rests.
    """
    with _left(contestant), _visitor(browser) as page:
        traffic = Traffic(page)
        page.goto(contestant.url, wait_until="commit")
        _ask(page, "touch()")
        wait_until_rest(contestant.pid)
        picture = _ask(page, "firstPicture()")
        samples["waiting"].append(picture["painted"] - picture["answered"])
        before = traffic.socket_bytes
        for click in _ask(page, f"clicks({clicks})"):
            samples["click"].append(click["shown"] - click["answered"])
            samples["click painted"].append(click["painted"] - click["answered"])
        samples["socket"].append((traffic.socket_bytes - before) / clicks / 1000)
        samples["bytes"].append(traffic.kilobytes(fonts=False))
        samples["fonts"].append(traffic.kilobytes(fonts=True))
        samples["requests"].append(traffic.requests())
        samples["foreign"].append(traffic.foreign_requests())


def picture_in_document(browser: Browser, url: str, samples: Samples) -> None:
    """Measure when a picture that stands in the document is painted."""
    with _visitor(browser, SEEN) as page:
        page.goto(url, wait_until="commit")
        samples["picture seen"].append(page.evaluate("() => pictureSeen"))


def crowd(browser: Browser, contestant: Contestant, samples: Samples) -> None:
    """Measure a handful of visitors who come at once, read, and answer at once."""
    wait_until_rest(contestant.pid)
    alone = private_memory(contestant.pid)
    with contextlib.ExitStack() as visits:
        visits.enter_context(_left(contestant))
        pages = [visits.enter_context(_visitor(browser)) for _ in range(CROWD)]
        for page in pages:
            page.evaluate("url => { location.href = url; }", contestant.url)
        for page in pages:
            page.wait_for_url(contestant.url, wait_until="commit")
        samples["crowd usable"] += [_ask(page, "usable") for page in pages]
        _keep_memory(contestant, "reading", alone, samples)
        for page in pages:
            page.evaluate("() => void stopwatch.firstPicture()")
        for page in pages:
            picture = _ask(page, "firstPicture()")
            samples["crowd picture"].append(picture["painted"] - picture["answered"])
        _keep_memory(contestant, "answering", alone, samples)


def _keep_memory(
    contestant: Contestant, what: str, alone: dict[str, float], samples: Samples
) -> None:
    """Keep the memory per open page, in MB more than the server has without pages."""
    wait_until_rest(contestant.pid)
    for kind, megabytes in private_memory(contestant.pid).items():
        samples[f"{what} {kind}"].append((megabytes - alone[kind]) / CROWD)


@contextlib.contextmanager
def _visitor(browser: Browser, script: Path = STOPWATCH) -> Iterator[Page]:
    """Give a page whose visitor has never been here."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    context.add_init_script(path=script)
    try:
        yield context.new_page()
    finally:
        context.close()


@contextlib.contextmanager
def _left(contestant: Contestant) -> Iterator[None]:
    """Begin with a server at rest; leave none of the visit's kernels behind."""
    wait_until_rest(contestant.pid)
    yield
    if contestant.keeps_kernels:
        # Kernels of closed pages would make every next visit slower.
        end_kernels(contestant.pid)


def _ask(page: Page, what: str) -> Any:
    return page.evaluate(f"() => stopwatch.{what}")
