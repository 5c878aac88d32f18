"""Agreements: what two people agreed on, and when they look back at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

OVER: Final = "over"
"""An agreement that is behind them; nobody is asked to look back at it."""


@dataclass(frozen=True)
class Agreement:
    """One agreement.

    Parameters
    ----------
    id
        Id of the stored entry.
    what, who
        Own words, any text; ``who`` may be empty.
    by, back
        When it begins or is done, and when they look back; None where they left it.
    going
        How it goes: an option of the journal, or ``""``.
    """

    id: str
    what: str
    who: str = ""
    by: date | None = None
    back: date | None = None
    going: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is not behind them."""
        return self.going != OVER


def agreements(entries: Sequence[Mapping[str, Any]]) -> list[Agreement]:
    """Return the agreements among a journal's entries, as they were written.

    Parameters
    ----------
    entries
        As a document stores them, with ``id`` and ``responses``. A removed entry has no
        responses, and one without words is nothing agreed on: both are left out.
    """
    found = []
    for entry in sorted(entries, key=lambda entry: str(entry["id"])):
        responses = entry.get("responses") or {}
        what = _words(responses.get("what"))
        if what:
            found.append(
                Agreement(
                    id=str(entry["id"]),
                    what=what,
                    who=_words(responses.get("who")),
                    by=_day(responses.get("by")),
                    back=_day(responses.get("back")),
                    going=str(responses.get("going", "")),
                )
            )
    return found


def looked_back_at(
    found: Sequence[Agreement], first: date, last: date
) -> list[Agreement]:
    """Return the open agreements to look back at from ``first`` to ``last``."""
    return [
        agreement
        for agreement in found
        if agreement.is_open and agreement.back and first <= agreement.back <= last
    ]


def _words(text: object) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
