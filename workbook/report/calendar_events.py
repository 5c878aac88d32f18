"""Calendar events: what every calendar file of ours is made of (iCalendar, RFC 5545).

Each event has an identifier made of a key and its place, never of its date: who shifts
a plan and imports it again has the events moved, not doubled.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Event

DEFAULT_ZONE: Final = "Europe/Amsterdam"
WEEKDAYS: Final = ("mo", "tu", "we", "th", "fr", "sa", "su")
DOMAIN: Final = "samenwerkboek.invalid"
"""RFC 5545 wants identifiers to be unique in the world; this name can be nobody's."""
_COUNTED_FROM: Final = date(2026, 1, 1).toordinal()


class Moment(NamedTuple):
    """A moment of the week: a weekday (Monday is 0) and a time."""

    weekday: int = 6
    at: time = time(20)

    def first_from(self, day: date) -> date:
        """Return its first day that is not before another."""
        return day + timedelta(days=(self.weekday - day.weekday()) % 7)


def moment(day: str, at: str) -> Moment:
    """Return a moment from answers such as ``su`` and ``t2000``; Sunday at 20:00."""
    default = Moment()
    weekday = WEEKDAYS.index(day) if day in WEEKDAYS else default.weekday
    clock = time(int(at[1:3]), int(at[3:5])) if at else default.at
    return Moment(weekday, clock)


class Events:
    """Makes events, and a file of them.

    Parameters
    ----------
    key
        The same for each file of one plan, and of no other plan.
    zone
        IANA name of the time zone of the times; ``""`` is that of the Netherlands.
    now
        When the file is made, with a time zone. A calendar keeps the later of two.
    """

    def __init__(self, key: str, zone: str, now: datetime) -> None:
        self._key, self._zone, self._now = key, ZoneInfo(zone or DEFAULT_ZONE), now

    def event(self, place: str, summary: str, text: str) -> Event:
        """Return an event without its time; ``place`` is its own within the plan."""
        from icalendar import Event

        event = Event()
        event.add("uid", f"{self._key}-{place}@{DOMAIN}")
        event.add("dtstamp", self._now)
        event.add("last-modified", self._now)
        # Greater in each later file, without remembering the earlier ones.
        days = self._now.date().toordinal() - _COUNTED_FROM
        event.add(
            "sequence", max(0, days * 1440 + self._now.hour * 60 + self._now.minute)
        )
        event.add("summary", summary)
        if text:
            event.add("description", text)
        event.add("class", "PRIVATE")
        return event

    def all_day(self, event: Event, day: date) -> None:
        """Let an event be on a day, without taking time of it."""
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")

    def at(self, event: Event, day: date, clock: time, length: timedelta) -> None:
        """Let an event be at a time of a day."""
        begin = datetime.combine(day, clock, self._zone)
        event.add("dtstart", begin)
        event.add("dtend", begin + length)

    def file(self, events: Sequence[Event], name: str, what: str) -> bytes:
        """Return a calendar file; ``name`` is what a calendar program shows."""
        from icalendar import Calendar

        calendar = Calendar()
        calendar.add("prodid", f"-//Samenwerkboek//{what}//NL")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", name)
        for event in events:
            calendar.add_component(event)
        calendar.add_missing_timezones()
        content: bytes = calendar.to_ical()
        return content
