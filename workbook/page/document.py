"""A document on a page: what somebody wrote, to read, to print and to keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.page.following import Following
from workbook.report import Chapter, Heading, Report, parts_of, to_pdf
from workbook.widgets.base import PageWidget
from workbook.widgets.report_sheet import document_html
from workbook.widgets.sheet import Act, Asked, File, Sheet


def document_sheet(page: Following, instrument: Instrument) -> Sheet:
    """Show the texts and lists of one instrument as a document."""
    answers = page.answers_to(instrument.id)

    def parts() -> tuple[Chapter, ...]:
        return parts_of(instrument, answers.value, page.language)

    title = instrument.title[page.language]
    lead = load_strings("document", page.language)["lead"]
    return paper_sheet(page, instrument, parts, title, lead, {answers: "value"})


def paper_sheet(
    page: Following,
    instrument: Instrument,
    parts: Callable[[], tuple[Chapter, ...]],
    title: str,
    lead: str,
    followed: Mapping[PageWidget, str],
) -> Sheet:
    """Show own words as a document.

    Parameters
    ----------
    parts
        Returns the document as the answers are now; nothing while it is empty.
    title, lead
        What stands above it; the title names the file too.
    followed
        Widgets, each with the trait whose change asks for another document.
    """
    words = load_strings("document", page.language)
    heading = Heading(title, lead, instrument.source[page.language])

    def document(day: date | None) -> Report:
        return Report(page.language, day, parts(), heading=heading)

    def draw() -> str:
        return document_html(document(page.today))

    def pdf(asked: Asked) -> File | None:
        whole = document(asked.day)
        if not whole.chapters:
            return None
        name = re.sub(r"\W+", "-", title.lower()).strip("-")
        return File(f"{name}.pdf", "application/pdf", to_pdf(whole))

    acts = [Act("make", "pdf", words["make_pdf"]), Act("print", "", words["print"])]
    sheet = Sheet(draw, page.language, acts, {"pdf": pdf}, label=title)
    for widget, trait in followed.items():
        widget.observe(sheet.refresh, trait)
    page.client.observe(sheet.refresh, "today")
    return sheet
