"""Calendar file: the year plan as iCalendar (RFC 5545), for any calendar.

Each event has an identifier made of the plan's own key and its place in the plan, never
of its date: who shifts the plan and imports it again has the events moved, not doubled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from workbook.catalogue import load_strings
from workbook.meaning.yearplan import PAUSE, Month
from workbook.report.planned import MonthWords
from workbook.text import Language

if TYPE_CHECKING:
    from icalendar import Event

DEFAULT_ZONE: Final = "Europe/Amsterdam"
WEEKDAYS: Final = ("mo", "tu", "we", "th", "fr", "sa", "su")
PRACTICE: Final = timedelta(minutes=10)
SHORT: Final = timedelta(minutes=5)
DOMAIN: Final = "samenwerkboek.invalid"
"""RFC 5545 wants identifiers to be unique in the world; this name can be nobody's."""
_COUNTED_FROM: Final = date(2026, 1, 1).toordinal()


class Moment(NamedTuple):
    """When the weekly ten minutes are: a weekday (Monday is 0) and a time."""

    weekday: int = 6
    at: time = time(20)


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
    from icalendar import Calendar

    told = load_strings("year-plan", language)
    maker = _Maker(told, moment, key, ZoneInfo(zone or DEFAULT_ZONE), now)
    calendar = Calendar()
    calendar.add("prodid", "-//Samenwerkboek//year plan//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", told["calendar"])
    for month in months:
        for event in maker.events(month, words.get(month.theme)):
            calendar.add_component(event)
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


class _Maker:
    """Makes the events of one plan."""

    def __init__(
        self,
        told: Mapping[str, str],
        moment: Moment,
        key: str,
        zone: ZoneInfo,
        now: datetime,
    ) -> None:
        self.told, self.moment, self.key = told, moment, key
        self.zone, self.now = zone, now

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
        event = self._event(f"month-{month.number}", summary, text)
        event.add("dtstart", month.first)
        event.add("dtend", month.first + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return event

    def _weekly(self, month: Month, text: str) -> Event:
        event = self._event(f"weekly-{month.number}", self.told["event_weekly"], text)
        ahead = (self.moment.weekday - month.first.weekday()) % 7
        first = month.first + timedelta(days=ahead)
        self._at(event, first, PRACTICE)
        count = (month.last - first).days // 7 + 1
        event.add("rrule", {"freq": "weekly", "count": count})
        return event

    def _checkin(self, month: Month) -> Event:
        text = self.told["event_checkin_text"]
        event = self._event(
            f"check-in-{month.number}", self.told["event_checkin"], text
        )
        self._at(event, month.last, SHORT)
        return event

    def _event(self, place: str, summary: str, text: str) -> Event:
        from icalendar import Event

        event = Event()
        event.add("uid", f"{self.key}-{place}@{DOMAIN}")
        event.add("dtstamp", self.now)
        event.add("last-modified", self.now)
        # Greater in each later file, without remembering the earlier ones.
        days = self.now.date().toordinal() - _COUNTED_FROM
        event.add(
            "sequence", max(0, days * 1440 + self.now.hour * 60 + self.now.minute)
        )
        event.add("summary", summary)
        if text:
            event.add("description", text)
        event.add("class", "PRIVATE")
        return event

    def _at(self, event: Event, day: date, length: timedelta) -> None:
        begin = datetime.combine(day, self.moment.at, self.zone)
        event.add("dtstart", begin)
        event.add("dtend", begin + length)
