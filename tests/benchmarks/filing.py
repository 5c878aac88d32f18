"""Filing: how long a whole report takes to become a PDF, and who waits meanwhile."""

from __future__ import annotations

import asyncio
import io
import statistics
import time
from pathlib import Path

import pdfplumber

from tests.benchmarks.goals import Figures
from tests.benchmarks.participant import Participant, open_page
from tests.benchmarks.processes import wait_until_rest
from tests.browser.server import serving
from tests.browser.visitor import NL
from tests.demo import documents
from workbook.document import responses

REPORT = "nl/10-verslag-en-jaarplan"
SOMEBODY = "noor"
ALL = {
    "chapters": ["relationship-scan", "bank-account", "intimacy"],
    "words": "with",
    "plan": "with",
}
TURNS = 7
PAUSE = 0.01
"""Seconds after a file was asked for until somebody answers: it is in the making."""


def file(logs: Path) -> Figures:
    """Take a report of all chapters along, while others and oneself go on answering."""
    with serving(None, logs / "file.log") as (url, pid):
        wait_until_rest(pid)
        return asyncio.run(_file(url))


async def _file(url: str) -> Figures:
    own = await _filled_in(url + REPORT)
    other = Participant(await open_page(url + NL))
    await other.connect()
    await other.answer(attention_give=8, attention_receive=3)
    alone, beside, others, pages = [], [], [], 0
    for turn in range(TURNS):
        took, content = await own.take("pdf")
        alone.append(took)
        with pdfplumber.open(io.BytesIO(content)) as document:
            pages = len(document.pages)
        began = time.perf_counter()
        making = asyncio.ensure_future(own.take("pdf"))
        await asyncio.sleep(PAUSE)
        drawn = await other.answer(attention_give=turn)
        assert drawn.picture is not None, "an answer gave no picture"
        others.append(drawn.picture)
        await making
        beside.append(time.perf_counter() - began)
    own.leave()
    other.leave()
    return {
        "report as PDF, first, ms": 1000 * alone[0],
        "report as PDF, median, ms": 1000 * statistics.median(alone),
        "report as PDF, longest, ms": 1000 * max(*alone, *beside),
        "report as PDF, pages": pages,
        "another's answer meanwhile -> picture, longest, ms": 1000 * max(others),
    }


async def _filled_in(url: str) -> Participant:
    page = await open_page(url)
    participant = Participant(page)
    await participant.connect()
    for document in documents(SOMEBODY):
        if document.instrument not in page.instruments:
            continue
        if document.occasions:
            await participant.say(document.instrument, value=responses(document))
        if document.entries:
            entries = [
                {"id": entry.id, "responses": dict(entry.responses or {})}
                for entry in document.entries
            ]
            await participant.say(document.instrument, entries=entries)
    await participant.say("report", value=ALL)
    return participant
