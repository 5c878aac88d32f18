"""Exercise: an instrument as a guided exercise, one step after the other."""

from __future__ import annotations

import json
from typing import Final

import traitlets

from workbook.catalogue import load_helplines, load_strings
from workbook.instrument import DONE, STEP, Instrument
from workbook.text import Language
from workbook.widgets.answers import Answers
from workbook.widgets.base import HERE, TEMPLATES, form_style
from workbook.widgets.esm import join
from workbook.widgets.questionnaire import item_context

LISTENING: Final = ("0880767000", "106")
"""Whom to call when an exercise stirs up too much, as a phone dials them."""
WORDS: Final = ("go_on_text",)
"""The words that the script says; the rest stands in the HTML."""


class Exercise(Answers):
    """Lead through the sections of an instrument, with pauses and texts to write.

    The steps stand in the document, so that without a script all of them can be read
    and written in. With one, they come one by one. Which step somebody is at is kept
    as the answer to the item `STEP`; no kernel is needed.
    """

    _esm = join(HERE / "exercise.js")
    _css = form_style("exercise.css")

    form = traitlets.Unicode().tag(sync=True)

    def __init__(self, instrument: Instrument, language: Language) -> None:
        super().__init__(instrument, language, form=exercise_html(instrument, language))

    def document_html(self) -> str:
        """Return all steps, empty."""
        return self.form


def exercise_fault(instrument: Instrument) -> tuple[str, str] | None:
    """Return fault and remedy when an instrument is no exercise, else None."""
    steps = [section.id for section in instrument.sections]
    if not steps:
        fault = f'"{instrument.id}" has no steps'
        return fault, 'write each step under "sections:" in its file'
    kept = instrument.item(STEP) if STEP in instrument.item_ids else None
    if kept is None or kept.kind != "choice" or [*kept.values] != [*steps, DONE]:
        fault = f'"{instrument.id}" cannot keep where somebody is'
        options = ", ".join([*steps, DONE])
        return fault, f'give it a choice with the id "{STEP}" and options {options}'
    for item in instrument.items:
        if item.id != STEP and (item.kind != "text" or item.section is None):
            fault = f'"{instrument.id}" has "{item.id}", which no step can ask'
            return fault, "make it a text with the section that it belongs to"
    return None


def exercise_html(instrument: Instrument, language: Language) -> str:
    """Render the steps of an exercise, in one language."""
    words = load_strings("exercise", language)
    context = item_context(
        instrument, language, load_strings("questionnaire", language)
    )
    return TEMPLATES.get_template("exercise.html").render(
        **context,
        said_json=json.dumps({key: words[key] for key in WORDS}, ensure_ascii=False),
        closed=load_strings("consenting", language)["closed_form"],
        said=words,
        steps=instrument.sections,
        items_of={
            section.id: [i for i in instrument.items if i.section == section.id]
            for section in instrument.sections
        },
        lines=[
            (line, country.name)
            for dial in LISTENING
            for country in load_helplines(language).countries
            for line in country.lines
            if line.dial == dial
        ],
        step_item=STEP,
        done=DONE,
    )
