"""Answers: one instrument's responses, as the participant's browser holds them."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

import traitlets

from workbook.catalogue import load_strings
from workbook.errors import ResponseError
from workbook.instrument import Instrument
from workbook.text import Language
from workbook.widgets.base import HERE, PageWidget
from workbook.widgets.esm import join
from workbook.widgets.rehearsing import TURNS, made_up_occasions, made_up_responses

logger = logging.getLogger(__name__)

PAST = frozenset({"earlier", "begun"})
"""The traits about other occasions than the current one."""
MOST_OCCASIONS = 500
"""So many occasions a page may send; one a week for nearly ten years."""


class Answers(PageWidget):
    """The responses to one instrument, read from the browser's store; nothing to see.

    Python to browser: ``instrument_id``, ``version``, ``items`` (known item ids),
    ``consent`` (the instrument whose yes comes first, or "") and ``problem``, a
    sentence for the page when a value was refused.
    Both ways: ``value``, item id to response; a skipped item is absent.
    Browser to Python: ``earlier``, what was answered on earlier occasions, the oldest
    first, each as ``{"date": "2026-11-22", "responses": {...}}``; and ``begun``, the
    day of the current occasion, ``""`` when it is the only one.
    """

    _esm = join(HERE / "answers.js")

    instrument_id = traitlets.Unicode().tag(sync=True)
    version = traitlets.Int().tag(sync=True)
    consent = traitlets.Unicode().tag(sync=True)
    items = traitlets.List(traitlets.Unicode()).tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    earlier: traitlets.List[Any] = traitlets.List().tag(sync=True)
    begun = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, instrument: Instrument, language: Language, **traits: Any
    ) -> None:
        self.instrument = instrument
        self.language = language
        super().__init__(
            instrument_id=instrument.id,
            version=instrument.version,
            consent=instrument.consent or "",
            items=[item.id for item in instrument.items],
            **traits,
        )

    def rehearsals(self) -> list[dict[str, Any]]:
        """Return low to high answers, and then after earlier ones."""
        return [
            {
                "value": made_up_responses(self.instrument, turn),
                **made_up_occasions(self.instrument, turn),
            }
            for turn in range(TURNS)
        ]

    @traitlets.validate("value")
    def _only_possible_responses(self, proposal: dict[str, Any]) -> dict[str, Any]:
        value: dict[str, Any] = proposal["value"]
        try:
            self.instrument.check(value)
        except ResponseError as error:
            raise traitlets.TraitError(str(error)) from error
        return value

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the browser sent; what is not a possible response is refused.

        The last good value of a refused item stays, the other items are taken. Jupyter
        drops exceptions of this method, so the refusal is logged and told in
        ``problem``. Only ``value``, ``earlier`` and ``begun`` come from the browser.
        """
        sent = sync_data.get("value", self.value)
        responses = sent if isinstance(sent, dict) else {}
        faults = self.instrument.faults(responses)
        if not isinstance(sent, dict):
            faults = {"value": f"{self.instrument.id}: expected a mapping of responses"}
            responses = self.value
        kept = {item: self.value[item] for item in faults if item in self.value}
        good = {item: v for item, v in responses.items() if item not in faults}
        for fault in faults.values():
            logger.warning("refused: %s", fault)
        past = {key: v for key, v in sync_data.items() if key in PAST}
        super().set_state({"value": {**good, **kept}, **self._possible(past)})
        words = load_strings("questionnaire", self.language)
        self.problem = words["refused"] if faults else ""

    def _possible(self, past: dict[str, Any]) -> dict[str, Any]:
        """Return what is possible of earlier occasions; both or neither is taken.

        An answer that the instrument no longer knows is left out in silence: nobody
        could choose it again.
        """
        past = {"earlier": self.earlier, "begun": self.begun, **past}
        earlier, begun = past["earlier"], past["begun"]
        if not (
            isinstance(earlier, list)
            and len(earlier) <= MOST_OCCASIONS
            and all(map(_is_occasion, earlier))
            and (_is_day(begun) if earlier else begun == "")
        ):
            logger.warning("refused: %s: not earlier occasions", self.instrument.id)
            return {}
        known = [
            {
                "date": occasion["date"],
                "responses": {
                    item: response
                    for item, response in occasion["responses"].items()
                    if not self.instrument.faults({item: response})
                },
            }
            for occasion in earlier
        ]
        return {"earlier": known, "begun": begun}


def _is_occasion(occasion: object) -> bool:
    return (
        isinstance(occasion, dict)
        and _is_day(occasion.get("date"))
        and isinstance(occasion.get("responses"), dict)
    )


def _is_day(day: object) -> bool:
    try:
        return isinstance(day, str) and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
