"""Quarrels are described from enough answers, and nobody gets a label."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument, load_strings
from workbook.meaning.advice import MOST
from workbook.meaning.quarrels import (
    OWN_STEPS,
    SOMETIMES,
    leading,
    own_steps,
    patterns,
)
from workbook.meaning.quarrels_plan import next_steps, standing_out, way_out
from workbook.text import LANGUAGES

QUARRELS = load_instrument("quarrels")
ITEMS = {scale.id: scale.items for scale in QUARRELS.scales}
FORBIDDEN = r"\b(score|uitslag|tekort|percent|gezond|normaal|altijd schuldig|you are a)"


def us(chase: int, clash: int, silence: int) -> dict[str, object]:
    """Return the same answer to each sentence of a pattern."""
    given = {"chase": chase, "clash": clash, "silence": silence}
    return {item: given[id] for id, items in ITEMS.items() for item in items}


def me(attack: int, defend: int, withdraw: int) -> dict[str, object]:
    return {"own-attack": attack, "own-defend": defend, "own-withdraw": withdraw}


ANSWER = st.integers(1, 5) | st.just("withheld")
# Mostly answered, or a pattern would hardly ever be known.
answers = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(sorted(QUARRELS.item_ids), ANSWER)
) | st.fixed_dictionaries(dict.fromkeys(sorted(QUARRELS.item_ids), st.integers(1, 5)))


# How often


@given(answers)
def test_a_pattern_is_the_mean_of_at_least_three_of_its_four_sentences(given):
    for pattern in patterns(QUARRELS, given, "nl"):
        told = [a for i in ITEMS[pattern.id] if isinstance(a := given.get(i), int)]
        assert pattern.n_answered == len(told)
        if len(told) < 3:
            assert pattern.often is None
            assert not pattern.returns
        else:
            assert pattern.often == pytest.approx(math.fsum(told) / len(told))
            assert 1 <= pattern.often <= 5


@given(answers, st.sampled_from(sorted(ITEMS)), st.integers(0, 3))
def test_a_higher_answer_never_makes_a_pattern_rarer(given, id, place):
    item = ITEMS[id][place]
    if not isinstance(given.get(item), int):
        return
    higher = {**given, item: min(5, given[item] + 1)}

    for before, after in zip(
        patterns(QUARRELS, given, "en"), patterns(QUARRELS, higher, "en"), strict=True
    ):
        if before.often is not None:
            assert after.often is not None
            assert after.often >= before.often


@given(answers)
def test_no_pattern_leads_while_one_of_them_is_unknown(given):
    found = patterns(QUARRELS, given, "nl")

    lead = leading(found)

    if any(pattern.often is None for pattern in found):
        assert lead == []
    for pattern in lead:
        assert pattern.often == max(p.often or 0 for p in found)
        assert pattern.often >= SOMETIMES


def test_patterns_that_return_equally_often_lead_together():
    lead = leading(patterns(QUARRELS, us(4, 2, 4), "en"))

    assert [pattern.id for pattern in lead] == ["chase", "silence"]
    assert leading(patterns(QUARRELS, us(2, 2, 1), "en")) == []


# My usual step


@pytest.mark.parametrize(
    ("given", "steps"),
    [
        ({}, []),
        ({"own-attack": 5}, []),
        ({"own-attack": 5, "own-defend": "withheld"}, []),
        ({"own-attack": 1, "own-withdraw": 1}, []),
        ({"own-attack": 1, "own-withdraw": 2}, ["withdraw"]),
        (me(4, 4, 2), ["attack", "defend"]),
        (me(3, 3, 3), []),
    ],
)
def test_the_usual_step_needs_two_answers_and_a_difference(given, steps):
    assert own_steps(given) == steps


@given(answers)
def test_the_usual_step_is_one_that_was_answered(given):
    for step in own_steps(given):
        assert step in OWN_STEPS
        assert isinstance(given[f"own-{step}"], int)


# What stands out


@given(answers, st.sampled_from(LANGUAGES))
def test_what_stands_out_is_told_in_whole_sentences_the_most_frequent_first(
    given, language
):
    told = standing_out(QUARRELS, given, language)

    known = [p for p in patterns(QUARRELS, given, language) if p.often is not None]
    often = {p.id: p.often for p in known}
    order = [often[one.about] for one in told if one.about in often]
    assert order == sorted(order, reverse=True)
    assert len(order) == len(known)
    for one in told:
        assert "{" not in one.because + one.text
        assert one.because


def test_a_pattern_that_hardly_comes_back_is_said_to():
    told = standing_out(QUARRELS, us(1, 5, 3), "en")

    assert [one.about for one in told] == ["clash", "silence", "chase"]
    assert "nearly every time" in told[0].because
    assert "doesn’t happen much" in told[2].text


def test_half_a_point_counts_as_the_higher_answer_as_the_explanation_says():
    half = {**us(2, 1, 1), "chase-ask": 3, "chase-leave": 3}

    (told, *_) = standing_out(QUARRELS, half, "nl")

    assert "‘soms’" in told.because


def test_a_step_shared_by_two_is_told_with_both():
    (own,) = standing_out(QUARRELS, me(4, 4, 1), "nl")

    assert own.because.count("‘vaak’") == 2
    assert "te bereiken" in own.text
    assert "goed bedoelt" in own.text


# Alone, together or with help


@pytest.mark.parametrize(
    ("long", "trust", "partner", "way"),
    [
        (None, None, None, None),
        ("weeks", None, "yes", None),
        (None, "whole", "yes", None),
        ("withheld", "withheld", "withheld", None),
        (None, "broken", None, "help"),
        ("weeks", "broken", "yes", "help"),
        ("year", "dented", "yes", "help"),
        ("years", "dented", "not-now", "help"),
        ("years", "whole", "yes", "together"),
        ("months", "dented", "yes", "together"),
        ("weeks", "whole", "unknown", "alone"),
        ("weeks", "whole", None, "alone"),
    ],
)
def test_where_to_begin_follows_how_long_and_how_the_trust_is(
    long, trust, partner, way
):
    given = {"long": long, "trust": trust, "partner": partner}

    assert way_out({k: v for k, v in given.items() if v is not None}) == way


# Next steps


def steps(given, trust=None, fears=None, language="en"):
    return next_steps(QUARRELS, given, trust or {}, fears or {}, language)


def test_before_anything_is_known_there_are_no_steps():
    assert steps({}) == []
    assert steps({"chase-ask": 5}) == []


@given(
    answers,
    st.fixed_dictionaries(
        {},
        optional={
            "long": st.sampled_from(["weeks", "years", "withheld"]),
            "trust": st.sampled_from(["whole", "dented", "broken", "withheld"]),
            "partner": st.sampled_from(["yes", "not-now", "withheld"]),
        },
    ),
    st.dictionaries(
        st.sampled_from(["commitment", "abandonment"]), st.none() | st.floats(1, 5)
    ),
    st.sampled_from(LANGUAGES),
)
def test_there_are_at_most_three_steps_each_with_its_reason(
    given, trust, fears, language
):
    found = steps(given, trust, fears, language)

    assert len(found) <= MOST
    assert len({one.about for one in found}) == len(found)
    for one in found:
        assert one.title
        assert one.because
        assert "{" not in one.because + one.text
    if way_out(trust) == "help":
        assert found[0].about == "help"
        assert not {one.about for one in found} & set(ITEMS)


def test_with_help_to_be_had_nothing_is_proposed_for_two():
    found = steps(us(5, 1, 1) | me(5, 1, 1), {"trust": "broken"})

    assert [one.about for one in found] == ["help", "attack"]


def test_withdrawing_and_much_fear_of_commitment_lead_to_chapter_3():
    found = steps(us(4, 1, 1) | me(1, 1, 5), fears={"commitment": 4.2})

    assert [one.about for one in found] == ["withdraw", "commitment", "chase"]
    assert "chapter 3" in found[1].because


def test_without_chapter_3_the_way_there_is_shown_and_nothing_is_said_of_fear():
    (do,) = steps(me(1, 1, 5))

    assert do.text.endswith("That’s what chapter 3, Attachment, is about.")


def test_little_fear_leads_nowhere():
    (do,) = steps(me(1, 1, 5), fears={"commitment": 2.0})

    assert "chapter 3" not in do.text


def test_attacking_and_defending_have_steps_of_their_own():
    attack, fear = steps(me(5, 1, 1), fears={"abandonment": 5.0}, language="nl")
    (defend,) = steps(me(1, 5, 1), fears={"abandonment": 5.0, "commitment": 5.0})

    assert fear.about == "abandonment"
    assert "eerst je gevoel" in attack.text
    assert "what you meant" in defend.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["quarrels", "quarrel-cycle", "wording", "dialogue"])
def test_no_word_of_the_chapter_judges(part, language):
    said = " ".join(load_strings(part, language).values()).lower()

    assert not re.search(FORBIDDEN, said)
