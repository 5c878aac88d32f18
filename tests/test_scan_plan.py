"""What is worth talking about, and what to do, follows from the answers."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_scan import SCAN, all_alike, answers
from workbook.meaning.scan import SAFETY, themes
from workbook.meaning.scan_plan import next_steps, topics
from workbook.text import LANGUAGES


def talked(responses, language="nl"):
    return topics(SCAN, themes(SCAN, responses, language), language)


def planned(responses, language="nl"):
    return next_steps(SCAN, themes(SCAN, responses, language), language)


def test_a_low_answer_where_something_is_wished_comes_first_with_both_answers():
    given = {**all_alike(3), "giving-ask": 2, "touch-held": 1, "giving-wish": 4}

    first, *_ = talked(given)

    assert first.about == "giving-ask"
    assert first.title == "Als ik hulp nodig had, kon ik erom vragen."
    assert "past een beetje" in first.because
    assert "“veel”" in first.because


def test_an_answer_far_below_the_others_of_its_theme_is_worth_a_talk():
    given = {**all_alike(5), "future-room": 3}

    assert [topic.about for topic in talked(given)] == ["future-room", "closeness-glad"]


def test_the_last_topic_is_something_good():
    given = {**all_alike(1), **dict.fromkeys(SCAN.scales[3].items, 5), "touch-no": 4}

    found = talked(given)

    assert [topic.about.split("-")[0] for topic in found[:2]] == [
        "closeness",
        "talking",
    ]
    assert found[2].about == "trust-word"


def test_when_all_is_well_the_topics_are_what_is_good():
    found = talked(all_alike(5))

    assert [topic.about for topic in found] == [
        "closeness-glad",
        "talking-say",
        "giving-fair",
    ]


@pytest.mark.parametrize("item", sorted(SAFETY))
def test_who_may_not_be_safe_is_not_told_to_talk_and_gets_one_step(item):
    for language in LANGUAGES:
        given = {**all_alike(4, wish=5), item: 1}

        assert talked(given, language) == []
        (step,) = planned(given, language)
        assert "0800-2000" in step.text
        assert SCAN.item(item).text[language] not in step.because


@given(answers, st.sampled_from(LANGUAGES))
def test_topics_are_few_of_different_themes_and_never_about_safety(given, language):
    found = talked(given, language)

    assert len(found) <= 3
    assert not {topic.about for topic in found} & SAFETY
    assert max(Counter(t.about.split("-")[0] for t in found).values(), default=1) == 1
    for topic in found:
        assert topic.about in given
        assert "{" not in topic.because + topic.text
        assert "“”" not in topic.because


@given(answers, st.sampled_from(LANGUAGES))
def test_next_steps_are_three_at_most_and_there_is_one_when_a_theme_is_known(
    given, language
):
    found = planned(given, language)

    known = [t for t in themes(SCAN, given, language) if t.value is not None]
    assert len(found) <= 3
    assert len({step.about for step in found}) == len(found)
    assert bool(found) or not known
    for step in found:
        assert "{" not in step.because
        assert "“”" not in step.because


@pytest.mark.parametrize(
    ("value", "when"), [(1, "low"), (2, "low"), (3, "middle"), (4, "high"), (5, "high")]
)
def test_a_step_fits_what_the_answers_say(value, when):
    given = dict.fromkeys(SCAN.scales[0].items, value)

    (step,) = planned(given, "en")

    (text,) = [
        step.text["en"]
        for step in SCAN.steps
        if (step.section, step.when) == ("closeness", when)
    ]
    assert step.text == text


def test_what_is_wished_comes_before_what_is_low_and_what_is_good_comes_last():
    given = all_alike(3) | dict.fromkeys(SCAN.scales[1].items, 1)
    given |= dict.fromkeys(SCAN.scales[5].items, 5) | {"giving-wish": 4}

    assert [step.about for step in planned(given)] == ["giving", "talking", "future"]


def test_every_theme_has_a_step_for_each_level():
    written = Counter((step.section, step.when) for step in SCAN.steps)

    levels = ("low", "middle", "high")
    assert written == {(s.id, level): 1 for s in SCAN.scales for level in levels}
