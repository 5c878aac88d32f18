"""Journal: dated entries that the participant adds, corrects and removes."""

from __future__ import annotations

import json
import logging
from typing import Any

import traitlets

from workbook.catalogue import Words, load_strings
from workbook.instrument import Instrument, Item
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, PageWidget, style
from workbook.widgets.esm import join
from workbook.widgets.questionnaire import item_context
from workbook.widgets.rehearsing import TURNS, made_up_entries

logger = logging.getLogger(__name__)

MOST_ENTRIES = 5_000
"""So many entries a page may send; ten a day for more than a year."""


class Journal(PageWidget):
    """Show a journal and hold its entries, as the participant's browser has them.

    Python to browser: ``instrument_id``, ``version``, ``problem`` and ``form``.
    Browser to Python: ``entries``, a list of ``{id, responses}``, in no order; long
    notes are cut, since nothing here needs the whole of them.
    """

    _esm = join(HERE / "journal.js")
    _css = style("questionnaire.css") + style("journal.css")

    instrument_id = traitlets.Unicode().tag(sync=True)
    version = traitlets.Int().tag(sync=True)
    form = traitlets.Unicode().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
    entries: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(
        self, instrument: Instrument, language: Language, filter_by: str = ""
    ) -> None:
        self.instrument = instrument
        self.language = language
        super().__init__(
            instrument_id=instrument.id,
            version=instrument.version,
            form=journal_html(instrument, language, filter_by),
        )

    def document_html(self) -> str:
        """Return the journal, empty."""
        return self.form

    def rehearsals(self) -> list[dict[str, Any]]:
        """Return a few entries, then more."""
        turns = range(TURNS)
        return [{"entries": made_up_entries(self.instrument, turn)} for turn in turns]

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the browser sent; an entry that cannot be is left out and told."""
        sent = sync_data.get("entries", self.entries)
        if not isinstance(sent, list) or len(sent) > MOST_ENTRIES:
            logger.warning("refused: %s: not a list of entries", self.instrument.id)
            good, refused = self.entries, True
        else:
            good = [entry for entry in sent if self._is_possible(entry)]
            refused = len(good) < len(sent)
        super().set_state({"entries": good})
        words = load_strings("questionnaire", self.language)
        self.problem = words["refused"] if refused else ""

    def _is_possible(self, entry: object) -> bool:
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            logger.warning("refused: %s: an entry without an id", self.instrument.id)
            return False
        responses = entry.get("responses")
        if not isinstance(responses, dict):
            logger.warning("refused: %s: an entry without answers", self.instrument.id)
            return False
        faults = self.instrument.faults(responses)
        for fault in faults.values():
            logger.warning("refused: %s", fault)
        return not faults


def journal_html(instrument: Instrument, language: Language, filter_by: str) -> str:
    """Render a journal: the form of an entry, and the places for the list.

    Raises
    ------
    KeyError
        If ``filter_by`` is not an item of the instrument.
    """
    both = {
        **load_strings("questionnaire", language),
        **load_strings("journal", language),
    }
    # No plain dict: in a template its own method stands before the word "clear".
    words = Words("journal", both)
    filter_options = instrument.item(filter_by).options if filter_by else ()
    return TEMPLATES.get_template("journal.html").render(
        **item_context(instrument, language, words),
        filter_by=filter_by,
        filter_options=filter_options,
        items_json=json.dumps(
            [_described(item, language) for item in instrument.items],
            ensure_ascii=False,
        ),
    )


def _described(item: Item, language: Language) -> dict[str, Any]:
    """Return what the script must know of an item to show it in the list."""
    options = item.options if isinstance(item.options, tuple) else ()
    return {
        "id": item.id,
        "kind": item.kind,
        "text": item.text[language],
        "options": {str(option.value): option.text[language] for option in options},
    }
