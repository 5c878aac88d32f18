"""The map says what was answered and how sure it is; nothing comes from too little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument
from workbook.instrument import WITHHELD
from workbook.meaning.attachment import (
    LEAST_REACH,
    Outcomes,
    chosen,
    circumstances,
    fears,
    outcomes,
    outcomes_over_time,
    steps_back,
)

MAP = load_instrument("attachment")
EARLY = load_instrument("attachment-early")
OUTCOMES = load_instrument("attachment-outcomes")
ids = st.sampled_from([item.id for item in MAP.items])
ratings = st.integers(1, 5)
answers = st.fixed_dictionaries(
    {}, optional={item.id: ratings | st.just(WITHHELD) for item in MAP.items}
)
REVERSE = {item.id for item in MAP.items if item.reverse}


def much(item: str, answer: int) -> int:
    """Return the answer that counts as this much of a fear."""
    return 6 - answer if item in REVERSE else answer


def answered(scale: int, *counted: int) -> dict[str, object]:
    """Return answers to the first items of a scale that count as these."""
    items = MAP.scales[scale].items
    return {id: much(id, one) for id, one in zip(items, counted, strict=False)}


def fear_of(responses: dict[str, object], scale: int = 0):
    return fears(MAP, responses, "en")[scale]


def test_there_are_two_fears_of_eight_sentences_two_of_which_count_the_other_way():
    assert [scale.id for scale in MAP.scales] == ["abandonment", "commitment"]
    for scale in MAP.scales:
        assert len(scale.items) == 8
        assert len(REVERSE & {*scale.items}) == 2
    assert all(item.withhold for item in MAP.items)


@pytest.mark.parametrize("scale", [0, 1])
def test_half_of_the_answers_are_enough_and_fewer_are_not(scale):
    enough = fear_of(answered(scale, 5, 5, 4, 4), scale)
    few = fear_of(answered(scale, 5, 5, 5), scale)

    assert enough.value == 4.5
    assert (few.value, few.level, few.low, few.high) == (None, None, 1, 5)
    assert few.n_answered == 3


@pytest.mark.parametrize(
    ("counted", "level"),
    [
        ([5] * 8, "high"),
        ([4] * 8, "high"),
        ([5] * 4, "high"),
        ([4] * 4, "middle"),
        ([3] * 8, "middle"),
        ([1, 1, 1, 1, 5, 5, 5, 5], "middle"),
        ([2] * 8, "low"),
        ([1] * 8, "low"),
    ],
    ids=[
        "all the most",
        "all much",
        "half of them, all the most",
        "half of them, all much",
        "all in between",
        "some little and some much",
        "all little",
        "all the least",
    ],
)
def test_much_or_little_is_said_only_when_all_of_the_area_says_so(counted, level):
    assert fear_of(answered(0, *counted)).level == level


@given(answers)
def test_nothing_is_named_from_too_few_answers(responses):
    for fear in fears(MAP, responses, "nl"):
        known = 2 * fear.n_answered >= fear.n_items
        assert (fear.value is not None) == known
        assert (fear.level is not None) == known
        if not known:
            assert (fear.low, fear.high) == (1, 5)


@given(answers)
def test_the_area_lies_on_the_scale_around_the_middle_and_is_no_point(responses):
    for fear in fears(MAP, responses, "nl"):
        assert 1 <= fear.low <= fear.high <= 5
        assert fear.high - fear.low >= 2 * LEAST_REACH - 1e-9
        if fear.value is not None:
            assert fear.low - 1e-9 <= fear.value <= fear.high + 1e-9


@given(answers, ids, ratings, ratings)
def test_a_place_moves_the_way_an_answer_does(responses, item, before, raised):
    responses = {**responses, item: before}
    step = much(item, raised) - much(item, before)
    now = fears(MAP, {**responses, item: raised}, "nl")

    for old, new, scale in zip(
        fears(MAP, responses, "nl"), now, MAP.scales, strict=True
    ):
        if item not in scale.items or old.value is None:
            assert old == new
            continue
        moved = [new.value - old.value, new.low - old.low, new.high - old.high]
        if step > 0:
            assert moved[0] > 0
            assert min(moved) >= -1e-9
        elif step < 0:
            assert moved[0] < 0
            assert max(moved) <= 1e-9


@given(answers)
def test_who_skips_more_is_drawn_larger_never_smaller(responses):
    """Compared with answering the rest exactly as the mean is."""
    for fear, scale in zip(fears(MAP, responses, "nl"), MAP.scales, strict=True):
        skipped = [id for id in scale.items if not isinstance(responses.get(id), int)]
        if fear.value is None or not skipped or fear.value != round(fear.value):
            continue
        rest = {id: much(id, round(fear.value)) for id in skipped}
        full = fear_of({**responses, **rest}, MAP.scales.index(scale))
        assert full.low >= fear.low - 1e-9
        assert full.high <= fear.high + 1e-9


@given(answers)
def test_withholding_is_as_leaving_open(responses):
    told = {id: value for id, value in responses.items() if value != WITHHELD}

    assert fears(MAP, responses, "nl") == fears(MAP, told, "nl")


# What was so then


def test_a_circumstance_counts_when_somebody_says_yes():
    given = {"comfort": "yes", "loss": "no", "away": "unknown", "touch": WITHHELD}

    assert circumstances(given) == ["comfort"]


@pytest.mark.parametrize("given", [{}, {"learned": WITHHELD}])
def test_nothing_is_learned_where_nothing_was_chosen(given):
    assert chosen(given, "learned") == []


def test_there_are_six_circumstances_seven_signs_ten_points_and_six_outcomes():
    six = [i for i in EARLY.items if i.section == "circumstances"]
    signs = load_instrument("attachment-signs").items
    points = load_instrument("attachment-aware").item("points").values
    moments = load_instrument("attachment-moments").item("point").values

    assert [len(six), len(signs), len(points)] == [6, 7, 10]
    assert points == moments
    assert len(OUTCOMES.sections) == 6
    assert {*OUTCOMES.item_ids} == {
        f"{section.id}-{part}"
        for section in OUTCOMES.sections
        for part in ("now", "wish")
    }


# Outcomes


def test_a_gap_is_what_is_wished_beyond_now():
    given = {"autonomy-now": 2, "autonomy-wish": 5, "safety-now": 4, "safety-wish": 3}
    found = {o.id: o.gap for o in outcomes(OUTCOMES, given, "nl")}

    assert found["autonomy"] == 3
    assert found["safety"] == found["freedom"] == 0


def test_only_times_at_which_something_is_known_of_now_are_told():
    past = [
        {"date": "2026-01-01", "responses": {"autonomy-now": 2}},
        {"date": "2026-02-01", "responses": {"autonomy-wish": 2}},
    ]
    found = outcomes_over_time(OUTCOMES, past, "2026-03-01", {"safety-now": 1}, "nl")

    assert [str(time.day) for time in found] == ["2026-01-01", "2026-03-01"]


def times(*safety: int | None) -> list[Outcomes]:
    said = [{"safety-now": value} if value else {"balance-now": 3} for value in safety]
    return [Outcomes(None, outcomes(OUTCOMES, one, "nl")) for one in said]


@pytest.mark.parametrize(
    ("safety", "told"),
    [
        ([], False),
        ([3], False),
        ([2], True),
        ([1, 4], False),
        ([4, 1], True),
        ([1, None], True),
    ],
)
def test_what_was_said_last_of_being_safe_counts(safety, told):
    assert steps_back(times(*safety)) == told
