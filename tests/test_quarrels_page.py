"""The page of the quarrels follows the answers, with chapter 03 and without it."""

from __future__ import annotations

import pytest

from workbook import Page
from workbook.catalogue import all_instruments
from workbook.page import quarrels
from workbook.text import Language
from workbook.widgets.panel import Panel

Answer = dict[str, object]
SILENCE: Answer = {
    "silence-keep": 5,
    "silence-fine": 4,
    "silence-avoid": 5,
    "silence-apart": 4,
}


def page_of(language: Language = "en") -> Page:
    page = Page("quarrel-patterns", language=language)
    for id in ("quarrels", "quarrel-cycle", "quarrel-words", "quarrel-trust"):
        page.questionnaire(id)
    return page


def answer(page: Page, instrument: str, responses: Answer) -> None:
    page._following.answers_to(instrument).set_state({"value": responses})


def shown(panel: Panel) -> str:
    return panel.html


def test_before_any_answer_each_place_says_what_will_come() -> None:
    page = page_of()

    assert "three of the four sentences" in shown(page.topics())
    assert "Your cycle appears here" in shown(page.picture("quarrel-cycle"))
    assert "Ideas for this week appear here" in shown(page.next_steps())


def test_what_returns_follows_the_answers() -> None:
    page = page_of()
    topics = page.topics()

    answer(page, "quarrels", SILENCE)

    assert "Both go quiet" in topics.html
    assert "the distance grows" in topics.html


def test_the_cycle_is_drawn_in_the_width_of_the_browser_and_is_text() -> None:
    page = page_of()
    cycle = page.picture("quarrel-cycle")
    answer(page, "quarrel-cycle", {"i-feel": "<b>bang</b>"})

    page._following.client.set_state({"width": "narrow"})

    assert 'viewBox="0 0 340 ' in cycle.html
    assert "<b>bang" not in cycle.html
    assert "&lt;b&gt;bang&lt;/b&gt;" in cycle.html


def test_the_next_steps_follow_both_questionnaires() -> None:
    page = page_of()
    steps = page.next_steps()
    answer(page, "quarrels", SILENCE | {"own-attack": 1, "own-withdraw": 5})

    answer(page, "quarrel-trust", {"long": "weeks", "trust": "whole", "partner": "yes"})

    assert "Do this together" in steps.html
    assert "chapter 3" in steps.html

    answer(page, "quarrel-trust", {"trust": "broken"})
    assert "Bring somebody in" in steps.html


def test_a_workbook_without_chapter_3_has_steps_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left = tuple(id for id in all_instruments() if id != quarrels.ATTACHMENT)
    monkeypatch.setattr(quarrels, "all_instruments", lambda: left)
    page = page_of()
    steps = page.next_steps()

    answer(page, "quarrels", {"own-attack": 1, "own-withdraw": 5})

    assert "Something different from your usual step" in steps.html
