"""The calendar file: other programs read it, and a second one updates the first."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from khal.icalendar import split_ics
from khal.khalendar import CalendarCollection
from khal.khalendar.exceptions import DuplicateUid
from khal.khalendar.vdir import Item
from khal.settings.utils import is_timezone

from workbook.meaning.yearplan import PAUSE, year_plan
from workbook.report.calendar_events import DOMAIN, Moment
from workbook.report.calendar_file import calendar_file
from workbook.report.planned import month_words
from workbook.text import LANGUAGES

NOW = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
ZONE = "Europe/Amsterdam"


def made(start=date(2026, 12, 1), choices=None, *, key="abcdef12", now=NOW, **options):
    language = options.pop("language", "nl")
    plan = year_plan([], start, choices or {})
    words = {m.theme: month_words(m.theme, language) for m in plan if m.theme != PAUSE}
    return calendar_file(
        plan,
        words,
        options.pop("moment", Moment()),
        language,
        key=key,
        zone=options.pop("zone", ZONE),
        now=now,
    )


def events(content: bytes) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(content)
    for part in calendar.walk():
        assert part.errors == []
    found = {
        str(e["uid"]).partition("@")[0].partition("-")[2]: e for e in calendar.events
    }
    assert len(found) == len(calendar.events)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_read_back(language):
    found = events(made(language=language))

    assert len(found) == 36
    month = found["month-1"]
    assert month["dtstart"].dt == date(2026, 12, 1)
    assert month_words("attention", language).title in month["summary"]
    assert month_words("attention", language).things[0] in month["description"]
    assert month_words("attention", language).weekly == found["weekly-1"]["description"]


def test_every_line_is_short_and_ends_as_the_standard_says():
    content = made()

    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_the_ten_minutes_are_at_the_same_hour_in_summer_and_winter():
    found = events(made(moment=Moment(2, time(19))))

    for name in ("weekly-1", "weekly-8"):
        begin = found[name]["dtstart"].dt
        assert begin.tzinfo is not None
        assert begin.astimezone(ZoneInfo(ZONE)).timetz().hour == 19
        assert begin.weekday() == 2
        assert found[name]["dtend"].dt - begin == timedelta(minutes=10)
    offsets = {found[n]["dtstart"].dt.utcoffset() for n in ("weekly-1", "weekly-8")}
    assert len(offsets) == 2


def test_the_time_zone_comes_along():
    calendar = icalendar.Calendar.from_ical(made())

    assert [str(zone["tzid"]) for zone in calendar.timezones] == [ZONE]
    assert not calendar.get_missing_tzids()


@settings(max_examples=15)
@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 6))
def test_weeks_stay_within_their_month(start, weekday):
    plan = {month.number: month for month in year_plan([], start, {})}
    found = events(made(start, moment=Moment(weekday)))

    for number, month in plan.items():
        event = found[f"weekly-{number}"]
        count = event["rrule"]["count"][0]
        first = event["dtstart"].dt.date()
        last = first + timedelta(weeks=count - 1)
        assert month.first <= first
        assert last <= month.last
        assert (month.last - last).days < 7
        assert count in (4, 5)


def test_a_shifted_plan_has_the_same_names_and_comes_later():
    first, second = (
        events(made(date(2026, 12, 1))),
        events(made(date(2027, 2, 15), now=NOW + timedelta(hours=1))),
    )

    assert first.keys() == second.keys()
    for name, event in second.items():
        assert event["uid"] == first[name]["uid"]
        assert event["sequence"] > first[name]["sequence"]
        assert event["dtstamp"].dt > first[name]["dtstamp"].dt
        assert event["dtstart"].dt != first[name]["dtstart"].dt


def test_two_plans_share_no_name():
    ours = {str(e["uid"]) for e in events(made(key="a" * 8)).values()}
    theirs = {str(e["uid"]) for e in events(made(key="b" * 8)).values()}

    assert not ours & theirs
    assert all(uid.endswith(f"@{DOMAIN}") for uid in ours)


def test_a_skipped_month_takes_back_its_ten_minutes():
    found = events(made(choices={3: PAUSE}))

    assert found["weekly-3"]["status"] == "CANCELLED"
    assert found["month-3"]["summary"] == "Rustmaand"
    assert "status" not in found["weekly-4"]


def test_without_a_zone_the_times_are_those_of_the_netherlands():
    assert events(made(zone=""))["weekly-1"]["dtstart"].dt.tzinfo is not None
    assert b"TZID=Europe/Amsterdam" in made(zone="")


def imported(calendar: CalendarCollection, content: bytes) -> None:
    """Import a file as khal does when it may overwrite what it knows."""
    for item in split_ics(content.decode()):
        try:
            calendar.insert(Item(item), collection="mine")
        except DuplicateUid:
            calendar.force_update(Item(item), collection="mine")


def seen(calendar: CalendarCollection) -> list[tuple[date, str]]:
    """Return what khal shows in the plan's first year and the months after."""
    days = (date(2026, 12, 1) + timedelta(days=n) for n in range(500))
    return [
        (day, event.summary) for day in days for event in calendar.get_events_on(day)
    ]


@pytest.mark.filterwarnings("ignore")  # those of another program
def test_another_calendar_program_has_no_doubles_and_follows_a_changed_plan(tmp_path):
    mine = {"name": "mine", "path": str(tmp_path / "mine"), "ctype": "calendar"}
    mine |= {"readonly": False, "color": "", "priority": 10, "addresses": []}
    (tmp_path / "mine").mkdir()
    zone = is_timezone(ZONE)
    calendar = CalendarCollection(
        {"mine": mine},
        dbpath=str(tmp_path / "khal.db"),
        locale={"local_timezone": zone, "default_timezone": zone},
    )

    imported(calendar, made())
    once = seen(calendar)
    imported(calendar, made(now=NOW + timedelta(hours=1)))
    assert seen(calendar) == once
    assert (date(2026, 12, 1), "Thema: Aandacht") in once
    assert len(list((tmp_path / "mine").glob("*.ics"))) == 36

    later = {2: "rest", 3: PAUSE}
    imported(calendar, made(date(2027, 2, 15), later, now=NOW + timedelta(days=1)))
    changed = seen(calendar)
    assert min(changed)[0] == date(2027, 2, 15)
    assert (date(2027, 3, 15), "Thema: Rust") in changed
    assert (date(2027, 4, 15), "Rustmaand") in changed
    assert len(list((tmp_path / "mine").glob("*.ics"))) == 36
