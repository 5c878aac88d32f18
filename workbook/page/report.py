"""The report on a page: what was chosen, to look at, to print and to keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbook.catalogue import load_strings
from workbook.figures import Width
from workbook.page.following import Following
from workbook.page.source import CHOICE
from workbook.page.sources import SOURCES, follow_sources, kept
from workbook.page.year_plan import is_dated, months, plan_answers
from workbook.report import Report, planned, to_pdf
from workbook.widgets.report_sheet import report_html
from workbook.widgets.sheet import Act, Asked, File, Sheet


def report_sheet(page: Following) -> Sheet:
    """Show the report that the participant has chosen."""
    choice = page.answers_to(CHOICE)
    words = load_strings("report", page.language)

    def report(day: date | None, width: Width | None = None) -> Report:
        chosen = choice.value.get("chapters", ())
        with_words = choice.value.get("words") == "with"
        answers = kept(page, with_words=with_words, width=width)
        chapters = (SOURCES[id].chapter(answers) for id in SOURCES if id in chosen)
        plan = months(page, day) if choice.value.get("plan") == "with" else []
        plan = [month for month in plan if not month.is_open]  # nothing to read there
        dated = is_dated(page, day)
        return Report(
            page.language,
            day,
            tuple(chapters),
            planned(plan, page.language, dated=dated),
        )

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
    follow_sources(page, sheet, choice, *plan_answers(page))
    return sheet
