"""Made-up answers are tried before the first visitor comes, and leave no trace."""

from __future__ import annotations

from pathlib import Path

import psutil

from workbook.serving.snapshot import UnforkableError
from workbook.serving.supervisor import Supervisor

from .snapshots import (
    CORE,
    DOOR,
    OWN,
    SECONDS,
    gone,
    notebook,
    refused,
    running,
)
from .stories import run

WATCHED = """
def follow(change):
    counted.append(change["new"])
    counting.value = str(len(counted))

counted = []
form = page_form()
counting = box("0")
form.observe(follow, "value")
"""
FORM = """
from workbook.page import Page
page = Page("00-start", language="nl")

def page_form():
    return page.questionnaire("bank-account")
"""


def test_made_up_answers_leave_no_trace(supervisor: Supervisor, tmp_path: Path) -> None:
    """A facilitator counts what is answered: the rehearsal happens elsewhere."""
    cells = [FORM, CORE, WATCHED, DOOR]

    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, *cells)) as it:
            kernel = await it.take()

            assert await kernel.ask("counted") == []
            assert await kernel.ask("dict(form.value)") == {}
            parent = psutil.Process(await kernel.ask("os.getppid()"))
            assert [child for child in parent.children() if gone(child)] == []

    run(story(), SECONDS)


def test_made_up_answers_that_leave_a_trace_are_a_reason_to_refuse(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    error = refused(supervisor, tmp_path, FORM, OWN, WATCHED)

    assert isinstance(error, UnforkableError)
    assert str(error) == "made-up answers have left something behind"


def test_a_rehearsal_without_end_is_ended(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    """The cells run where the rehearsal does, so they can shorten its patience."""
    hurry = (
        "from workbook.serving.forking import rehearsal\n"
        "import os\n"
        "rehearsal.LONGEST = 1\n"
        "def hang(change):\n"
        "    while True: pass\n"
    )
    cells = [FORM, CORE, hurry, "form = page_form(); form.observe(hang, 'value')", DOOR]

    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, *cells)) as it:
            kernel = await it.take()

            assert await kernel.ask("1 + 1") == 2
            parent = psutil.Process(await kernel.ask("os.getppid()"))
            pid = await kernel.ask("os.getpid()")
            assert [child.pid for child in parent.children()] == [pid]

    run(story(), SECONDS)
