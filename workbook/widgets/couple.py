"""Couple: what two people show each other, in a room or on one device in turns."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any, Final

import traitlets

from workbook.catalogue import content_dir, load_instrument, load_strings
from workbook.instrument import Instrument
from workbook.meaning.dyad import SHAREABLE, Shared, shareable
from workbook.text import Language
from workbook.widgets.base import (
    HERE,
    SERVED,
    TEMPLATES,
    PageWidget,
    form_style,
)
from workbook.widgets.esm import join, with_constant
from workbook.widgets.my_data import described
from workbook.widgets.rehearsing import TURNS, made_up_responses

logger = logging.getLogger(__name__)

ABOUT: Final = "about"
SCAN: Final = {"nl": "01-relatiescan", "en": "01-relationship-scan"}
"""Where somebody without answers begins."""
NAME_LIMIT: Final = 200
"""Most characters of a partner's name."""
_SCRIPT = join(HERE / "couple.js")
_STORED_WORDS = ("withheld", "cleared", "unknown_item")


class Couple(PageWidget):
    """Choose what to show, open or enter a room, or take turns on one device.

    All of it happens in the browser and between browser and server. The kernel gets
    what is to be drawn, and only while both show it.

    Browser to Python: ``mine`` and ``theirs``, instrument id to item id to answer, as
    both have shared them, both ``{}`` until then; ``partner_name``, ``""`` if unknown.
    Of what follows them nothing is kept for the next visit (``unkept``).
    """

    _css = form_style("couple.css")

    html = traitlets.Unicode().tag(sync=True)
    mine = traitlets.Dict().tag(sync=True)
    theirs = traitlets.Dict().tag(sync=True)
    partner_name = traitlets.Unicode().tag(sync=True)
    unkept = traitlets.Bool(True).tag(sync=True)

    def __init__(self, language: Language) -> None:
        script = with_constant(_SCRIPT, "CATALOGUE", couple_catalogue(language))
        self._esm = with_constant(script, "CODE_WORDS", _code_words())
        super().__init__(html=couple_html(language, served=SERVED))

    def document_html(self) -> str:
        """Return what there is to choose, without anybody's answers."""
        return self.html

    def rehearsals(self) -> list[dict[str, Any]]:
        """Return two people who differ, in turns without own words and with them."""
        half = TURNS // 2
        return [
            {"mine": _made_up(turn), "theirs": _made_up((turn + half) % TURNS)}
            for turn in range(TURNS)
        ]

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the browser sent, as far as it is possible.

        An answer that cannot be is left out and logged, without the answer itself.
        Jupyter drops exceptions of this method, so none is raised.
        """
        sent = {key: sync_data[key] for key in ("mine", "theirs") if key in sync_data}
        taken: dict[str, Any] = {key: possible(said) for key, said in sent.items()}
        if isinstance(name := sync_data.get("partner_name"), str):
            taken["partner_name"] = " ".join(name.split())[:NAME_LIMIT]
        super().set_state(taken)


def possible(shared: object) -> Shared:
    """Return what of shared answers can be: of shareable instruments and items only."""
    if not isinstance(shared, Mapping):
        logger.warning("refused: not a mapping of instruments to answers")
        return {}
    found = {}
    for instrument_id, responses in shared.items():
        if instrument_id not in SHAREABLE or not isinstance(responses, Mapping):
            logger.warning("refused: an instrument that nobody can share")
            continue
        faults = load_instrument(instrument_id).faults(responses)
        for fault in faults.values():
            logger.warning("refused: %s", fault)
        known = shareable(instrument_id) - faults.keys()
        found[instrument_id] = {k: v for k, v in responses.items() if k in known}
    return found


def _made_up(turn: int) -> Shared:
    """Return what somebody shows who answers low (0) to high (``TURNS - 1``)."""
    shown = {id: made_up_responses(load_instrument(id), turn) for id in SHAREABLE}
    return possible(
        {
            id: {item: said[item] for item in said.keys() & shareable(id)}
            for id, said in shown.items()
        }
    )


def couple_html(language: Language, *, served: bool) -> str:
    """Render all parts in one language.

    Parameters
    ----------
    served
        Whether our own server serves the page: elsewhere are neither rooms nor turns.
    """
    words = load_strings("couple", language)
    stored = load_strings("my-data", language)
    said = {key: words[key] for key in words if key in _said()}
    said |= {key: stored[key] for key in _STORED_WORDS}
    titles = load_instrument("sharing").item("what").options
    assert isinstance(titles, tuple)
    return TEMPLATES.get_template("couple.html").render(
        words=words,
        words_json=json.dumps(said, ensure_ascii=False),
        language=language,
        served=served,
        shown=[(o.value, o.text[language]) for o in titles if o.value != ABOUT],
        about=load_instrument(ABOUT),
        scan=SCAN[language],
    )


def couple_catalogue(language: Language) -> dict[str, Any]:
    """Return the words that answers are shown with, of all that may ever be shown."""
    found = {}
    for instrument_id in SHAREABLE:
        instrument = load_instrument(instrument_id)
        found[instrument_id] = _restricted(instrument, described(instrument, language))
    return {"chapters": [], "instruments": found}


def _restricted(instrument: Instrument, words: dict[str, Any]) -> dict[str, Any]:
    known = shareable(instrument.id)
    items = {id: item for id, item in words["items"].items() if id in known}
    return {**words, "items": items}


def _code_words() -> str:
    """Return the words of codes, as they stand in their file."""
    path = content_dir() / "assets" / "rooms" / "words.txt"
    return path.read_text("utf-8")


def _said() -> frozenset[str]:
    """Return the words that the script says; the rest stands in the HTML."""
    heads = ("answers_", "state_", "task_", "fault_", "code_", "turns_")
    single = ("kept_count", "keep_item", "chosen_saved", "chosen_unsaved", "until")
    more = ("changed_since", "to_show", "nothing_to_show", "share", "share_again")
    done = ("withdrawn", "left", "erased")
    words = load_strings("couple", "nl")
    begun = (key for key in words if key.startswith(heads))
    return frozenset((*begun, *single, *more, *done))
