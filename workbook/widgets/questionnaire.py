"""Questionnaire: the form of one instrument."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets
from jinja2.utils import htmlsafe_json_dumps

from workbook.catalogue import load_strings
from workbook.instrument import (
    LIST_ENTRY_LIMIT,
    LIST_LIMIT,
    STEP,
    TEXT_LIMIT,
    Instrument,
    Item,
    Range,
)
from workbook.text import Language, format_number
from workbook.widgets.answers import Answers
from workbook.widgets.base import HERE, TEMPLATES, style
from workbook.widgets.esm import join

SCRIPT_WORDS = (
    *("progress", "saved_device", "saved_tab", "unsaved", "out_of_range", "invalid"),
    *("count", "missing", "no_words", "removed", "restored", "written"),
    *("no_name", "sure"),
)
"""The words that scripts say, of forms and journals; the rest stands in the HTML."""

GRID_LIMIT = 11
"""A range of at most this many whole numbers is shown as buttons, 0 to 10 for one."""

PROGRESS_FROM = 4
"""A form with fewer questions than this needs no progress bar."""


class Questionnaire(Answers):
    """Show an instrument and hold the participant's responses.

    ``form`` is the form's HTML, made once. It stands in the document too, readable
    before any script; the widget's JavaScript attaches to it.
    """

    _esm = join(HERE / "questionnaire.js")
    _css = style("questionnaire.css")

    form = traitlets.Unicode().tag(sync=True)

    def __init__(self, instrument: Instrument, language: Language) -> None:
        super().__init__(instrument, language, form=form_html(instrument, language))

    def document_html(self) -> str:
        """Return the form, empty."""
        return self.form


def form_html(instrument: Instrument, language: Language) -> str:
    """Render an instrument as a form with native inputs, in one language."""
    counted = counted_items(instrument)
    return TEMPLATES.get_template("questionnaire.html").render(
        **item_context(instrument, language, load_strings("questionnaire", language)),
        closed=load_strings("consenting", language)["closed_form"],
        groups=_groups(instrument),
        counted=counted,
        show_progress=len(counted) >= PROGRESS_FROM,
    )


def item_context(
    instrument: Instrument, language: Language, words: Mapping[str, str]
) -> dict[str, Any]:
    """Return what ``items.html`` needs to render items."""
    return {
        "instrument": instrument,
        "language": language,
        "words": words,
        "words_json": htmlsafe_json_dumps(
            {key: words[key] for key in SCRIPT_WORDS if key in words},
            ensure_ascii=False,
            separators=(",", ":"),
        ),
        "grid": grid,
        "list_limit": LIST_LIMIT,
        "list_entry_limit": LIST_ENTRY_LIMIT,
        "text_limit": TEXT_LIMIT,
        "number": lambda value: format_number(value, language),
    }


def counted_items(instrument: Instrument) -> list[str]:
    """Return the ids of the items that count in progress: writing is always free.

    ``questionnaire.js`` reads the same from the form.
    """
    free = ("text", "list")
    return [i.id for i in instrument.items if i.kind not in free and i.id != STEP]


def grid(item: Item) -> list[int] | None:
    """Return the numbers to show as buttons, None when a number field fits better."""
    numbers = item.options
    if item.kind != "number" or not isinstance(numbers, Range):
        return None
    ends_and_step = (numbers.low, numbers.high, numbers.step)
    whole = all(float(n).is_integer() for n in ends_and_step)
    count = (numbers.high - numbers.low) / numbers.step + 1
    if not whole or count > GRID_LIMIT:
        return None
    return list(range(int(numbers.low), int(numbers.high) + 1, int(numbers.step)))


def _groups(instrument: Instrument) -> list[dict[str, object]]:
    """Return the items under their sections, in the order of the file."""
    sections = {section.id: section for section in instrument.sections}
    groups: list[dict[str, object]] = []
    current: str | None = None
    members: list[Item] = []
    for item in instrument.items:
        if not groups or item.section != current:
            current, members = item.section, []
            section = sections.get(current) if current is not None else None
            groups.append({"section": section, "items": members})
        members.append(item)
    return groups
