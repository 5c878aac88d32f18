"""Stay or part on its page, in its calendar, and in report and year plan."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people import CONDITIONS, parting, voice, weighs
from tests.test_sources import kept
from workbook import Page
from workbook.catalogue import load_strings
from workbook.errors import PageError
from workbook.meaning.yearplan import ALL_THEMES
from workbook.page.parting_source import PARTING_SOURCE
from workbook.page.source import Answered, Kept
from workbook.report.calendar_events import Moment
from workbook.report.cooling_file import LATEST, WEEKS, cooling_file, cooling_month
from workbook.text import LANGUAGES, Language
from workbook.widgets.sheet import Asked, File

NOW = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
ASKED = Asked(date(2026, 11, 24), "Europe/Amsterdam", "abcdef12")


def events(content: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(content)
    assert all(part.errors == [] for part in calendar.walk())
    return list(calendar.events)


def made(start: date, *, key: str = "abcdef12", language: Language = "nl") -> bytes:
    moment = Moment(6, time(20))
    month = cooling_month(start, moment, language)
    return cooling_file(
        month, moment, language, key=key, zone="Europe/Amsterdam", now=NOW
    )


# The page


def test_the_page_follows_answers_and_both_journals() -> None:
    page = Page("stay-or-part", language="nl")
    inner = page.questionnaire("parting-inner")
    around = page.journal("parting-voices")
    weighing = page.journal("parting-considerations")
    names = ("parting-voices", "parting-ways", "parting-readiness")
    panels = {name: page.picture(name) for name in names}
    assert all("<figure" not in panel.html for panel in panels.values())

    inner.set_state({"value": {"regret-late": 4}})
    around.set_state({"entries": [voice(3, "<b>Oma</b>", "Blijf.")]})
    weighing.set_state({"entries": [weighs(4, "Eén huis.")]})
    page._following.answers_to("parting").set_state({"value": parting("yes", "no")})

    assert all("<figure" in panel.html for panel in panels.values())
    assert "&lt;b&gt;Oma" in panels["parting-voices"].html
    assert "<b>Oma" not in panels["parting-voices"].html
    assert "Eén huis." in panels["parting-ways"].html


def test_a_picture_of_a_journal_asks_for_that_journal() -> None:
    page = Page("stay-or-part", language="nl")

    with pytest.raises(PageError, match="needs the journal"):
        page.picture("parting-ways")


def test_with_a_sign_to_stop_the_page_asks_nothing_for_two() -> None:
    page = Page("stay-or-part", language="nl")
    topics, steps = page.topics(), page.next_steps()
    answers = page._following.answers_to("parting")
    page._following.answers_to("parting-decision").set_state({"value": {"way": "try"}})

    answers.set_state({"value": parting("yes", "no")})
    assert "Eén uur samen" in steps.html

    answers.set_state({"value": {**parting("yes", "no"), "stop-other": "yes"}})
    assert "Eén uur samen" not in steps.html
    assert "Iemand naast jou" in steps.html
    assert "iemand anders" not in topics.html + steps.html


# The month to cool down


@given(
    st.dates(date(2026, 1, 1), date(2040, 1, 1)),
    st.integers(0, 6),
    st.sampled_from(LANGUAGES),
)
def test_a_month_has_a_beginning_and_four_weeks_on_the_chosen_day(
    start: date, weekday: int, language: Language
) -> None:
    month = cooling_month(start, Moment(weekday), language)
    first, *weeks = [one.day for one in month]

    assert first == start
    assert len(weeks) == WEEKS
    assert {day.weekday() for day in weeks} == {weekday}
    assert timedelta(0) < weeks[0] - start <= timedelta(7)
    assert {b - a for a, b in pairwise(weeks)} == {timedelta(7)}
    assert len({one.question for one in month}) == WEEKS + 1


def test_a_year_that_was_mistyped_makes_no_fault() -> None:
    assert cooling_month(date.max, Moment(), "nl")[0].day == LATEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_does_not_tell_what_the_month_is_about(language: Language) -> None:
    content = made(date(2026, 12, 1), language=language)
    told = content.decode().replace("\r\n ", "").lower()

    assert len(events(content)) == 5
    for word in ("parting", "partner", "relat", "scheid", "divorce", "elkaar", "cool"):
        assert word not in told, word


def test_a_second_file_moves_the_moments_and_doubles_none() -> None:
    one, other = events(made(date(2026, 12, 1))), events(made(date(2027, 1, 9)))

    assert [e["uid"] for e in one] == [e["uid"] for e in other]
    assert [e["dtstart"].dt for e in one] != [e["dtstart"].dt for e in other]
    another = events(made(date(2026, 12, 1), key="zyxwvut9"))
    assert not {e["uid"] for e in one} & {e["uid"] for e in another}


def test_the_file_follows_what_was_chosen() -> None:
    page = Page("stay-or-part", language="nl")
    answers = page.questionnaire("parting-month")
    sheet = page.cooling_month()
    assert load_strings("cooling", "nl")["undated"] in sheet.html
    chosen = {"start": "2026-12-01", "day": "we", "time": "t0800"}

    answers.set_state({"value": chosen})
    file = sheet.makers["calendar"](ASKED)

    assert "2 december 2026" in sheet.html
    assert isinstance(file, File)
    start, week, *_ = events(file.content)
    assert start["dtstart"].dt == date(2026, 12, 1)
    assert week["dtstart"].dt.strftime("%Y-%m-%d %H:%M") == "2026-12-02 08:00"


def test_without_a_choice_the_month_begins_tomorrow() -> None:
    sheet = Page("stay-or-part", language="en").cooling_month()
    file = sheet.makers["calendar"](ASKED)

    assert isinstance(file, File)
    assert events(file.content)[0]["dtstart"].dt == date(2026, 11, 25)


# Report and year plan


def answered(way: str, responses: dict[str, Any], *, words: bool = True) -> Kept:
    nothing = kept("nl", turn=None)
    return Kept(
        language="nl",
        width="wide",
        answers={
            **nothing.answers,
            "parting": Answered(responses),
            "parting-decision": Answered({"way": way, "why": "Omdat."}),
        },
        entries={
            **nothing.entries,
            "parting-voices": [voice(9, "Oma", "Blijf bij elkaar.")],
            "parting-considerations": [weighs(4, "Eén huis.")],
        },
        partner="",
        with_words=words,
    )


GOOD = parting("yes", "no")


@pytest.mark.parametrize(
    ("way", "responses", "wished", "avoided"),
    [
        ("try", GOOD, {"repair", "trust"}, frozenset()),
        ("try", {**GOOD, CONDITIONS[1]: "unknown"}, set(), frozenset()),
        ("try", {**GOOD, "stop-self": "yes"}, set(), ALL_THEMES),
        ("wait", GOOD, set(), ALL_THEMES),
        ("part", GOOD, set(), ALL_THEMES),
        ("open", GOOD, set(), frozenset()),
    ],
)
def test_the_year_plan_has_nothing_for_two_where_it_has_no_place(
    way: str, responses: dict[str, Any], wished: set[str], avoided: frozenset[str]
) -> None:
    told = answered(way, responses)

    assert {wish.theme for wish in PARTING_SOURCE.wishes(told)} == wished
    assert PARTING_SOURCE.avoid(told) == avoided


def test_pictures_of_own_words_are_in_a_report_only_when_these_are_wanted() -> None:
    told, silent = (
        PARTING_SOURCE.chapter(answered("try", GOOD, words=words))
        for words in (True, False)
    )

    assert len(told.illustrations) == 3
    assert len(silent.illustrations) == 1
    assert "Oma" not in str(silent)
    assert "Eén huis." not in str(silent)
    assert [w.text for w in told.words] == ["Omdat.", "Blijf bij elkaar.", "Eén huis."]


def test_a_report_has_no_step_that_needs_the_questions_about_safety() -> None:
    chapter = PARTING_SOURCE.chapter(answered("try", GOOD))

    assert [step.about for step in chapter.steps] == ["paper", "children"]
    assert chapter.topics == ()
