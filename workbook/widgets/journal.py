"""Journal: dated entries that the participant adds, corrects and removes."""

from __future__ import annotations

import json
from typing import Any

import traitlets

from workbook.catalogue import Words, load_strings
from workbook.instrument import Instrument, Item
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, style
from workbook.widgets.esm import join
from workbook.widgets.kept_entries import KeptEntries
from workbook.widgets.questionnaire import item_context


class Journal(KeptEntries):
    """Show a journal and hold its entries, as the participant's browser has them.

    ``form`` is the journal's HTML, made once. Of ``entries`` long notes are cut, since
    nothing here needs the whole of them.
    """

    _esm = join(HERE / "journal.js")
    _css = style("questionnaire.css") + style("journal.css")

    form = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        instrument: Instrument,
        language: Language,
        filter_by: str = "",
        *,
        need_all: bool = True,
    ) -> None:
        form = journal_html(instrument, language, filter_by, need_all=need_all)
        super().__init__(instrument, language, form=form)

    def document_html(self) -> str:
        """Return the journal, empty."""
        return self.form


def journal_html(
    instrument: Instrument,
    language: Language,
    filter_by: str,
    *,
    need_all: bool = True,
) -> str:
    """Render a journal: the form of an entry, and the places for the list.

    Parameters
    ----------
    filter_by
        Id of the choice by which the list can be filtered; ``""`` for none.
    need_all
        Whether an entry needs an answer to all but texts and lists, or only a day or
        what else names it.

    Raises
    ------
    KeyError
        If ``filter_by`` is not an item of the instrument.
    """
    kinds = ["questionnaire", "journal"]
    if instrument.named_by:
        kinds.append("named-journal")
    told = {k: v for kind in kinds for k, v in load_strings(kind, language).items()}
    # No plain dict: in a template its own method stands before the word "clear".
    words = Words("journal", told)
    filter_options = instrument.item(filter_by).options if filter_by else ()
    return TEMPLATES.get_template("journal.html").render(
        **item_context(instrument, language, words),
        closed=load_strings("consenting", language)["closed_form"],
        filter_by=filter_by,
        needed_json=json.dumps(_needed(instrument, need_all=need_all)),
        at_once=_at_once(instrument),
        filter_options=filter_options,
        items_json=json.dumps(
            [_described(item, language) for item in instrument.items],
            ensure_ascii=False,
        ),
    )


def _needed(instrument: Instrument, *, need_all: bool) -> list[str]:
    """Return the ids of the items without which there is no entry."""
    free = {"text", "list"} if need_all else {item.kind for item in instrument.items}
    return [
        item.id
        for item in instrument.items
        if item.id == instrument.named_by
        or (item.kind not in free)
        or (item.kind == "date" and not instrument.named_by)
    ]


def _at_once(instrument: Instrument) -> list[Item]:
    """Return the items of the form for a new entry.

    Who names somebody gets the row at once, and writes there.
    """
    return [
        item
        for item in instrument.items
        if not instrument.named_by
        or item.id == instrument.named_by
        or item.kind != "text"
    ]


def _described(item: Item, language: Language) -> dict[str, Any]:
    """Return what the script must know of an item to show it in the list."""
    options = item.options if isinstance(item.options, tuple) else ()
    return {
        "id": item.id,
        "kind": item.kind,
        "text": item.text[language],
        "options": {str(option.value): option.text[language] for option in options},
    }
