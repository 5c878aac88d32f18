"""What was handed down is read from what was written, with any people or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument
from workbook.meaning.generations import (
    GENERATIONS,
    carer_names,
    lines,
    places,
)

JOURNAL = load_instrument("legacy-lines")


def entry(id, **responses):
    """Return an entry as the page has it; ``from_`` stands for ``from``."""
    named = {item.rstrip("_"): said for item, said in responses.items()}
    return {"id": id, "responses": named}


def test_lines_come_in_the_order_in_which_they_were_written():
    found = lines(
        [
            entry("b", what="Humor", from_="unknown", mine="on"),
            entry("a", what=" Zwijgen \n bij ruzie ", from_="me", mine="stops"),
        ]
    )

    assert [line.what for line in found] == ["Zwijgen bij ruzie", "Humor"]
    assert [line.first for line in found] == [2, 1]
    assert [line.is_new for line in found] == [True, False]
    assert [line.goes_on for line in found] == [False, True]


@pytest.mark.parametrize(
    "responses", [None, {}, {"what": "  "}, {"from": "me", "mine": "on"}]
)
def test_what_has_no_words_is_no_line(responses):
    assert lines([{"id": "a", "responses": responses}]) == []


def test_what_was_not_chosen_is_not_known():
    (line,) = lines([entry("a", what="Humor")])

    assert (line.start, line.ending) == ("unknown", "open")


@given(
    st.sampled_from(JOURNAL.item("from").values),
    st.sampled_from(JOURNAL.item("mine").values),
)
def test_each_possible_answer_is_known_to_the_picture(start, ending):
    (line,) = lines([entry("a", what="Humor", from_=start, mine=ending)])

    assert (line.start, line.ending) == (start, ending)
    assert 0 <= line.first < len(GENERATIONS) - 1


def test_people_stand_with_their_generation_and_may_be_missing():
    found = places(
        {"grandparents": ["oma"], "unknown": ["parents"], "young": ["Mila", "Sem"]},
        [entry("2", name="Papa"), entry("1", name="Mama"), entry("3", table="warm")],
    )

    assert [place.names for place in found] == [
        ("oma",),
        ("Mama", "Papa"),
        (),
        ("Mila", "Sem"),
    ]
    assert [place.is_known for place in found] == [True, False, True, True]


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        (None, ["grandparents", "parents", "me", "children"]),
        ("children", ["grandparents", "parents", "me", "children"]),
        ("others", ["grandparents", "parents", "me", "others"]),
        ("none", ["grandparents", "parents", "me"]),
    ],
)
def test_who_comes_after_is_the_participants_choice(after, kinds):
    found = places({"after": after} if after else {}, [])

    assert [place.kind for place in found] == kinds


def test_carers_without_a_name_have_none():
    assert carer_names([entry("1", name=" "), {"id": "2", "responses": None}]) == ()
