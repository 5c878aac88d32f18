"""Cooling file: a month to cool down as moments for any calendar.

Whoever can open the calendar reads these, so no word tells what the month is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from workbook.catalogue import load_strings
from workbook.report.calendar_events import Events, Moment
from workbook.text import Language

if TYPE_CHECKING:
    from icalendar import Event

WEEKS: Final = 4
HALF_HOUR: Final = timedelta(minutes=30)
LATEST: Final = date(9990, 12, 31)
"""The last day on which a month can begin: a year may be mistyped."""


@dataclass(frozen=True)
class Cooling:
    """One moment of the month: its day, and the question that goes with it.

    Parameters
    ----------
    number
        0 for the beginning, then 1 to `WEEKS`.
    """

    number: int
    day: date
    question: str


def cooling_month(start: date, moment: Moment, language: Language) -> list[Cooling]:
    """Return the beginning, and the moments of four weeks, each with a question."""
    words = load_strings("cooling", language)
    start = min(start, LATEST)
    # Never on the first day itself: that has its own event.
    first = moment.first_from(start + timedelta(days=1))
    weeks = [
        Cooling(n, first + timedelta(weeks=n - 1), words[f"question_{n}"])
        for n in range(1, WEEKS + 1)
    ]
    return [Cooling(0, start, words["question_0"]), *weeks]


def cooling_file(
    month: list[Cooling],
    moment: Moment,
    language: Language,
    *,
    key: str,
    zone: str,
    now: datetime,
) -> bytes:
    """Return the month as a calendar file; the rest as for `calendar_file`."""
    words = load_strings("cooling", language)
    make = Events(key, zone, now)

    def events() -> Iterator[Event]:
        for one in month:
            summary = words["event_week" if one.number else "event_start"]
            event = make.event(f"own-{one.number}", summary, one.question)
            if one.number:
                make.at(event, one.day, moment.at, HALF_HOUR)
            else:
                make.all_day(event, one.day)
            yield event

    return make.file(list(events()), words["calendar"], "month")
