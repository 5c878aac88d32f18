"""Report sheet: the report as HTML, to look at on the page and to print."""

from __future__ import annotations

from workbook.catalogue import load_strings
from workbook.report import Report
from workbook.text import format_date
from workbook.widgets.base import TEMPLATES


def report_html(report: Report) -> str:
    """Render a report; a sentence while nothing was chosen."""
    words = load_strings("report", report.language)
    module = TEMPLATES.get_template("report.html").module
    if not (report.chapters or report.plan):
        return str(getattr(module, "empty")(words)).strip()  # noqa: B009
    day = format_date(report.day, report.language) if report.day else ""
    chosen = getattr(module, "chosen")  # noqa: B009
    plan_words = load_strings("year-plan", report.language)
    return str(chosen(report, day, words, plan_words)).strip()


def document_html(report: Report) -> str:
    """Render a document of somebody's own words; a sentence before there are any."""
    module = TEMPLATES.get_template("report.html").module
    if not report.chapters:
        words = load_strings("document", report.language)
        return str(getattr(module, "empty")(words)).strip()  # noqa: B009
    words = load_strings("report", report.language)
    day = format_date(report.day, report.language) if report.day else ""
    document = getattr(module, "document")  # noqa: B009
    return str(document(report, day, words)).strip()
