"""Talk: a conversation in turns, on one screen that lies between two people."""

from __future__ import annotations

import json
import re
from typing import Final

import traitlets

from workbook.catalogue import load_strings
from workbook.instrument import Instrument, Item
from workbook.meaning.care import lines_of
from workbook.text import Language
from workbook.widgets.answers import Answers
from workbook.widgets.base import HERE, TEMPLATES, form_style
from workbook.widgets.esm import join
from workbook.widgets.questionnaire import item_context

AGREEMENTS: Final = "agreements"
"""The journal in which a talk writes down what two people agree on."""
LISTENING: Final = ("0880767000", "106")
"""Whom to call when a talk stirs up too much, as a phone dials them."""
SAFETY: Final = ("112", "08002000", "1712")
"""Whom to call when somebody is afraid."""
ASKED: Final = ("subject", "first", "length", "sign")
"""What is asked before a talk; the names, `sit` and `signs` may stay as they are."""
MORE_ASKED: Final = ("name-a", "name-b", "sit", "signs")
KINDS: Final = {
    **dict.fromkeys(("subject", "name-a", "name-b", "sign", "both", "turn"), "text"),
    **dict.fromkeys(("first", "length", "sit"), "choice"),
    "signs": "choose-all",
}
"""The items that a talk needs, each with its kind."""
CHOICES: Final = {
    "first": ("a", "b"),
    "sit": ("beside", "facing"),
    "signs": ("sound", "shake"),
}
"""The options that its script knows; of `length` any number of minutes."""
LENGTH: Final = re.compile(r"m[1-9][0-9]?|free")
AGREED: Final = ("what", "who", "by", "back")
"""The items of an agreement that are asked in the talk; the rest can come later."""
SUBJECTS: Final = ("subject_1", "subject_2", "subject_3", "subject_4")
SAID: Final = re.compile(
    r"time_.*|(tell|mirror|more|common|agree|close)_title|person_.|step|start|extended"
    r"|awake|asleep|hold_sign|go_on_text|agree_added"
)
"""The words that the script says; the rest stands in the HTML."""


class Talk(Answers):
    """Lead two people through a talk: turns, a summary, what both want, agreements.

    Python to browser: ``subjects``, questions that the page proposes to talk about.
    They come from what two people show each other: no browser keeps them (``unkept``).
    Where the two are and how much of a turn went by is kept as the answer to the item
    ``turn``. No kernel is needed, and nothing counts seconds: see ``talking.js``.
    """

    _esm = join(HERE / "talk.js")
    _css = form_style("talk.css")

    form = traitlets.Unicode().tag(sync=True)
    subjects = traitlets.List(traitlets.Unicode()).tag(sync=True)
    unkept = traitlets.Bool(True).tag(sync=True)

    def __init__(
        self, instrument: Instrument, agreements: Instrument, language: Language
    ) -> None:
        form = talk_html(instrument, agreements, language)
        super().__init__(instrument, language, form=form)

    def document_html(self) -> str:
        """Return the whole course, to read."""
        return self.form


def talk_fault(instrument: Instrument) -> tuple[str, str] | None:
    """Return fault and remedy when an instrument cannot be a talk, else None."""
    for id, kind in KINDS.items():
        item = instrument.item(id) if id in instrument.item_ids else None
        if item is None or item.kind != kind:
            fault = f'"{instrument.id}" has no {kind} "{id}"'
            return fault, "put it back under items, as in talk.yaml"
        if id in CHOICES and {*item.values} != {*CHOICES[id]}:
            fault = f'"{id}" of "{instrument.id}" has other options than the talk knows'
            return fault, f"use the options {', '.join(CHOICES[id])}; change their text"
    lengths = map(str, instrument.item("length").values)
    for value in lengths:
        if not LENGTH.fullmatch(value):
            fault = f'"{value}" of "{instrument.id}" is no length of a turn'
            return fault, 'write minutes as m3, up to m99, or "free" for no time'
    return None


def talk_html(
    instrument: Instrument, agreements: Instrument, language: Language
) -> str:
    """Render what is asked before a talk, and all its steps, in one language."""
    words = load_strings("talk", language)
    context = item_context(
        instrument, language, load_strings("questionnaire", language)
    )
    return TEMPLATES.get_template("talk.html").render(
        **context,
        said=words,
        said_json=json.dumps(
            {key: text for key, text in words.items() if SAID.fullmatch(key)},
            ensure_ascii=False,
        ),
        agreements=agreements,
        asked=_items(instrument, ASKED),
        more_asked=_items(instrument, MORE_ASKED),
        agreed=_items(agreements, AGREED),
        both=instrument.item("both"),
        subjects=[words[id] for id in SUBJECTS],
        listening=lines_of(LISTENING, language),
        safety=lines_of(SAFETY, language),
    )


def _items(instrument: Instrument, ids: tuple[str, ...]) -> list[Item]:
    return [instrument.item(id) for id in ids]
