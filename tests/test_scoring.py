import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue.instrument_file import read_instrument
from workbook.errors import ResponseError
from workbook.instrument import WITHHELD, Scale
from workbook.meaning.scoring import score_scale, score_scales
from workbook.text import Text

TRUST = read_instrument(
    """
id: trust
version: 1
title: {nl: Vertrouwen, en: Trust}
intro: {nl: Hoe het gaat, en: How it is}
source: {nl: eigen vragen, en: own questions}
options:
  fits:
    - {nl: past niet, en: does not fit}
    - {nl: past een beetje, en: fits a little}
    - {nl: past redelijk, en: fits fairly well}
    - {nl: past goed, en: fits well}
    - {nl: past helemaal, en: fits completely}
  amount: {from: 0, to: 10, step: 0.5, low: {nl: niets, en: nothing},
           high: {nl: veel, en: much}}
items:
  - {id: t1, kind: rating, options: fits, text: {nl: a, en: a}}
  - {id: t2, kind: rating, options: fits, text: {nl: b, en: b}}
  - {id: t3, kind: rating, options: fits, text: {nl: c, en: c}, withhold: false}
  - {id: t4, kind: rating, options: fits, text: {nl: d, en: d}, reverse: true}
  - {id: n1, kind: number, options: amount, text: {nl: e, en: e}}
  - {id: w1, kind: text, text: {nl: f, en: f}}
scales:
  - {id: trust, title: {nl: Vertrouwen, en: Trust}, items: [t1, t2, t3, t4]}
  - {id: amount, title: {nl: Hoeveel, en: Amount}, items: [n1]}
""",
    "trust.yaml",
)
SCALE, AMOUNT = TRUST.scales
ITEMS = ("t1", "t2", "t3", "t4")

some_responses = st.dictionaries(st.sampled_from(ITEMS), st.integers(1, 5))


def test_reverse_scored_item_counts_the_other_way():
    """Full trust is 5 on the three plain items and 1 on the reverse-scored one."""
    score = score_scale(TRUST, SCALE, {"t1": 5, "t2": 5, "t3": 5, "t4": 1})

    assert score.value == 5


@pytest.mark.parametrize(
    ("responses", "value"),
    [({"t1": 4, "t2": 2}, 3.0), ({"t1": 4}, math.nan), ({}, math.nan)],
    ids=["half answered", "less than half", "nothing answered"],
)
def test_scores_only_when_half_of_the_items_are_answered(responses, value):
    score = score_scale(TRUST, SCALE, responses)

    assert score.value == pytest.approx(value, nan_ok=True)
    assert score.n_answered == len(responses)


def test_least_share_can_be_chosen():
    assert score_scale(TRUST, SCALE, {"t1": 4}, min_answered=0.25).value == 4
    assert math.isnan(score_scale(TRUST, SCALE, {"t1": 4}, min_answered=0.3).value)


def test_nothing_answered_has_no_score_even_when_nothing_is_asked_for():
    assert math.isnan(score_scale(TRUST, SCALE, {}, min_answered=0).value)


def test_number_is_scored_on_its_own_range():
    score = score_scale(TRUST, AMOUNT, {"n1": 7.5})

    assert (score.value, score.low, score.high) == (7.5, 0, 10)


def test_all_scales_are_scored_in_the_order_of_the_file():
    scores = score_scales(TRUST, {"t1": 4, "t2": 4, "n1": 3, "w1": "words"})

    assert [(score.scale.id, score.value) for score in scores] == [
        ("trust", 4),
        ("amount", 3),
    ]


@pytest.mark.parametrize("absent", [None, WITHHELD])
def test_not_saying_is_the_same_as_skipping(absent):
    said = {"t1": 4, "t2": 2}

    assert score_scale(TRUST, SCALE, said | {"t3": absent}) == score_scale(
        TRUST, SCALE, said
    )


def test_unknown_response_names_the_item_and_the_options():
    with pytest.raises(ResponseError, match=r"trust\.t1: .* one of \[1, 2, 3, 4, 5\]"):
        score_scale(TRUST, SCALE, {"t1": 9})


def test_response_to_another_scale_is_not_looked_at():
    assert score_scale(TRUST, AMOUNT, {"n1": 5, "t1": 9}).value == 5


@pytest.mark.parametrize("items", [("w1",), ("t1", "n1")])
def test_scale_without_one_range_is_refused(items):
    scale = Scale(id="odd", title=Text(nl="x", en="x"), items=items)

    with pytest.raises(ResponseError, match='scale "odd" cannot be scored'):
        score_scale(TRUST, scale, {})


@given(some_responses)
def test_score_is_within_the_range_of_the_options(responses):
    value = score_scale(TRUST, SCALE, responses).value

    assert math.isnan(value) == (len(responses) < 2)
    assert math.isnan(value) or 1 <= value <= 5


@given(some_responses)
def test_opposite_responses_give_the_opposite_score(responses):
    opposite = {item: 6 - response for item, response in responses.items()}

    value = score_scale(TRUST, SCALE, responses).value
    mirrored = score_scale(TRUST, SCALE, opposite).value

    assert mirrored == pytest.approx(6 - value, nan_ok=True)


@given(some_responses, st.randoms())
def test_order_of_answering_does_not_matter(responses, random):
    shuffled = list(responses.items())
    random.shuffle(shuffled)

    one = score_scale(TRUST, SCALE, responses).value
    other = score_scale(TRUST, SCALE, dict(shuffled)).value

    assert one == pytest.approx(other, rel=0, abs=0, nan_ok=True)


@given(st.dictionaries(st.sampled_from(ITEMS), st.integers(1, 4), min_size=2))
def test_more_of_it_never_lowers_the_score(responses):
    more = {
        item: response + 1 if item != "t4" else response
        for item, response in responses.items()
    }

    before = score_scale(TRUST, SCALE, responses).value
    assert score_scale(TRUST, SCALE, more).value >= before
