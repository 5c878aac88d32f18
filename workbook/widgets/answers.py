"""Answers: one instrument's responses, as the participant's browser holds them."""

from __future__ import annotations

import logging
from typing import Any

import traitlets

from workbook.catalogue import load_strings
from workbook.errors import ResponseError
from workbook.instrument import Instrument
from workbook.text import Language
from workbook.widgets.base import HERE, PageWidget
from workbook.widgets.esm import join
from workbook.widgets.rehearsing import TURNS, made_up_responses

logger = logging.getLogger(__name__)


class Answers(PageWidget):
    """The responses to one instrument, read from the browser's store; nothing to see.

    Python to browser: ``instrument_id``, ``version``, ``items`` (known item ids),
    ``consent`` (the instrument whose yes comes first, or "") and ``problem``, a
    sentence for the page when a value was refused.
    Both ways: ``value``, item id to response; a skipped item is absent.
    """

    _esm = join(HERE / "answers.js")

    instrument_id = traitlets.Unicode().tag(sync=True)
    version = traitlets.Int().tag(sync=True)
    consent = traitlets.Unicode().tag(sync=True)
    items = traitlets.List(traitlets.Unicode()).tag(sync=True)
    problem = traitlets.Unicode().tag(sync=True)
    value = traitlets.Dict().tag(sync=True)

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
        """Return low to high answers."""
        turns = range(TURNS)
        return [{"value": made_up_responses(self.instrument, turn)} for turn in turns]

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
        ``problem``. Only ``value`` may come from the browser.
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
        super().set_state({"value": {**good, **kept}})
        words = load_strings("questionnaire", self.language)
        self.problem = words["refused"] if faults else ""
