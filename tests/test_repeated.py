"""A form that can be filled in again, and what Python hears of the earlier times."""

from __future__ import annotations

import logging

import pytest

from tests.test_scan import SCAN
from workbook import Page
from workbook.text import LANGUAGES
from workbook.widgets.answers import Answers
from workbook.widgets.panel import Panel
from workbook.widgets.repeated import Repeated

MARCH = {"date": "2026-03-01", "responses": {"trust-word": 2, "trust-wish": "withheld"}}
NOW = "2026-11-24"


@pytest.fixture
def answers() -> Answers:
    return Answers(SCAN, "nl")


def test_earlier_occasions_come_with_their_days(answers: Answers) -> None:
    answers.set_state({"value": {"trust-word": 4}, "earlier": [MARCH], "begun": NOW})

    assert answers.value == {"trust-word": 4}
    assert answers.earlier == [MARCH]
    assert answers.begun == NOW
    assert answers.problem == ""


def test_each_part_may_come_alone(answers: Answers) -> None:
    answers.set_state({"earlier": [MARCH], "begun": NOW})
    answers.set_state({"value": {"trust-word": 5}})
    answers.set_state({"earlier": [MARCH, MARCH]})

    assert (answers.value, len(answers.earlier)) == ({"trust-word": 5}, 2)
    answers.set_state({"earlier": [], "begun": ""})
    assert (answers.earlier, answers.begun) == ([], "")


def test_an_earlier_answer_that_is_no_longer_possible_is_left_out(
    answers: Answers,
) -> None:
    old = {
        "date": "2025-01-01",
        "responses": {"gone": 3, "trust-word": 9, "trust-self": 1},
    }

    answers.set_state({"earlier": [old], "begun": NOW})

    assert answers.earlier == [{"date": "2025-01-01", "responses": {"trust-self": 1}}]
    assert answers.problem == ""


@pytest.mark.parametrize(
    "sent",
    [
        {"earlier": "yesterday"},
        {"earlier": [{"date": "2026-13-01", "responses": {}}]},
        {"earlier": [{"date": "20260301", "responses": {}}]},
        {"earlier": [{"date": "2026-03-01"}]},
        {"earlier": [{"date": "2026-03-01", "responses": []}]},
        {"earlier": [None]},
        {"earlier": [MARCH] * 501},
        {"begun": "today"},
        {"begun": ""},
    ],
)
def test_what_cannot_be_an_earlier_occasion_leaves_all_as_it_was(
    answers: Answers, sent: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    answers.set_state({"value": {"trust-word": 4}, "earlier": [MARCH], "begun": NOW})

    with caplog.at_level(logging.WARNING):
        answers.set_state({"value": {"trust-word": 3}, **sent})

    assert (answers.earlier, answers.begun) == ([MARCH], NOW)
    assert answers.value == {"trust-word": 3}
    assert "refused" in caplog.text
    assert "2026-03-01" not in caplog.text


def test_made_up_earlier_times_are_possible_and_grow(answers: Answers) -> None:
    counts = []
    for state in answers.rehearsals():
        answers.set_state(state)
        counts.append(len(answers.earlier))
        assert answers.earlier == state["earlier"]
        assert answers.begun == state["begun"]

    assert counts == [0, 1, 2, 3]
    answers.set_state({"value": {}, "earlier": [], "begun": ""})
    assert (answers.value, answers.earlier, answers.begun) == ({}, [], "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_stands_within_what_is_told_of_other_times(language) -> None:
    form = Page("x", language=language).questionnaire("relationship-scan", repeat=True)

    assert isinstance(form, Repeated)
    html = form.document_html()
    assert html.count("<form") == 1
    assert html.index("data-begun") < html.index("<form") < html.index("<dialog")
    assert {"nl": "Begin opnieuw", "en": "Start again"}[language] in html


def scan_page() -> tuple[Page, dict[str, Panel]]:
    page = Page("relationship-scan", language="nl")
    page.questionnaire("relationship-scan", repeat=True)
    return page, {
        "profile": page.picture("scan-profile"),
        "topics": page.topics(),
        "steps": page.next_steps(),
        "change": page.picture("scan-change"),
    }


def test_who_has_just_begun_again_still_sees_the_time_before_with_its_date() -> None:
    page, panels = scan_page()
    full = dict.fromkeys(SCAN.scales[0].items, 4)
    earlier = [{"date": "2026-03-01", "responses": full}]

    answers = page._following.answers_to("relationship-scan")
    answers.set_state({"value": {}, "earlier": earlier, "begun": NOW})

    assert "1 maart 2026" in panels["profile"].html
    assert "Nabijheid en warmte" in panels["steps"].html
    assert "<svg" not in panels["change"].html

    answers.set_state({"value": dict.fromkeys(full, 2)})

    assert "24 november 2026" in panels["profile"].html
    assert "van 4 naar 2" in panels["change"].html


def test_before_there_is_something_to_say_each_panel_says_what_is_missing() -> None:
    _, panels = scan_page()

    for panel in panels.values():
        assert "wb-empty" in panel.html


def test_a_page_that_may_not_be_safe_proposes_no_talk_and_does_not_say_why() -> None:
    page, panels = scan_page()
    value = dict.fromkeys(SCAN.scales[3].items, 4) | {"trust-safe": 1}

    page._following.answers_to("relationship-scan").set_state({"value": value})

    assert "Kies zelf of je hierover wilt praten" in panels["topics"].html
    assert "0800-2000" in panels["steps"].html
    assert SCAN.item("trust-safe").text.nl not in panels["steps"].html
