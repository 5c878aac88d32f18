"""Two people see of each other what both chose to show, and nothing more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.catalogue import all_instruments, load_instrument
from workbook.instrument import WITHHELD, Item
from workbook.meaning.dyad import (
    SHAREABLE,
    WHOLE,
    both,
    counterpart,
    released,
    shareable,
)
from workbook.meaning.scan import SAFETY

ASKED = [*SHAREABLE, "intimacy"]
"""What somebody might send; the last one is never to be shown."""


def responses_to(item: Item) -> st.SearchStrategy[object]:
    """Return possible answers to one item."""
    if item.kind == "text":
        return st.sampled_from(["", "stil worden", "doorvragen", WITHHELD])
    low, high = item.bounds or (1, 1)
    return st.integers(int(low), int(high)) | st.just(WITHHELD)


@st.composite
def shares(draw: st.DrawFn) -> dict[str, dict[str, object]]:
    """Draw what one person shared: any instruments, any of their items."""
    chosen = draw(st.lists(st.sampled_from(ASKED), unique=True))
    return {id: draw(_answers(id)) for id in chosen}


def _answers(instrument: str) -> st.SearchStrategy[dict[str, object]]:
    items = load_instrument(instrument).items
    asked = {item.id: responses_to(item) for item in items}
    return st.fixed_dictionaries({}, optional=asked)


def items_of(shared: dict[str, dict[str, object]]) -> set[tuple[str, str]]:
    return {(id, item) for id, answers in shared.items() for item in answers}


def test_every_shareable_instrument_exists():
    assert set(SHAREABLE) <= set(all_instruments())


def test_nothing_about_being_safe_and_no_note_can_be_shared():
    scan = load_instrument("relationship-scan")

    assert shareable("relationship-scan") == scan.item_ids - SAFETY
    assert not {item for item in shareable("bank-account") if item.endswith("-note")}
    assert "partner" not in shareable("about")


@pytest.mark.parametrize("instrument", ["intimacy", "parting", "quarrel-trust", "x"])
def test_of_other_instruments_nothing_can_be_shared(instrument):
    assert shareable(instrument) == frozenset()
    assert released({instrument: {"a": 1}}, {instrument: {"a": 1}}) == {}


def test_i_see_an_answer_only_when_i_answered_the_same():
    mine = {"quarrels": {"own-attack": 4, "own-defend": WITHHELD}}
    theirs = {"quarrels": {"own-attack": 2, "own-defend": 5, "own-withdraw": 3}}

    assert released(mine, theirs) == {"quarrels": {"own-attack": 2}}


def test_what_i_give_is_answered_by_what_the_other_receives():
    mine = {"bank-account": {"attention-give": 8, "room-receive": 1, "room-note": "x"}}
    theirs = {
        "bank-account": {
            "attention-receive": 3,
            "attention-give": 9,
            "room-give": 6,
            "room-note": "geheim",
        }
    }

    assert released(mine, theirs) == {
        "bank-account": {"attention-receive": 3, "room-give": 6}
    }


def test_own_words_are_seen_as_a_whole_and_only_by_who_wrote_some():
    cycle = {"quarrel-cycle": {"i-do": "doorvragen", "fear": "je kwijtraken"}}
    other = {"quarrel-cycle": {"need": "rust"}}

    assert released(other, cycle) == cycle
    assert released({"quarrel-cycle": {}}, cycle) == {"quarrel-cycle": {}}
    assert released({"quarrel-cycle": {"need": WITHHELD}}, cycle) == {
        "quarrel-cycle": {}
    }


@given(shares(), shares())
@settings(max_examples=40)
def test_nothing_is_seen_of_an_instrument_that_one_of_two_kept(mine, theirs):
    seen = released(mine, theirs)

    assert set(seen) == set(mine) & set(theirs) & set(SHAREABLE)


@given(shares(), shares())
@settings(max_examples=40)
def test_what_is_seen_was_shared_may_be_shared_and_has_its_answer(mine, theirs):
    for id, answers in released(mine, theirs).items():
        for item, value in answers.items():
            assert item in shareable(id)
            assert theirs[id][item] == value not in (WITHHELD, "")
            if id not in WHOLE:
                assert mine[id].get(counterpart(id, item), WITHHELD) != WITHHELD


@given(shares(), shares(), shares(), shares())
@settings(max_examples=40)
def test_sharing_more_never_hides_anything(mine, theirs, my_more, their_more):
    def added(one, more):
        return {id: {**more.get(id, {}), **one.get(id, {})} for id in one.keys() | more}

    before = released(mine, theirs)
    after = released(added(mine, my_more), added(theirs, their_more))

    assert items_of(before) <= items_of(after)


@given(shares(), shares())
@settings(max_examples=40)
def test_withholding_an_answer_is_as_never_having_given_it(mine, theirs):
    def told(one):
        return {
            id: {item: v for item, v in answers.items() if v != WITHHELD}
            for id, answers in one.items()
        }

    assert both(mine, theirs) == both(told(mine), told(theirs))


@given(shares(), shares())
@settings(max_examples=40)
def test_two_people_see_the_same_with_the_sides_turned(mine, theirs):
    seen, mirrored = both(mine, theirs), both(theirs, mine)

    assert (seen.mine, seen.theirs) == (mirrored.theirs, mirrored.mine)


@given(shares(), shares())
@settings(max_examples=40)
def test_what_is_seen_is_enough_to_see_it_again(mine, theirs):
    seen = both(mine, theirs)

    assert both(*seen) == seen
