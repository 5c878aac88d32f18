"""A guided exercise: each section is a step, and a file that cannot lead is told."""

from __future__ import annotations

import re

import pytest

from workbook import Page
from workbook.catalogue import load_instrument
from workbook.catalogue.instrument_file import read_instrument
from workbook.errors import PageError
from workbook.text import LANGUAGES
from workbook.widgets.exercise import Exercise, exercise_fault, exercise_html
from workbook.widgets.questionnaire import counted_items

EXERCISES = ["attachment-stay", "attachment-return"]
FILE = """\
id: walk
version: 1
title: {nl: Een wandeling, en: A walk}
intro: {nl: Loop mee, en: Come along}
source: {nl: Eigen, en: Own}
options:
  step:
    - {id: out, text: {nl: Naar buiten, en: Outside}}
    - {id: done, text: {nl: klaar, en: done}}
sections:
  - id: out
    title: {nl: Naar <b>buiten</b>, en: Outside}
    pause: {nl: Sta stil, en: Stop}
items:
  - {id: seen, section: out, kind: text, text: {nl: Wat zag je?, en: What did you see?}}
  - {id: step, kind: choice, options: step, text: {nl: Waar, en: Where}}
"""


@pytest.mark.parametrize("id", EXERCISES)
def test_both_exercises_of_the_chapter_lead_and_ask_in_writing(id):
    instrument = load_instrument(id)

    assert exercise_fault(instrument) is None
    assert sum(item.kind == "text" for item in instrument.items) >= 6
    assert any(section.pause for section in instrument.sections)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", EXERCISES)
def test_all_steps_stand_in_the_document_with_their_pauses_and_fields(id, language):
    instrument = load_instrument(id)
    html = exercise_html(instrument, language)

    steps = re.findall(r'data-step="([\w-]+)"', html)
    assert steps == [section.id for section in instrument.sections]
    assert html.count('class="pause"') == sum(
        bool(s.pause) for s in instrument.sections
    )
    assert html.count("<textarea") == len(instrument.items) - 1
    assert "tel:" in html
    assert html.count('data-do="stop"') == len(steps)


def test_where_somebody_is_asks_nothing_and_counts_in_no_progress():
    instrument = read_instrument(FILE, "walk.yaml")

    assert counted_items(instrument) == []
    assert 'data-item="step"' not in exercise_html(instrument, "nl")


def test_words_of_the_file_are_text_and_never_markup():
    html = exercise_html(read_instrument(FILE, "walk.yaml"), "nl")

    assert "&lt;b&gt;buiten" in html
    assert "<b>buiten" not in html


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  - {id: step,", "  - {id: place,", "cannot keep where somebody is"),
        ("{id: out, text:", "{id: in, text:", "cannot keep where somebody is"),
        ("section: out, kind: text", "kind: text", 'has "seen", which no step can ask'),
        ("section: out, kind: text", "section: out, kind: date", 'has "seen"'),
    ],
)
def test_a_file_that_cannot_lead_is_told_with_its_remedy(old, new, fault):
    text = FILE.replace(old, new)

    found = exercise_fault(read_instrument(text, "walk.yaml"))

    assert found is not None
    assert fault in found[0]
    assert found[1]


def test_a_questionnaire_is_no_exercise():
    with pytest.raises(PageError, match=r'"deposits".*no steps.*sections'):
        Page("attachment", language="nl").exercise("deposits")


def test_an_exercise_is_on_a_page_once():
    page = Page("attachment", language="nl")
    page.exercise("attachment-stay")

    with pytest.raises(PageError, match="used twice"):
        page.exercise("attachment-stay")


def test_what_the_browser_tells_is_checked_as_any_answer():
    exercise = Exercise(load_instrument("attachment-stay"), "nl")

    exercise.set_state({"value": {"step": "nowhere", "moment": "Het regende."}})

    assert exercise.value == {"moment": "Het regende."}
    assert exercise.problem
