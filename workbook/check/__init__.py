"""Check: what CI and facilitators run over words, questions and notebooks."""

from __future__ import annotations

from datetime import date

from workbook.catalogue import content_dir
from workbook.check.chapters import check_chapters
from workbook.check.content import (
    check_dialogues,
    check_helplines,
    check_instruments,
    check_strings,
)
from workbook.check.ledger import check_ids
from workbook.check.report import Report
from workbook.check.running import CELL_TIMEOUT, run_notebooks

__all__ = ["Report", "check"]


def check(
    today: date, *, fix: bool = False, run: bool = True, timeout: float = CELL_TIMEOUT
) -> Report:
    """Check all words, questions and notebooks of ``content_dir()``.

    Parameters
    ----------
    today
        The day on which the age of the helplines is counted.
    fix
        Whether to mend what needs no person: strip notebooks, give missing cell ids,
        write new item ids into the ledger.
    run
        Whether to execute the notebooks too.
    timeout
        Seconds that one cell may take.

    Raises
    ------
    ContentError
        If there is no content to check.
    """
    content, report = content_dir(), Report()
    instruments = check_instruments(report)
    check_ids(content, instruments, report, fix=fix)
    check_strings(content, report)
    check_dialogues(report)
    check_helplines(content, today, report)
    drafts = check_chapters(content, report, fix=fix)
    if run:
        run_notebooks(drafts, content, report, timeout=timeout)
    report.checked.append(f"{len(drafts)} notebooks{' (each run)' if run else ''}")
    return report
