"""Stay or part: what is unknown is never met, and a sign to stop comes before all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people import parting, voice, weighs
from workbook.catalogue import load_instrument, load_strings
from workbook.meaning.parting import (
    CONDITIONS,
    NEEDED,
    OUTLOOKS,
    STOP_SIGNS,
    Readiness,
    readiness,
)
from workbook.meaning.parting_plan import next_steps, room_for, steps_on_paper
from workbook.meaning.weighing import considerations, inner_voices, voices
from workbook.text import LANGUAGES, Language

ANSWERS = ["yes", "no", "unknown", "withheld", None]
WAYS = ["try", "wait", "part", "open", "withheld", None]
given_answers = st.fixed_dictionaries(
    {id: st.sampled_from(ANSWERS) for id in (*CONDITIONS, *STOP_SIGNS)}
)
# Mostly good, so that the rare bright outlooks are tried too.
bright_answers = st.fixed_dictionaries(
    {id: st.sampled_from(["yes"] * 12 + ANSWERS) for id in CONDITIONS}
    | {id: st.sampled_from(["no"] * 12 + ANSWERS) for id in STOP_SIGNS}
)
answers = st.one_of(given_answers, bright_answers)
ALL_GOOD = parting("yes", "no")


def now(responses: object) -> Readiness:
    return readiness(responses, "nl")  # type: ignore[arg-type]


def rank(responses: object) -> int:
    return OUTLOOKS.index(now(responses).outlook)


def test_the_items_are_those_of_the_questionnaire() -> None:
    items = load_instrument("parting").item_ids

    assert set(CONDITIONS) | set(STOP_SIGNS) <= items
    assert {id for id in items if id.startswith("stop-")} == set(STOP_SIGNS)


@given(answers, st.sampled_from(STOP_SIGNS))
def test_one_more_sign_to_stop_never_makes_the_outlook_brighter(
    responses: dict[str, object], sign: str
) -> None:
    more = {**responses, sign: "yes"}

    assert now(more).outlook == "stop"
    assert rank(more) <= rank(responses)


@given(answers, st.sampled_from(CONDITIONS))
def test_one_more_condition_never_makes_the_outlook_darker(
    responses: dict[str, object], condition: str
) -> None:
    met = rank({**responses, condition: "yes"})
    unknown = rank({**responses, condition: "unknown"})
    missing = rank({**responses, condition: "no"})

    assert missing <= unknown <= met


@given(answers, st.sampled_from(STOP_SIGNS))
def test_a_sign_that_is_not_known_leaves_less_room_than_one_that_is_not_there(
    responses: dict[str, object], sign: str
) -> None:
    known = rank({**responses, sign: "no"})

    assert rank({**responses, sign: "unknown"}) <= known


@given(answers)
def test_what_is_unknown_never_counts_as_met(responses: dict[str, object]) -> None:
    told = now(responses)

    assert {c.id for c in told.of("met")} == {
        id for id in CONDITIONS if responses[id] == "yes"
    }
    assert len(told.conditions) == len(CONDITIONS)
    if told.outlook == "careful":
        assert all(responses[id] == "yes" for id in NEEDED)
        assert all(responses[id] == "no" for id in STOP_SIGNS)


@pytest.mark.parametrize(
    ("responses", "outlook"),
    [
        (ALL_GOOD, "careful"),
        ({**ALL_GOOD, "future-in": "unknown"}, "careful"),
        ({**ALL_GOOD, "love-other": "unknown"}, "open"),
        ({**ALL_GOOD, "stop-warned": "unknown"}, "open"),
        ({**ALL_GOOD, "distance": "no"}, "not-yet"),
        ({**ALL_GOOD, "stop-trust": "yes"}, "stop"),
    ],
)
def test_the_outlook_is_the_least_that_any_answer_says(
    responses: dict[str, object], outlook: str
) -> None:
    assert now(responses).outlook == outlook


def test_without_answers_nothing_is_said() -> None:
    for nothing in ({}, parting("withheld", "withheld"), parting("unknown", "unknown")):
        assert now(nothing).is_empty
        assert room_for(now(nothing), "nl") == []
        assert next_steps(now(nothing), None, [], "nl") == []


@given(answers, st.sampled_from(WAYS), st.sampled_from(LANGUAGES))
def test_no_plan_for_two_comes_with_a_sign_to_stop_or_too_early(
    responses: dict[str, object], way: object, language: Language
) -> None:
    told = readiness(responses, language)
    words = load_strings("parting", language)
    steps = next_steps(told, way, [], language)

    assert len(steps) <= 3
    if words["step_try"] in [step.text for step in steps]:
        assert told.outlook == "careful"
        assert way == "try"
    if told.stops:
        allowed = {words[f"step_{id}"] for id in ("stop", "part", "children")}
        assert {step.text for step in steps} <= allowed
        assert [one.title for one in room_for(told, language)] == [
            words["room_stop_title"]
        ]
    if steps:
        assert steps[-1].about == "children"


@given(answers, st.sampled_from(WAYS))
def test_a_report_asks_nobody_to_speak_with_the_other(
    responses: dict[str, object], way: object
) -> None:
    words = load_strings("parting", "nl")
    asking = {words[f"step_{id}"] for id in ("try", "wait", "voice", "open")}

    assert not asking & {s.text for s in steps_on_paper(now(responses), way, "nl")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_promises_or_judges(language: Language) -> None:
    said = " ".join(load_strings("parting", language).values()).lower()

    assert not [w for w in ("%", "score", "helaas", "percent", "uitslag") if w in said]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_condition_has_a_name_and_a_question(language: Language) -> None:
    words = load_strings("parting", language)

    assert all(words[f"condition_{id}"] and words[f"ask_{id}"] for id in CONDITIONS)


# What was written down


def test_voices_come_heaviest_first_and_only_whole() -> None:
    instrument = load_instrument("parting-voices")
    entries = [voice(6, "Oma", "Blijf."), voice(9, "Ali", "Ga.", "experience")]
    entries.append({"id": "x", "responses": {"who": "Half", "date": "2026-11-01"}})

    found = voices(instrument, entries)

    assert [(one.who, one.weight, one.basis) for one in found] == [
        ("Ali", 5, "experience"),
        ("Oma", 2, "opinion"),
    ]


def test_a_heavy_opinion_gets_a_step_and_experience_does_not() -> None:
    instrument = load_instrument("parting-voices")

    def about(basis: str) -> list[str]:
        found = voices(instrument, [voice(9, "Oma", "Blijf.", basis)])
        return [s.about for s in next_steps(now(ALL_GOOD), "open", found, "nl")]

    assert about("opinion") == ["way", "voice", "children"]
    assert about("experience") == ["way", "children"]


def test_a_silent_voice_within_is_not_heard() -> None:
    instrument = load_instrument("parting-inner")
    told = {"guilt-choose": 1, "regret-late": 4, "shame-seen": "withheld"}

    found = inner_voices(instrument, told, "nl")

    assert [(one.says, one.weight) for one in found] == [("Het is nu te laat.", 4)]


def test_considerations_keep_their_order_however_they_arrive() -> None:
    instrument = load_instrument("parting-considerations")
    entries = [weighs(n, f"{n}") for n in range(1, 12)]

    found = considerations(instrument, entries)

    assert found == considerations(instrument, entries[::-1])
    assert [one.weight for one in found] == sorted(
        (one.weight for one in found), reverse=True
    )
