"""The year plan takes its themes from the answers, and bends to who lives by it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.demo import DEMO, answer_as
from workbook import Page
from workbook.catalogue import load_instrument
from workbook.meaning.yearplan import (
    ALL_THEMES,
    LAST,
    PAUSE,
    THEMES,
    Wish,
    month_start,
    next_start,
    year_plan,
)
from workbook.page.source import option_texts
from workbook.report.planned import month_words
from workbook.text import LANGUAGES

START = date(2026, 12, 1)
NO = {"intimacy_consent": {"given": "no"}}
days = st.dates(min_value=date(1900, 1, 1))
wishes = st.lists(
    st.builds(
        Wish, st.sampled_from([*THEMES, "unknown"]), st.floats(0.01, 1), st.text()
    ),
    max_size=30,
)
choices = st.dictionaries(
    st.integers(1, 12), st.sampled_from([*THEMES, LAST, PAUSE]), max_size=12
)
avoided = st.sets(st.sampled_from(sorted(ALL_THEMES))) | st.just(ALL_THEMES)


def themes(*found: Wish, **chosen: str) -> list[str]:
    numbered = {int(key.removeprefix("m")): theme for key, theme in chosen.items()}
    return [month.theme for month in year_plan(found, START, numbered)]


@given(wishes, days, choices, avoided)
def test_every_year_has_twelve_months_that_join(found, start, chosen, avoid):
    plan = year_plan(found, start, chosen, avoid)

    assert [month.number for month in plan] == list(range(1, 13))
    for month in plan:
        assert month.theme in {*THEMES, LAST, PAUSE}
        assert month.chosen == (month.number in chosen)
        assert month.theme == chosen.get(month.number, month.theme)
        assert month.chosen or month.theme not in avoid
        assert not (month.is_open and avoid != ALL_THEMES and LAST not in avoid)
    for one, following in pairwise(plan):
        assert one.last + timedelta(days=1) == following.first
        assert one.first < following.first


def test_without_answers_it_begins_lightly_and_looks_back_at_the_end():
    plan = themes()

    assert plan[:2] == ["attention", "thanks"]
    assert plan[-1] == LAST
    assert len(set(plan)) == 12


def test_heavy_and_light_take_turns_the_greatest_wish_first_and_once_more():
    plan = themes(Wish("room", 3, "r"), Wish("household", 20, "h"))

    assert plan[0] == "household"
    assert plan[2] == "room"
    assert plan[6] == "household"
    assert plan.count("household") == 2
    assert "household" not in (plan[1], plan[3])


def test_the_answers_that_led_to_a_theme_stand_with_it():
    plan = year_plan([Wish("room", 3, "light"), Wish("room", 9, "heavy")], START, {})

    assert next(month.because for month in plan if month.theme == "room") == "heavy"
    assert {month.because for month in plan if month.theme == "thanks"} == {""}


def test_a_chosen_theme_stays_in_its_month_and_comes_nowhere_else():
    plan = themes(Wish("room", 3, ""), m5="room")

    assert plan[4] == "room"
    assert plan.count("room") == 1


def test_the_other_themes_move_around_a_skipped_month():
    before, after = themes(), themes(m2=PAUSE)

    assert after[1] == PAUSE
    assert after[2:11] == before[1:10]
    assert after[-1] == LAST


def test_the_last_month_that_is_free_looks_back():
    assert themes(m12=PAUSE, m11="rest")[9] == LAST


def test_a_year_of_rest_is_a_year_too():
    assert themes(**{f"m{n}": PAUSE for n in range(1, 13)}) == [PAUSE] * 12


def test_a_month_that_has_no_31st_begins_on_its_last_day():
    assert month_start(date(2027, 1, 31), 2) == date(2027, 2, 28)
    assert month_start(date(2027, 1, 31), 3) == date(2027, 3, 31)


@given(days)
def test_a_plan_begins_on_the_first_of_next_month(today):
    if today.year < 9990:
        start = next_start(today)
        assert start.day == 1
        assert 0 < (start - today).days <= 31


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", [*THEMES, LAST])
def test_every_theme_has_two_or_three_things_and_ten_minutes(theme, language):
    words = month_words(theme, language)

    assert 2 <= len(words.things) <= 3
    assert words.weekly


def test_what_can_be_chosen_are_the_themes_and_a_pause():
    instrument = load_instrument("year-months")

    assert set(option_texts(instrument, "month-1", "nl")) == {*THEMES, LAST, PAUSE}


@pytest.mark.parametrize("name", DEMO)
def test_each_made_up_person_sees_twelve_months(name):
    page = Page("report", language="nl")
    sheet = page.year_plan()

    answer_as(page, name)

    assert sheet.html.count("<li><div><h4>") == 12


def plan_of(name, **said):
    page = Page("report", language="nl")
    sheet = page.year_plan()
    answer_as(page, name)
    for id, value in said.items():
        page._following.answers_to(id.replace("_", "-")).set_state({"value": value})
    return sheet.html


def test_themes_that_answers_speak_against_are_for_the_participant_alone():
    found = [Wish("room", 1, "r"), Wish("trust", 0.5, "t")]

    plan = year_plan(found, START, {3: "room"}, {"room", "attention"})

    assert [m.number for m in plan if m.theme == "room"] == [3]
    assert plan[2].because == ""
    assert plan[0].theme == "trust"
    assert "attention" not in {month.theme for month in plan}


def test_a_plan_for_two_is_not_proposed_to_somebody_who_may_not_be_safe():
    """It does not say why: somebody else may be looking on."""
    html = plan_of("kim")

    assert html.count("<b>Nog geen thema</b>") == 12
    assert 'href="#help"' in html
    assert "Zwaar en licht" not in html
    for told in ("bang", "druk", "veilig", "Intimiteit", "Omdat"):
        assert told not in html.split("<label>")[0].split("<select")[0]


@pytest.mark.parametrize(
    "strain",
    [{"boundaries-afraid": 2}, {"boundaries-go-along": 3}, {"trust-safe": 2}],
    ids=str,
)
def test_each_sign_that_somebody_may_not_be_safe_counts(strain):
    asked = "relationship_scan" if "trust-safe" in strain else "intimacy"

    assert plan_of("noor", **{asked: strain}).count("Nog geen thema") == 12


def test_with_pain_no_month_is_about_touch():
    themes = re.findall("<p><b>(.+?)</b></p>", plan_of("jo"))

    assert len(themes) == 12
    assert "Aanraking en tederheid" not in themes
    assert "Nog geen thema" not in themes


def test_intimacy_is_in_the_plan_only_while_its_consent_is_given():
    wish = {"play-time": 1, "play-laugh": 1, "play-wish": 5}
    with_it = plan_of("noor", bank_account={}, relationship_scan={}, intimacy=wish)
    without = plan_of(
        "noor",
        bank_account={},
        relationship_scan={},
        intimacy=wish,
        intimacy_consent={"given": "no"},
    )

    assert "hoofdstuk Intimiteit bij ‘Aandacht" in with_it
    assert "Intimiteit" not in without
    assert "Nog geen thema" not in plan_of("kim", relationship_scan={}, **NO)
    assert "Intimiteit" not in plan_of("esther")


def test_the_scan_asks_for_what_is_wished_or_fits_little():
    little = {"future-plans": 1, "future-values": 1, "future-room": 2}
    wish = plan_of("leeg", relationship_scan={**little, "talking-wish": 5})
    low = plan_of("leeg", relationship_scan=little)

    assert "bij ‘Praten en ruzie’ “heel veel” anders zou willen" in wish
    assert "<b>Goedmaken na ruzie</b>" in wish.split("Maand 2")[0]
    assert "bij ‘Toekomst, waarden en eigen ruimte’ meer aan de kant" in low


def test_the_plan_follows_the_answers_and_says_why():
    page = Page("report", language="nl")
    sheet = page.year_plan()
    answer_as(page, "noor")

    first = sheet.html.split("Maand 2")[0]
    assert "<b>Leuke dingen samen</b>" in first
    assert "een 8 koos voor geven en een 3 voor krijgen" in first


def test_no_dates_are_shown_before_the_browser_tells_the_day():
    page = Page("report", language="en")
    sheet = page.year_plan()
    assert "2026" not in sheet.html

    page._following.client.set_state({"today": "2027-03-15"})
    assert "1 April 2027 to 30 April 2027" in sheet.html


def test_the_start_can_be_shifted():
    page = Page("report", language="en")
    sheet = page.year_plan()

    page._following.answers_to("year-plan").set_state(
        {"value": {"start": "2027-05-31"}}
    )

    assert "31 May 2027 to 29 June 2027" in sheet.html
