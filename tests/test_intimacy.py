"""Six areas are as they were answered, and what calls for help is never a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument
from workbook.instrument import WITHHELD
from workbook.meaning.intimacy import (
    SIGNAL_ITEMS,
    SIGNALS,
    Area,
    areas,
    lowest_item,
    signals,
)

INTIMACY = load_instrument("intimacy")
AREAS = ["touch", "desire", "talk", "boundaries", "play", "pleasure"]

answer = st.none() | st.just(WITHHELD) | st.integers(1, 5)
responses = st.fixed_dictionaries({item.id: answer for item in INTIMACY.items}).map(
    lambda all: {item: value for item, value in all.items() if value is not None}
)


def area_of(id, given):
    return next(area for area in areas(INTIMACY, given, "en") if area.id == id)


def test_there_are_six_areas_of_four_questions_and_a_wish():
    kept = areas(INTIMACY, {}, "nl")

    assert [area.id for area in kept] == AREAS
    for section in INTIMACY.sections:
        items = [item.id for item in INTIMACY.items if item.section == section.id]
        assert len(items) == 5
        assert items[-1] == f"{section.id}-wish"


def test_everything_can_be_withheld():
    assert all(item.withhold for item in INTIMACY.items)


def test_now_is_the_mean_of_what_was_answered():
    given = {"touch-small": 2, "touch-hug": 5, "touch-comfort": WITHHELD}

    assert area_of("touch", given).now == 3.5


def test_with_less_than_half_of_the_answers_now_is_unknown():
    assert area_of("touch", {"touch-small": 2}).now is None


@pytest.mark.parametrize("absent", [{}, {"touch-wish": WITHHELD}])
def test_a_wish_that_was_not_told_is_unknown(absent):
    given = {"touch-small": 2, "touch-hug": 2, **absent}

    assert area_of("touch", given).wish is None
    assert area_of("touch", given).level is None


@pytest.mark.parametrize(
    ("now", "wish", "level"),
    [
        (1, 5, "much-more"),
        (2, 4, "much-more"),
        (2.25, 4, "more"),
        (3, 4, "more"),
        (3.25, 4, "as-wished"),
        (4, 4, "as-wished"),
        (4.75, 4, "as-wished"),
        (5, 4, "less"),
        (None, 4, None),
        (4, None, None),
    ],
)
def test_the_level_says_how_far_the_wish_is(now, wish, level):
    assert Area("touch", "Touch", now, wish).level == level


def test_what_fits_least_is_what_to_talk_about():
    given = {"talk-like": 4, "talk-less": 2, "talk-know": 2, "talk-words": WITHHELD}

    assert lowest_item(INTIMACY, area_of("talk", given), given) == "talk-less"
    assert lowest_item(INTIMACY, area_of("touch", given), given) is None


# What calls for help


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, set()),
        (dict.fromkeys(SIGNAL_ITEMS, 1), set()),
        (dict.fromkeys(SIGNAL_ITEMS, WITHHELD), set()),
        ({"boundaries-afraid": 2}, {"fear"}),
        ({"boundaries-go-along": 2}, set()),
        ({"boundaries-go-along": 3}, {"pressure"}),
        ({"pleasure-pain": 2}, {"pain"}),
        (dict.fromkeys(SIGNAL_ITEMS, 5), set(SIGNALS)),
    ],
)
def test_answers_about_fear_pressure_and_pain_call_for_help(given, found):
    assert signals(given) == found


@given(responses, st.sampled_from(sorted(SIGNAL_ITEMS)), st.integers(1, 5))
def test_a_stronger_answer_never_takes_help_away(given, item, stronger):
    before = given.get(item)
    weaker = before if isinstance(before, int) else 0
    louder = {**given, item: max(stronger, weaker)}

    assert signals(given) <= signals(louder)


@given(responses, responses)
def test_no_other_answer_changes_what_calls_for_help(given, other):
    kept = {item: v for item, v in given.items() if item in SIGNAL_ITEMS}
    others = {item: v for item, v in other.items() if item not in SIGNAL_ITEMS}

    assert signals({**others, **kept}) == signals(given)


@given(responses, st.dictionaries(st.sampled_from(sorted(SIGNAL_ITEMS)), answer))
def test_fear_pressure_and_pain_never_count_in_a_number(given, changed):
    assert areas(INTIMACY, {**given, **changed}, "nl") == areas(INTIMACY, given, "nl")


def test_no_scale_has_an_item_about_fear_pressure_or_pain():
    scored = {item for scale in INTIMACY.scales for item in scale.items}

    assert set(SIGNAL_ITEMS) <= INTIMACY.item_ids
    assert not scored & set(SIGNAL_ITEMS)
    assert {item.id for item in INTIMACY.items if item.id not in SIGNAL_ITEMS} == (
        scored | {f"{area}-wish" for area in AREAS}
    )


@given(responses)
def test_what_to_talk_about_is_never_about_fear_pressure_or_pain(given):
    for area in areas(INTIMACY, given, "en"):
        assert lowest_item(INTIMACY, area, given) not in SIGNAL_ITEMS
