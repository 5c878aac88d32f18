"""The report on a page: what was chosen, to look at, to print and to keep."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbook.catalogue import load_strings
from workbook.figures import Width
from workbook.page.following import Following
from workbook.page.source import CHOICE
from workbook.page.sources import SOURCES, follow_sources, kept
from workbook.report import Report, to_pdf
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
        return Report(page.language, day, tuple(chapters))

    def draw() -> str:
        return report_html(report(page.today))

    def pdf(asked: Asked) -> File | None:
        whole = report(asked.day, "wide")  # paper is wide, whatever the screen
        told = tuple(chapter for chapter in whole.chapters if not chapter.is_empty)
        if not told:
            return None
        day = f"-{asked.day.isoformat()}" if asked.day else ""
        content = to_pdf(replace(whole, chapters=told))
        return File(f"{words['file_name']}{day}.pdf", "application/pdf", content)

    acts = [Act("make", "pdf", words["make_pdf"]), Act("print", "", words["print"])]
    sheet = Sheet(draw, page.language, acts, {"pdf": pdf}, label=words["title"])
    follow_sources(page, sheet, choice)
    return sheet
