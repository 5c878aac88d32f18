"""The scan says what was answered, in whatever order, and nothing from too little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument
from workbook.instrument import WITHHELD
from workbook.meaning.scan import (
    SAFETY,
    fillings,
    latest,
    steps_back,
    strongest,
    themes,
    wished,
)

SCAN = load_instrument("relationship-scan")
IDS = [scale.id for scale in SCAN.scales]
ratings = st.integers(1, 5)
answers = st.fixed_dictionaries(
    {}, optional={item.id: ratings | st.just(WITHHELD) for item in SCAN.items}
)


def all_alike(value: object, wish: object = None) -> dict[str, object]:
    given = {item.id: value for item in SCAN.items if not item.id.endswith("-wish")}
    return given | ({f"{id}-wish": wish for id in IDS} if wish else {})


def of(responses: dict[str, object], theme: str):
    return next(t for t in themes(SCAN, responses, "nl") if t.id == theme)


def test_there_are_six_themes_of_five_and_a_wish_for_each():
    assert [len(scale.items) for scale in SCAN.scales] == [5] * 6
    assert len(SCAN.items) == 36
    assert {f"{id}-wish" for id in IDS} | SAFETY < SCAN.item_ids


def test_a_theme_is_the_middle_of_its_answers():
    given = {"trust-word": 2, "trust-promise": 4, "trust-self": 5}

    assert of(given, "trust").value == pytest.approx(11 / 3)


@pytest.mark.parametrize("given", [{}, {"trust-word": 5, "trust-self": 5}])
def test_with_fewer_than_half_of_the_answers_a_theme_stays_unknown(given):
    assert of(given, "trust").value is None


@given(answers)
def test_a_theme_is_within_the_range_and_from_at_least_half_of_its_items(responses):
    for theme in themes(SCAN, responses, "en"):
        if theme.value is None:
            assert 2 * len(theme.answers) < theme.n_items
        else:
            assert 1 <= theme.value <= 5
            assert 2 * len(theme.answers) >= theme.n_items


@given(answers)
def test_withholding_is_as_leaving_open(responses):
    told = {id: value for id, value in responses.items() if value != WITHHELD}

    assert themes(SCAN, responses, "nl") == themes(SCAN, told, "nl")


@given(answers, st.data())
def test_a_higher_answer_never_lowers_its_theme_and_touches_no_other(responses, data):
    scale = data.draw(st.sampled_from(SCAN.scales))
    given = {id: v for id in scale.items if isinstance(v := responses.get(id), int)}
    if not given:
        return
    item = data.draw(st.sampled_from(sorted(given)))
    raised = {**responses, item: 5}

    for before, after in zip(
        themes(SCAN, responses, "nl"), themes(SCAN, raised, "nl"), strict=True
    ):
        if before.id != scale.id:
            assert before == after
        elif before.value is not None:
            assert after.value is not None
            assert after.value >= before.value


@given(answers)
def test_three_at_most_are_strong_and_none_that_is_not_is_stronger(responses):
    all_themes = themes(SCAN, responses, "nl")
    best = strongest(all_themes)

    assert len(best) <= 3
    assert all((theme.value or 0) >= 3 for theme in best)
    values = [theme.value for theme in best]
    assert values == sorted(values, reverse=True)
    others = [t for t in all_themes if t not in best and (t.value or 0) >= 3]
    assert len(best) == 3 or others == []
    assert all((t.value or 0) <= values[-1] for t in others)


@given(answers)
def test_three_at_most_are_wished_for_and_only_where_something_is_wished(responses):
    all_themes = themes(SCAN, responses, "nl")
    found = wished(all_themes)

    assert len(found) <= 3
    assert all((theme.wish or 0) >= 2 for theme in found)
    assert [t.wish for t in found] == sorted((t.wish for t in found), reverse=True)
    others = [t.wish or 0 for t in all_themes if t not in found]
    assert all(wish <= (found[-1].wish or 0) for wish in others if wish >= 2)


def test_of_equal_wishes_what_fits_least_comes_first():
    given = {**all_alike(4, wish=3), "touch-held": 1, "giving-ask": 2}

    assert [theme.id for theme in wished(themes(SCAN, given, "nl"))] == [
        "touch",
        "giving",
        "closeness",
    ]


@pytest.mark.parametrize("item", sorted(SAFETY))
@pytest.mark.parametrize(("answer", "told"), [(1, True), (2, True), (3, False)])
def test_a_low_answer_about_safety_makes_the_page_step_back(item, answer, told):
    assert steps_back(themes(SCAN, {item: answer}, "nl")) == told
    assert not steps_back(themes(SCAN, {item: WITHHELD}, "nl"))


def test_a_sign_that_somebody_may_not_be_safe_counts_at_once():
    """Also when it is the only answer yet, or when an earlier filling had none."""
    before = fillings(SCAN, [], "", all_alike(4), "nl")
    current = themes(SCAN, {"trust-safe": 1}, "nl")

    assert latest(before, current) == current
    assert latest([], current) == current
    assert latest(before, themes(SCAN, {"trust-safe": 4}, "nl")) == before[0].themes
    assert latest([], themes(SCAN, {}, "nl")) == ()


def test_fillings_come_with_their_days_and_only_when_something_is_known():
    earlier = [
        {"date": "2026-03-01", "responses": all_alike(2)},
        {"date": "2026-06-01", "responses": {}},
    ]

    found = fillings(SCAN, earlier, "2026-11-24", all_alike(4), "nl")

    assert [str(filling.day) for filling in found] == ["2026-03-01", "2026-11-24"]
    assert fillings(SCAN, earlier[:1], "2026-11-24", {}, "nl") == found[:1]


def test_a_single_filling_needs_no_day():
    (only,) = fillings(SCAN, [], "", all_alike(3), "en")

    assert only.day is None
    assert fillings(SCAN, [], "", {}, "en") == []
