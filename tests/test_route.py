"""A route has chapters that exist, and begins where somebody notices something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument, load_strings
from workbook.meaning.route import BEGINNINGS, ROUTES, Stop, route
from workbook.text import LANGUAGES

ALL = frozenset([*range(11), 90])

visitors = st.sampled_from([*ROUTES, ""])
several_signs = st.lists(st.sampled_from([*BEGINNINGS]), unique=True)


@given(visitors, several_signs, st.frozensets(st.sampled_from(sorted(ALL))))
def test_no_chapter_is_missing_or_there_twice(who, signs, there) -> None:
    numbers = [stop.number for stop in route(who, signs, there)]

    assert set(numbers) <= there
    assert len(numbers) == len(set(numbers))


@given(visitors, several_signs)
def test_every_sign_leads_somewhere_as_long_as_chapter_two_is_there(who, signs) -> None:
    stops = route(who, signs, {0, 2})

    assert sorted(sign for stop in stops for sign in stop.signs) == sorted(signs)


def test_signs_come_first_and_those_of_one_chapter_together() -> None:
    stops = route("alone", ["rows", "change", "sour"], ALL)

    assert stops[:2] == [Stop(4, ("rows", "change")), Stop(2, ("sour",))]
    assert [stop.number for stop in stops[2:]] == [1, 3, 5, 10]


def test_somebody_alone_is_not_sent_to_a_talk_for_two() -> None:
    assert route("alone", ["stuck"], ALL)[0].number == 4
    assert route("together", ["stuck"], ALL)[0].number == 9


def test_parents_who_live_apart_begin_with_the_chapter_for_them() -> None:
    assert route("separated", [], ALL)[0].number == 8


def test_without_an_answer_there_is_no_route() -> None:
    assert route("", [], ALL) == []


def test_what_can_be_answered_is_what_a_route_knows() -> None:
    start = load_instrument("start")

    assert set(start.item("who").values) == set(ROUTES)
    assert set(start.item("signs").values) == set(BEGINNINGS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_on_a_route_has_its_words(language) -> None:
    words = load_strings("route", language)

    numbers = {
        n for numbers in [*ROUTES.values(), *BEGINNINGS.values()] for n in numbers
    }
    assert {f"chapter_{number:02}" for number in numbers} <= set(words)
    assert {f"lead_{who}" for who in ROUTES} <= set(words)
    assert {f"sign_{sign}" for sign in BEGINNINGS} <= set(words)
