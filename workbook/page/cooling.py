"""The month to cool down on a page: five moments, to print and to put in a calendar."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import Final

from workbook.catalogue import load_instrument, load_strings
from workbook.page.following import Following
from workbook.report.calendar_events import Moment, moment
from workbook.report.cooling_file import cooling_file, cooling_month
from workbook.widgets.cooling_sheet import cooling_html
from workbook.widgets.sheet import Act, Asked, File, Sheet

MONTH, KEY = "parting-month", "parting-calendar"
SOME_DAY: Final = date(2026, 12, 1)
"""Stands for today until the browser has told it; then no dates are shown."""


def cooling_sheet(page: Following) -> Sheet:
    """Show the month as it was chosen."""
    answers = page.answers_to(MONTH)
    words = load_strings("cooling", page.language)

    def start(today: date | None) -> date:
        chosen = answers.value.get("start")
        tomorrow = (today or SOME_DAY) + timedelta(days=1)
        return date.fromisoformat(chosen) if chosen else tomorrow

    def weekly() -> Moment:
        day, at = (str(answers.value.get(item, "")) for item in ("day", "time"))
        return moment(day, at)

    def draw() -> str:
        month = cooling_month(start(page.today), weekly(), page.language)
        dated = bool(page.today or answers.value.get("start"))
        return cooling_html(month, page.language, dated=dated)

    def calendar(asked: Asked) -> File:
        content = cooling_file(
            cooling_month(start(asked.day), weekly(), page.language),
            weekly(),
            page.language,
            key=asked.key or secrets.token_hex(8),
            zone=asked.zone,
            now=datetime.now(UTC).replace(microsecond=0),
        )
        return File(f"{words['file_name']}.ics", "text/calendar", content)

    sheet = Sheet(
        draw,
        page.language,
        [
            Act("make", "calendar", words["make_calendar"]),
            Act("print", "", words["print"]),
        ],
        {"calendar": calendar},
        label=words["title"],
        instrument=load_instrument(KEY),
        key_item="calendar",
    )
    answers.observe(sheet.refresh, "value")
    page.client.observe(sheet.refresh, ["width", "today"])
    return sheet
