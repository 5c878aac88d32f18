"""Calendar file: the year plan as iCalendar (RFC 5545), for any calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from workbook.catalogue import load_strings
from workbook.meaning.yearplan import PAUSE, Month
from workbook.report.calendar_events import Events, Moment
from workbook.report.planned import MonthWords
from workbook.text import Language

if TYPE_CHECKING:
    from icalendar import Event

PRACTICE: Final = timedelta(minutes=10)
SHORT: Final = timedelta(minutes=5)


def calendar_file(
    months: Sequence[Month],
    words: Mapping[str, MonthWords],
    moment: Moment,
    language: Language,
    *,
    key: str,
    zone: str,
    now: datetime,
) -> bytes:
    """Return the plan as a calendar file.

    Parameters
    ----------
    months
        The plan.
    words
        Theme to its words, for each theme of the plan.
    key
        The same for each file of one plan, and of no other plan.
    zone
        IANA name of the time zone of the times; ``""`` is that of the Netherlands.
    now
        When the file is made, with a time zone. A calendar keeps the later of two.
    """
    told = load_strings("year-plan", language)
    maker = _Maker(told, moment, Events(key, zone, now))
    events = [
        e for month in months for e in maker.events(month, words.get(month.theme))
    ]
    return maker.make.file(events, told["calendar"], "year plan")


class _Maker:
    """Makes the events of one plan."""

    def __init__(self, told: Mapping[str, str], moment: Moment, make: Events) -> None:
        self.told, self.moment, self.make = told, moment, make

    def events(self, month: Month, words: MonthWords | None) -> Iterator[Event]:
        """Yield the events of a month: theme, weekly moment and check-in."""
        if month.theme == PAUSE or words is None:
            yield self._month(month, self.told["event_pause"], self.told["pause_text"])
            weekly = self._weekly(month, "")
            # It may be in a calendar from before the month was skipped.
            weekly.add("status", "CANCELLED")
            yield weekly
        else:
            title = self.told["event_month"].format(theme=words.title)
            yield self._month(month, title, "\n".join(f"- {t}" for t in words.things))
            yield self._weekly(month, words.weekly)
        yield self._checkin(month)

    def _month(self, month: Month, summary: str, text: str) -> Event:
        event = self.make.event(f"month-{month.number}", summary, text)
        self.make.all_day(event, month.first)
        return event

    def _weekly(self, month: Month, text: str) -> Event:
        summary = self.told["event_weekly"]
        event = self.make.event(f"weekly-{month.number}", summary, text)
        first = self.moment.first_from(month.first)
        self.make.at(event, first, self.moment.at, PRACTICE)
        count = (month.last - first).days // 7 + 1
        event.add("rrule", {"freq": "weekly", "count": count})
        return event

    def _checkin(self, month: Month) -> Event:
        text = self.told["event_checkin_text"]
        summary = self.told["event_checkin"]
        event = self.make.event(f"check-in-{month.number}", summary, text)
        self.make.at(event, month.last, self.moment.at, SHORT)
        return event
