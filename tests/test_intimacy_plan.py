"""Next steps fit the longest wish, and help stands in their place where it is due."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_helplines, load_strings
from workbook.meaning.intimacy import SIGNAL_ITEMS, signals
from workbook.meaning.intimacy_plan import (
    LINES,
    NOT_WITH_PAIN,
    help_for,
    intimacy_steps,
)
from workbook.text import LANGUAGES
from workbook.widgets.care import care_html

from .test_intimacy import AREAS, INTIMACY, responses


def answers(**by_area):
    """Return answers: ``touch=(2, 4)`` is now 2 and a wish of 4."""
    given = {}
    for area, (now, wish) in by_area.items():
        scale = next(scale for scale in INTIMACY.scales if scale.id == area)
        given |= dict.fromkeys(scale.items, now) | {f"{area}-wish": wish}
    return given


def chosen(given):
    return [step.about for step in intimacy_steps(INTIMACY, given, "en")]


def test_the_longest_wish_comes_first_and_three_are_enough():
    given = answers(
        touch=(3, 4), desire=(1, 5), talk=(4, 2), play=(1, 2), pleasure=(3, 3)
    )

    assert chosen(given) == ["desire", "talk", "touch"]


def test_when_all_is_as_wished_the_best_area_gets_a_step():
    assert chosen(answers(touch=(3, 3), play=(5, 5))) == ["play"]


def test_without_a_wish_there_is_no_step():
    assert chosen({"touch-small": 1, "touch-hug": 1}) == []
    assert chosen({}) == []


def test_every_area_has_a_step_of_its_own_for_each_level():
    written = Counter(step.section for step in INTIMACY.steps)

    assert written == dict.fromkeys(AREAS, 4)
    for language in LANGUAGES:
        assert len({step.text[language] for step in INTIMACY.steps}) == 24


@pytest.mark.parametrize("step", INTIMACY.steps, ids=lambda s: f"{s.section}-{s.when}")
def test_a_step_has_first_words_and_is_short(step):
    for language in LANGUAGES:
        text = step.text[language]
        assert "“" in text
        assert text.count("“") == text.count("”")
        assert 35 <= len(text.split()) <= 95


def test_the_step_fits_what_the_answers_say():
    (step,) = intimacy_steps(INTIMACY, answers(talk=(4, 2)), "nl")

    (written,) = [
        step.text["nl"]
        for step in INTIMACY.steps
        if (step.section, step.when) == ("talk", "less")
    ]
    assert step.text == written


def test_because_tells_the_answers_in_words_and_no_number():
    given = answers(touch=(2, 4)) | {"touch-ask": 1}

    dutch, english = (
        intimacy_steps(INTIMACY, given, language)[0].because for language in LANGUAGES
    )

    assert "“past een beetje”" in dutch
    assert "“past goed”" in dutch
    assert INTIMACY.item("touch-ask").text["nl"] in dutch
    assert "“fits a little”" in english
    assert not any(letter.isdigit() for letter in dutch + english)


def test_equal_words_for_now_and_wish_are_told_once():
    (step,) = intimacy_steps(INTIMACY, answers(touch=(4, 4)), "en")

    assert step.because.count("fits well") == 1


# Help


def test_without_a_signal_there_is_no_help():
    assert help_for(answers(touch=(1, 5)), "nl") == []


@pytest.mark.parametrize("item", ["boundaries-afraid", "boundaries-go-along"])
def test_fear_and_pressure_leave_no_steps_to_do_with_a_partner(item):
    given = answers(touch=(1, 5), desire=(1, 5)) | {item: 5}

    assert chosen(given) == []
    assert len(help_for(given, "nl")) == 1


def test_pain_leaves_steps_that_cannot_lead_to_sex():
    given = answers(**dict.fromkeys(AREAS, (1, 5))) | {"pleasure-pain": 3}

    assert chosen(given) == ["touch", "talk", "boundaries"]
    assert not NOT_WITH_PAIN & set(chosen(given))


def test_help_names_a_doctor_a_sexologist_and_whom_to_call():
    dutch = care_html(help_for(dict.fromkeys(SIGNAL_ITEMS, 5), "nl"), [], "", "nl")
    english = care_html(help_for({"pleasure-pain": 5}, "en"), [], "", "en")

    assert "huisarts" in dutch
    assert "seksuolo" in dutch
    assert 'href="tel:08000188"' in dutch  # Centrum Seksueel Geweld
    assert 'href="tel:08002000"' in dutch  # Veilig Thuis
    assert 'href="tel:112"' in dutch
    assert "GP" in english
    assert "sexologist" in english
    assert "0800-0188" in english


def test_every_number_comes_from_the_file_of_helplines():
    known = {line.dial for c in load_helplines("nl").countries for line in c.lines}

    assert {dial for dials in LINES.values() for dial in dials} <= known


@given(responses, st.sampled_from(LANGUAGES))
def test_whoever_shows_a_signal_sees_help_whatever_else_was_answered(given, language):
    helps = help_for(given, language)

    assert bool(helps) == bool(signals(given))
    html = care_html(helps, intimacy_steps(INTIMACY, given, language), "-", language)
    assert ("wb-care" in html) == bool(helps)
    assert ("tel:08000188" in html) == bool(helps)


@given(responses, st.sampled_from(sorted(SIGNAL_ITEMS)), st.integers(1, 5))
def test_a_stronger_answer_never_takes_a_number_to_call_away(given, item, stronger):
    def numbers(of):
        return {line.dial for one in help_for(of, "nl") for _, line in one.lines}

    before = given.get(item)
    weaker = before if isinstance(before, int) else 0

    assert numbers(given) <= numbers({**given, item: max(stronger, weaker)})


@given(responses, st.sampled_from(LANGUAGES))
def test_help_never_says_which_answer_led_to_it(given, language):
    """Somebody may look over the shoulder."""
    html = care_html(help_for(given, language), [], "", language)

    for item in SIGNAL_ITEMS:
        assert INTIMACY.item(item).text[language] not in html
    for option in INTIMACY.item("pleasure-pain").options:
        assert option.text[language] not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_chapter_judges(language):
    judging = ["score", "uitslag", "tekort", "schuld", "normaal", "helaas", "deficit"]
    said = " ".join(
        [
            *load_strings("intimacy-care", language).values(),
            *load_strings("intimacy-plan", language).values(),
            *load_strings("intimacy", language).values(),
            *(step.text[language] for step in INTIMACY.steps),
            *(item.text[language] for item in INTIMACY.items),
        ]
    ).lower()

    assert not [word for word in judging if word in said]
