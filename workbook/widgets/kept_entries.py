"""Kept entries: a journal's entries, as the participant's browser has them."""

from __future__ import annotations

import logging
from typing import Any

import traitlets

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.text import Language
from workbook.widgets.base import HERE, PageWidget
from workbook.widgets.esm import join
from workbook.widgets.rehearsing import TURNS, made_up_entries

logger = logging.getLogger(__name__)

MOST_ENTRIES = 5_000
"""So many entries a page may send; ten a day for more than a year."""


class KeptEntries(PageWidget):
    """The entries of one journal, read from the browser's store; nothing to see.

    Python to browser: ``instrument_id``, ``version``, ``consent`` (the instrument whose
    yes comes first, or "") and ``problem``.
    Browser to Python: ``entries``, a list of ``{id, responses}``, in no order. The
    newest come with all their words, of older ones long notes are cut.
    """

    _esm = join(HERE / "kept_entries.js")

    instrument_id = traitlets.Unicode().tag(sync=True)
    version = traitlets.Int().tag(sync=True)
    consent = traitlets.Unicode().tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
    entries: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(
        self, instrument: Instrument, language: Language, **traits: Any
    ) -> None:
        self.instrument = instrument
        self.language = language
        super().__init__(
            instrument_id=instrument.id,
            version=instrument.version,
            consent=instrument.consent or "",
            **traits,
        )

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
