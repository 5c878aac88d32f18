"""Next steps fit the answers, name nothing from too little, and are done alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument, load_strings
from workbook.meaning.attachment import Fear
from workbook.meaning.attachment_plan import (
    best_sign,
    leads,
    next_steps,
    then_and_now,
)
from workbook.text import LANGUAGES

MAP = load_instrument("attachment")
EARLY = load_instrument("attachment-early")
SIGNS = load_instrument("attachment-signs")
LEVELS = {
    "low": (1.5, 1.0, 2.0),
    "middle": (3.0, 2.0, 4.0),
    "high": (4.5, 4.0, 5.0),
    "unknown": (None, 1.0, 5.0),
}
levels = st.sampled_from([*LEVELS])


def both(abandonment: str, commitment: str) -> list[Fear]:
    return [
        Fear(id, id, *LEVELS[level], n_answered=8, n_items=8)
        for id, level in (("abandonment", abandonment), ("commitment", commitment))
    ]


def steps(abandonment: str, commitment: str, **more):
    found = next_steps(MAP, both(abandonment, commitment), None, "nl", **more)
    return [step.about for step in found]


@pytest.mark.parametrize(
    ("abandonment", "commitment", "about"),
    [
        ("unknown", "unknown", []),
        ("high", "low", ["abandonment"]),
        ("middle", "high", ["commitment", "abandonment"]),
        ("high", "high", ["abandonment", "commitment"]),
        ("unknown", "middle", ["commitment"]),
        ("low", "unknown", ["abandonment"]),
    ],
)
def test_the_greater_fear_comes_first_and_a_small_one_only_alone(
    abandonment, commitment, about
):
    assert steps(abandonment, commitment) == about


def test_where_both_are_small_there_is_one_step():
    assert len(steps("low", "low")) == 1


@given(levels, levels, st.sampled_from(LANGUAGES))
def test_no_step_is_about_a_fear_with_too_few_answers(
    abandonment, commitment, language
):
    found = next_steps(MAP, both(abandonment, commitment), None, language)
    known = {fear.id for fear in both(abandonment, commitment) if fear.level}

    assert {step.about for step in found} <= known
    assert len(found) <= 3


def test_who_may_not_be_safe_gets_one_step_that_names_no_answer():
    found = next_steps(MAP, both("high", "high"), None, "nl", alone=True)

    assert [step.about for step in found] == ["alone"]
    assert "veilig" not in found[0].text + found[0].because + found[0].title


def test_what_shows_most_is_said_in_its_own_words():
    sign = best_sign(SIGNS, {"matters": 4, "free": 5, "there": 5}, "nl")

    assert sign is not None
    assert sign.about == "free"
    assert "bijna elke dag" in sign.because


@pytest.mark.parametrize("given", [{}, {"matters": 3}, {"matters": "withheld"}])
def test_nothing_is_called_a_strength_that_shows_seldom(given):
    assert best_sign(SIGNS, given, "nl") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_way_to_get_by_has_a_then_and_a_now(language):
    every = EARLY.item("learned").values

    told = then_and_now(EARLY, {"learned": list(every)}, language)

    assert [one.about for one in told] == [*every]
    assert then_and_now(EARLY, {}, language) == []


@pytest.mark.parametrize(
    ("fear", "noticed", "early", "numbers"),
    [
        (("low", "high"), {"withdraw"}, {}, [4]),
        (("low", "middle"), {"withdraw"}, {}, []),
        (("low", "high"), set(), {}, []),
        (("high", "low"), {"partner-absent"}, {}, [4]),
        (("low", "low"), {"give-more"}, {}, [2]),
        (("unknown", "unknown"), set(), {"touch": "yes"}, [5]),
        (("unknown", "unknown"), set(), {"touch": "no", "away": "unknown"}, []),
        (("high", "high"), {"withdraw", "adapt"}, {"learned": ["alone"]}, [4, 2, 5]),
    ],
)
def test_other_chapters_are_named_where_answers_make_them_useful(
    fear, noticed, early, numbers
):
    found = leads(both(*fear), noticed, early, {1, 2, 4, 5}, "nl")

    assert [lead.number for lead in found] == numbers


def test_no_chapter_is_named_that_is_not_there():
    found = leads(both("high", "high"), {"withdraw"}, {"touch": "yes"}, {2}, "en")

    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_step_asks_for_a_talk_before_the_questions_about_safety(language):
    told = [step.text[language] for step in MAP.steps]
    told += [load_strings("attachment-plan", language)[k] for k in ("step_sign",)]
    talk = {"nl": ["vertel je partner", "zeg tegen je partner", "vraag je partner"]}
    talk["en"] = ["tell your partner", "say to your partner", "ask your partner"]

    assert not [t for t in told for phrase in talk[language] if phrase in t.lower()]
