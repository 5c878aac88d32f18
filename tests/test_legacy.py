"""What answers about home may mean: described from enough answers, never a label."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument, load_strings
from workbook.instrument import WITHHELD
from workbook.meaning.generations import Line
from workbook.meaning.legacy import (
    CLEAR,
    NAMED_FROM,
    TOUCHES,
    Wounds,
    chosen,
    patterns,
    recognised,
    wounds,
)
from workbook.meaning.legacy_plan import ALONE, legacy_steps
from workbook.meaning.legacy_told import opposite, recognition, two_wounds
from workbook.text import LANGUAGES

PATTERNS = load_instrument("legacy-patterns")
ITEMS = {scale.id: scale.items for scale in PATTERNS.scales}
NOBODY = Wounds(None, None, None, None)
LABELS = ["angstig", "vermijdend", "gehecht", "stoornis", "anxious", "avoidant"]
JUDGING = ["score", "uitslag", "tekort", "schuld", "gezond", "normaal", "percent"]


def fits(scale, *answers):
    """Return answers to the first items of a scale; None skips one."""
    pairs = zip(ITEMS[scale], answers, strict=False)
    return {item: answer for item, answer in pairs if answer is not None}


def pattern(scale, *answers):
    found = patterns(PATTERNS, fits(scale, *answers))
    return next(one for one in found if one.id == scale)


answer = st.none() | st.just(WITHHELD) | st.integers(1, 5)
responses = st.fixed_dictionaries({item.id: answer for item in PATTERNS.items}).map(
    lambda given: {id: value for id, value in given.items() if value is not None}
)


# Sixteen answers


def test_four_patterns_have_four_items_each_two_about_then_and_two_about_now():
    assert [len(items) for items in ITEMS.values()] == [4, 4, 4, 4]
    assert {section.id for section in PATTERNS.sections} == set(ITEMS)
    for items in ITEMS.values():
        then, now = items[:2], items[2:]
        told = [PATTERNS.item(id).text["nl"] for id in then]
        assert any(re.search("[Tt]huis|kind|volwassene", text) for text in told)
        assert now


@given(responses)
def test_a_pattern_lies_within_the_answers_and_needs_half_of_them(given_responses):
    for found in patterns(PATTERNS, given_responses):
        answers = list(found.answers.values())
        if len(answers) < 2:
            assert found.value is None
            assert found.level is None
            assert found not in recognised([found])
        else:
            assert min(answers) <= found.value <= max(answers)


@given(responses, st.sampled_from([item.id for item in PATTERNS.items]))
def test_a_higher_answer_never_makes_a_pattern_less(given_responses, item):
    before = given_responses.get(item)
    if not isinstance(before, int) or before == 5:
        return
    scale = next(id for id, items in ITEMS.items() if item in items)

    raised = patterns(PATTERNS, {**given_responses, item: before + 1})

    for one, other in zip(patterns(PATTERNS, given_responses), raised, strict=True):
        if one.id != scale:
            assert one == other
        elif one.value is not None:
            assert other.value > one.value


@given(responses)
def test_what_is_named_fits_and_the_clearest_comes_first(given_responses):
    named = recognised(patterns(PATTERNS, given_responses))
    means = [found.value for found in named]

    assert all(mean >= NAMED_FROM for mean in means)
    assert means == sorted(means, reverse=True)
    for found in named:
        assert found.reasons
        best = max(found.answers.values())
        assert all(found.answers[id] >= min(CLEAR, best) for id in found.reasons)


@given(responses)
def test_the_order_of_the_answers_does_not_count(given_responses):
    turned = dict(reversed(given_responses.items()))

    assert patterns(PATTERNS, turned) == patterns(PATTERNS, given_responses)


@pytest.mark.parametrize(
    ("answers", "part"),
    [
        ((5, 5, 5, 5), "both"),
        ((5, 5, 1, 2), "then"),
        ((1, 2, 5, 5), "now"),
        ((4, 4), "then"),
        ((None, None, 4, 4), "now"),
    ],
)
def test_a_pattern_can_be_of_then_of_now_or_of_both(answers, part):
    assert pattern("unequal", *answers).part == part


# What is said of them


def test_nothing_is_said_before_half_of_a_subject_is_answered():
    assert recognition(PATTERNS, {}, "nl") is None
    assert recognition(PATTERNS, fits("absent", 5), "nl") is None
    assert recognition(PATTERNS, fits("absent", WITHHELD, WITHHELD, 5), "nl") is None
    assert recognition(PATTERNS, fits("absent", 5, 5), "nl") is not None


def test_a_pattern_is_told_with_its_answers_then_and_now():
    told = recognition(PATTERNS, fits("distant", 5, 4, 4, 1), "nl")

    (part,) = told.parts
    assert part.title == "Als je thuis weinig tederheid zag"
    assert "Thuis hielden de volwassenen afstand van elkaar." in part.because
    assert "trek ik me terug" not in part.because
    assert "dichtbij, dat bestaat niet" in part.paragraphs[0]
    assert "spannen als iemand dichtbij komt" in part.paragraphs[1]
    assert part.paragraphs[-1].endswith("?")


def test_of_then_alone_nothing_is_said_about_now():
    told = recognition(PATTERNS, fits("absent", 5, 5, 1, 1), "en")

    (part,) = told.parts
    assert "Later" not in " ".join(part.paragraphs)
    assert "You recognise little of it now" in part.paragraphs[1]


def test_without_a_clear_pattern_that_is_said_and_nothing_named():
    told = recognition(PATTERNS, fits("absent", 1, 2, 1, 1), "nl")

    assert told.parts == ()
    assert "Bij geen van de vier patronen" in told.lead


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_labels_or_judges(language):
    said = " ".join(load_strings("legacy", language).values()).lower()

    assert not [word for word in LABELS + JUDGING if word in said]


# The other way round


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("fine", "Dan is het jouw keuze"),
        ("uneasy", "stuurt thuis misschien nog mee"),
        ("hard", "stuurt thuis misschien nog mee"),
        (WITHHELD, "Vraag je af"),
        (None, "Vraag je af"),
    ],
)
def test_doing_the_reverse_is_a_choice_when_it_can_be_left(rest, said):
    told = opposite({"opposite": ["there", "free"], "opposite-rest": rest}, "nl")

    assert said in told.lead
    assert [part.title for part in told.parts] == [
        "Er elk moment voor de ander zijn",
        "De ander helemaal vrij laten",
    ]
    assert "vraag je daardoor niet door" in told.parts[1].paragraphs[1]


@pytest.mark.parametrize(
    "given_response", [{}, {"opposite": WITHHELD}, {"opposite": []}]
)
def test_without_a_choice_there_is_no_reverse_to_tell(given_response):
    assert opposite(given_response, "nl") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reverse_has_words(language):
    ids = load_instrument("legacy-echo").item("opposite").values

    assert len(opposite({"opposite": list(ids)}, language).parts) == len(ids) == 5


# Two wounds

CIRCLE = {
    "mine": "unseen",
    "my-move": "ask",
    "theirs": "smothered",
    "their-move": "leave",
}
TURNED = {
    "mine": "smothered",
    "my-move": "leave",
    "theirs": "unseen",
    "their-move": "ask",
}


@pytest.mark.parametrize("both", [CIRCLE, TURNED])
def test_asking_more_and_pulling_back_fit_from_either_side(both):
    assert wounds(both).fit
    (circle,) = two_wounds(both, "nl").parts
    assert "hoort een deur dichtgaan" in circle.paragraphs[-1]
    assert "Het patroon is het" in circle.paragraphs[-1]


WOUNDS = load_instrument("legacy-wounds")
one_of = {id: WOUNDS.item(id).values for id in CIRCLE}


@given(st.fixed_dictionaries({id: st.sampled_from(v) for id, v in one_of.items()}))
def test_each_circle_is_told_and_fits_the_same_when_the_two_change_places(both):
    turned = {
        "mine": both["theirs"],
        "my-move": both["their-move"],
        "theirs": both["mine"],
        "their-move": both["my-move"],
    }

    assert wounds(both).fit == wounds(turned).fit
    for language in LANGUAGES:
        (circle,) = two_wounds(both, language).parts
        assert len(circle.paragraphs) == 3


def test_half_a_circle_asks_for_the_other_half():
    mine = {id: CIRCLE[id] for id in ("mine", "my-move")}
    theirs = {id: CIRCLE[id] for id in ("theirs", "their-move")}

    assert "wat je van je partner ziet" in two_wounds(mine, "nl").lead
    assert "wat jou raakt" in two_wounds(theirs, "nl").lead
    assert two_wounds({"mine": "unseen"}, "nl") is None
    assert two_wounds({**CIRCLE, "mine": WITHHELD}, "nl").parts == ()


@pytest.mark.parametrize(
    ("begun", "said"),
    [
        (["known", "unsure"], "weinig over hoe goed het voor je is"),
        (["calm"], "kan rust saai lijken"),
        (["chosen", "plain"], "Je koos van allebei"),
    ],
)
def test_intensity_may_be_love_or_recognition(begun, said):
    (part,) = two_wounds({"start": begun}, "nl").parts

    assert said in part.paragraphs[0]


def test_options_are_those_that_the_code_knows():
    assert set(WOUNDS.item("my-move").values) == set(TOUCHES)
    assert WOUNDS.item("mine").values == WOUNDS.item("theirs").values
    touched = frozenset().union(*TOUCHES.values())
    assert touched == set(WOUNDS.item("mine").values)
    assert chosen({"start": WITHHELD}, "start") == []


# Next steps


def steps(given_responses, both=NOBODY, handed=(), language="nl"):
    return legacy_steps(PATTERNS, given_responses, both, handed, language)


@given(responses, st.booleans(), st.booleans(), st.sampled_from(LANGUAGES))
def test_there_are_at_most_three_steps_each_with_a_reason(
    given_responses, fit, stops, language
):
    handed = [Line("1", "zwijgen", "parents", "stops")] * stops
    both = wounds(CIRCLE) if fit else NOBODY

    found = steps(given_responses, both, handed, language)

    known = any(p.value is not None for p in patterns(PATTERNS, given_responses))
    assert len(found) <= 3
    assert bool(found) == (known or fit or stops)
    assert len({step.about for step in found}) == len(found)
    assert all(step.because and step.text and step.title for step in found)


def test_steps_fit_what_was_recognised():
    found = steps({**fits("absent", 5, 5, 5, 5), **fits("distant", 3, 3, 3, 3)})

    assert [step.about for step in found] == ["absent", "distant"]
    assert "Vraag deze week één keer om aandacht" in found[0].text
    assert "Zeg morgen bij het afscheid" in found[1].text


def test_what_was_written_is_in_the_reason_and_needs_no_partner():
    line = Line("1", "<b>zwijgen</b> {what}", "parents", "stops")

    (step,) = steps({}, handed=[line])

    assert "<b>zwijgen</b> {what}" in step.because
    assert step.about in ALONE


def test_who_recognises_nothing_gets_something_good_to_bring_along():
    (step,) = steps(fits("absent", 1, 1))

    assert step.about == "keep"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_pattern_has_a_step_for_much_and_for_some(language):
    kinds = {(step.section, step.when) for step in PATTERNS.steps}

    assert kinds == {(id, when) for id in ITEMS for when in ("high", "middle")}
