"""Consenting: what waits for an own yes before anything of it leaves the browser."""

from __future__ import annotations

from typing import Final

from workbook.catalogue import all_instruments, load_instrument
from workbook.errors import ContentError
from workbook.instrument import Instrument

ITEM: Final = "given"
"""The item of a consent whose answer counts."""
YES: Final = "yes"
"""The answer that opens; each other one, and none, keeps closed."""


def load_consent(id: str) -> Instrument:
    """Load an instrument that asks for a consent.

    Raises
    ------
    ContentError
        If there is none, its file has faults, or it cannot be answered with a yes.
    """
    instrument = load_instrument(id)
    answers = {item.id: item.values for item in instrument.items}
    if YES not in answers.get(ITEM, ()):
        raise ContentError(
            f"{id}.yaml",
            "it cannot give a consent",
            f'add a choice with the id "{ITEM}" and an option with the id "{YES}"',
        )
    return instrument


def waiting_for(consent: str) -> list[str]:
    """Return the ids of all instruments that wait for a consent.

    A file with faults is passed over: no page shows it, and `workbook check` tells.
    """
    waiting = []
    for id in all_instruments():
        try:
            instrument = load_instrument(id)
        except ContentError:
            continue
        if instrument.consent == consent:
            waiting.append(id)
    return waiting
