"""The year plan on a page: twelve months, to change and to put in a calendar."""

from __future__ import annotations

import secrets
from datetime import UTC, date, datetime
from typing import Final

from workbook.catalogue import load_instrument, load_strings
from workbook.figures import Picture, year_line
from workbook.meaning.agreements import agreements
from workbook.meaning.checkin import topics
from workbook.meaning.yearplan import MONTHS, PAUSE, Month, next_start, year_plan
from workbook.page.following import Following
from workbook.page.sources import SOURCES, follow_sources, kept
from workbook.report.calendar_events import moment
from workbook.report.calendar_file import calendar_file
from workbook.report.planned import month_words
from workbook.widgets.panel import Panel
from workbook.widgets.sheet import Act, Asked, File, Sheet
from workbook.widgets.talk import AGREEMENTS
from workbook.widgets.year_plan_sheet import plan_html

WHEN, CHOICES, CHECK_IN = "year-plan", "year-months", "check-in"
SOME_DAY: Final = date(2026, 12, 1)
"""Stands for today until the browser has told it; then no dates are shown."""


def months(page: Following, today: date | None) -> list[Month]:
    """Return the twelve months as the answers and choices are now."""
    when, chosen = page.answers_to(WHEN).value, page.answers_to(CHOICES).value
    answers = kept(page)
    start = when.get("start")
    return year_plan(
        wishes=[w for source in SOURCES.values() for w in source.wishes(answers)],
        start=date.fromisoformat(start) if start else next_start(today or SOME_DAY),
        choices={
            number: str(chosen[item])
            for number in range(1, MONTHS + 1)
            if (item := f"month-{number}") in chosen
        },
        avoid={t for source in SOURCES.values() for t in source.avoid(answers)},
    )


def is_dated(page: Following, today: date | None) -> bool:
    """Whether it is known when the plan begins."""
    return bool(today or page.answers_to(WHEN).value.get("start"))


def plan_sheet(page: Following) -> Sheet:
    """Show the year plan."""
    when, chosen = page.answers_to(WHEN), page.answers_to(CHOICES)
    words = load_strings("year-plan", page.language)

    def draw() -> str:
        planned = months(page, page.today)
        dated = is_dated(page, page.today)
        agreed = agreements(page.entries_of(AGREEMENTS).entries)
        return plan_html(
            planned, page.language, chosen.value, dated=dated, agreed=agreed
        )

    def calendar(asked: Asked) -> File | None:
        planned = months(page, asked.day)
        themes = {month.theme for month in planned} - {PAUSE}
        content = calendar_file(
            planned,
            {theme: month_words(theme, page.language) for theme in themes},
            moment(str(when.value.get("day", "")), str(when.value.get("time", ""))),
            page.language,
            key=asked.key or secrets.token_hex(8),
            zone=asked.zone,
            now=datetime.now(UTC).replace(microsecond=0),
        )
        return File(f"{words['file_name']}.ics", "text/calendar", content)

    acts = [
        Act("make", "calendar", words["make_calendar"]),
        Act("print", "", words["print"]),
    ]
    sheet = Sheet(
        draw,
        page.language,
        acts,
        {"calendar": calendar},
        label=words["title"],
        instrument=load_instrument(CHOICES),
        key_item="calendar",
    )
    follow_sources(page, sheet, when, chosen)
    return sheet


def year_line_picture(page: Following) -> Panel:
    """Show the check-ins over the year."""
    journal = page.journal(CHECK_IN, "year-line")

    def draw() -> Picture | None:
        found = topics(journal.instrument, journal.entries, page.language)
        return year_line(found, page.language, page.width)

    return page.show("year-line", draw, {journal: "entries"})
