"""Balance: what somebody gives and receives, account by account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbook.instrument import Instrument
from workbook.text import Language

OUT_OF_BALANCE: Final = 2.0
"""Least difference, in the units of the answers, that is worth talking about."""
UNKNOWN_IMPORTANCE: Final = 3
"""The middle of 1 to 5: not answering says neither little nor much."""


@dataclass(frozen=True)
class Account:
    """One account of the emotional bank account; unknown amounts are None.

    Parameters
    ----------
    id
        Id of the instrument's section, for example ``attention``.
    title
        Its title in the page's language.
    give, receive
        What goes out and what comes in, in the units of the item, 0 to 10.
    importance
        1 (least) to 5 (most).
    note
        The participant's own words; may be any text.
    """

    id: str
    title: str
    give: float | None
    receive: float | None
    importance: int | None
    note: str = ""

    @property
    def net(self) -> float | None:
        """What comes in minus what goes out; None while one of them is unknown."""
        if self.give is None or self.receive is None:
            return None
        return self.receive - self.give

    @property
    def weight(self) -> int:
        """How much the account counts beside others: its importance, or the middle."""
        return self.importance or UNKNOWN_IMPORTANCE


def accounts(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Account]:
    """Return one account per section that asks both give and receive.

    Parameters
    ----------
    instrument
        Sections with items ``<section>-give`` and ``<section>-receive``, and mostly
        ``<section>-matters`` and ``<section>-note``; other sections are passed over.
    responses
        Item id to response, already checked; skipped and withheld items stay unknown.
    """
    return [
        Account(
            id=section.id,
            title=section.title[language],
            give=_amount(responses.get(f"{section.id}-give")),
            receive=_amount(responses.get(f"{section.id}-receive")),
            importance=_importance(responses.get(f"{section.id}-matters")),
            note=_note(responses.get(f"{section.id}-note")),
        )
        for section in instrument.sections
        if {f"{section.id}-give", f"{section.id}-receive"} <= instrument.item_ids
    ]


def _amount(response: object) -> float | None:
    return float(response) if isinstance(response, int | float) else None


def _importance(response: object) -> int | None:
    return response if isinstance(response, int) else None


def _note(response: object) -> str:
    return response if isinstance(response, str) else ""
