"""Report sheet: the report as HTML, to look at on the page and to print."""

from __future__ import annotations

from workbook.catalogue import load_strings
from workbook.report import Report
from workbook.text import format_date
from workbook.widgets.base import TEMPLATES


def report_html(report: Report) -> str:
    """Render a report; a sentence while no chapter was chosen."""
    words = load_strings("report", report.language)
    module = TEMPLATES.get_template("report.html").module
    if not report.chapters:
        return str(getattr(module, "empty")(words)).strip()  # noqa: B009
    day = format_date(report.day, report.language) if report.day else ""
    return str(getattr(module, "chosen")(report, day, words)).strip()  # noqa: B009
