"""The report on a page: what was chosen, to look at, to print and to keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from workbook.catalogue import load_strings
from workbook.figures import Width
from workbook.meaning.agreements import agreements
from workbook.page.following import Following
from workbook.page.source import CHOICE
from workbook.page.sources import SOURCES, follow_sources, kept
from workbook.page.year_plan import CHOICES, WHEN, is_dated, months
from workbook.report import PlannedMonth, Report, planned, to_pdf
from workbook.widgets.report_sheet import report_html
from workbook.widgets.sheet import Act, Asked, File, Sheet
from workbook.widgets.talk import AGREEMENTS

PLAN: Final = (WHEN, CHOICES)
"""What only the year plan asks for; it stands below the report."""


def report_sheet(page: Following) -> Sheet:
    """Show the report that the participant has chosen."""
    choice = page.answers_to(CHOICE)
    words = load_strings("report", page.language)

    def report(day: date | None, width: Width | None = None) -> Report:
        chosen = choice.value.get("chapters", ())
        with_words = choice.value.get("words") == "with"
        answers = kept(page, with_words=with_words, width=width)
        chapters = (SOURCES[id].chapter(answers) for id in SOURCES if id in chosen)
        is_planned = choice.value.get("plan") == "with"
        plan = _plan(page, day, with_words=with_words) if is_planned else ()
        return Report(page.language, day, tuple(chapters), plan)

    def draw() -> str:
        return report_html(report(page.today))

    def pdf(asked: Asked) -> File | None:
        whole = report(asked.day, "wide")  # paper is wide, whatever the screen
        told = tuple(chapter for chapter in whole.chapters if not chapter.is_empty)
        if not (told or whole.plan):
            return None
        day = f"-{asked.day.isoformat()}" if asked.day else ""
        content = to_pdf(replace(whole, chapters=told))
        return File(f"{words['file_name']}{day}.pdf", "application/pdf", content)

    acts = [Act("make", "pdf", words["make_pdf"]), Act("print", "", words["print"])]
    sheet = Sheet(draw, page.language, acts, {"pdf": pdf}, label=words["title"])
    follow_sources(page, sheet, choice)
    for id in PLAN:
        page.listen(id, sheet.refresh)
    return sheet


def _plan(
    page: Following, day: date | None, *, with_words: bool
) -> tuple[PlannedMonth, ...]:
    """Return the months that have a theme, when the page has a plan.

    Agreements are own words, and those of two people.
    """
    if not all(map(page.knows, PLAN)):
        return ()
    chosen = [month for month in months(page, day) if not month.is_open]
    agreed = agreements(page.entries_of(AGREEMENTS).entries) if with_words else ()
    dated = is_dated(page, day)
    return planned(chosen, page.language, dated=dated, agreed=agreed)
