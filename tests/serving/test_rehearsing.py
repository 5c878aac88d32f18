"""Made-up answers are possible answers to every question that there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import all_instruments, load_instrument
from workbook.instrument import Item, Range
from workbook.text import Text
from workbook.widgets.rehearsing import (
    TURNS,
    _made_up,
    made_up_entries,
    made_up_responses,
)

WORDS = Text(nl="woorden", en="words")


@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.parametrize("instrument_id", all_instruments())
def test_every_question_gets_a_possible_response_and_half_the_time_no_words(
    instrument_id: str, turn: int
) -> None:
    instrument = load_instrument(instrument_id)

    responses = made_up_responses(instrument, turn)

    unsaid = {item.id for item in instrument.items if item.id not in responses}
    texts = {item.id for item in instrument.items if item.kind == "text"}
    assert unsaid == (set() if turn % 2 else texts)
    assert instrument.faults(responses) == {}


@pytest.mark.parametrize("instrument_id", all_instruments())
def test_the_turns_differ_wherever_somebody_can_choose(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    turns = [made_up_responses(instrument, turn) for turn in range(TURNS)]

    for item in instrument.items:
        if item.kind != "text" and len(item.values) != 1:
            assert turns[0][item.id] != turns[-1][item.id], item.id


@pytest.mark.parametrize("turn", range(TURNS))
@pytest.mark.parametrize("instrument_id", all_instruments())
def test_every_made_up_entry_is_a_possible_one(instrument_id: str, turn: int) -> None:
    instrument = load_instrument(instrument_id)

    entries = made_up_entries(instrument, turn)

    assert len({entry["id"] for entry in entries}) == len(entries) == turn + 2
    for entry in entries:
        assert instrument.faults(entry["responses"]) == {}


@given(
    low=st.integers(-100, 100),
    steps=st.integers(1, 200),
    step=st.sampled_from([0.1, 0.25, 0.5, 1, 3, 10]),
    turn=st.integers(0, TURNS - 1),
)
def test_a_made_up_number_is_on_a_step_of_any_range(
    low: int, steps: int, step: float, turn: int
) -> None:
    high = float(f"{low + steps * step:g}")
    numbers = Range(low=low, high=high, step=step, low_text=WORDS, high_text=WORDS)
    item = Item(id="a", kind="number", options=numbers, text=WORDS)

    assert item.allows(_made_up(item, turn))


def test_pictures_are_rehearsed_with_a_partners_name_and_without() -> None:
    about = load_instrument("about")
    named = {"partner" in made_up_responses(about, turn) for turn in range(TURNS)}

    assert named == {True, False}
