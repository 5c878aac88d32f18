"""Dyad: what two people may see of each other, and only that.

All that compares two people begins with `both`: nothing that one of them kept, or that
the other gave no answer to, is ever looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from workbook.catalogue import load_instrument
from workbook.instrument import WITHHELD, Item
from workbook.meaning.scan import SAFETY

Shared: TypeAlias = Mapping[str, Mapping[str, object]]
"""Instrument id to item id to answer: what one person chose to share."""
Seen: TypeAlias = dict[str, dict[str, object]]
"""The same, of what somebody may see."""

SHAREABLE: Final = (
    "relationship-scan",
    "bank-account",
    "quarrels",
    "quarrel-cycle",
    "attachment",
    "about",
)
"""The instruments that two people can show each other; no other ever leaves."""
NAME: Final = "me"
"""The item of ``about`` with the name that somebody uses for themselves."""
WHOLE: Final = frozenset({"quarrel-cycle", "about"})
"""Own words have no counterpart: both wrote something, or neither sees anything."""
GIVE, RECEIVE = "-give", "-receive"


class Both(NamedTuple):
    """What both may see: of the one who looks, and of the partner."""

    mine: Seen
    theirs: Seen


def shareable(instrument_id: str) -> frozenset[str]:
    """Return the items of an instrument that two people can show each other.

    Never an item about being safe: a low answer to it is no matter for two. Notes
    beside an account stay with the one who wrote them, and so does the name that
    somebody has for the partner.

    Raises
    ------
    ContentError
        If the instrument is shareable but its file is missing or has a fault.
    """
    if instrument_id not in SHAREABLE:
        return frozenset()
    return frozenset(
        item.id
        for item in load_instrument(instrument_id).items
        if _may_be_shared(instrument_id, item)
    )


def released(mine: Shared, theirs: Shared) -> Seen:
    """Return what I may see of what the other shared.

    An instrument only if we both shared it, and an item only if I answered it as well:
    for what somebody gives, what I receive, and the reverse. Of own words all or
    nothing. Sharing more never hides anything, and what is withheld is as if it were
    never answered.

    Parameters
    ----------
    mine, theirs
        As each of us shared it, already checked; unknown instruments and items are
        left out.

    Returns
    -------
    dict
        The instruments that we both shared, also those of which nothing is to be seen.
    """
    return {
        instrument: _released(instrument, mine[instrument], theirs[instrument])
        for instrument in SHAREABLE
        if instrument in mine and instrument in theirs
    }


def both(mine: Shared, theirs: Shared) -> Both:
    """Return what each of us may see: of mine what the other sees, and of theirs."""
    return Both(released(theirs, mine), released(mine, theirs))


def counterpart(instrument_id: str, item: str) -> str:
    """Return the item that the other answers about the same thing."""
    if instrument_id == "bank-account":
        if item.endswith(GIVE):
            return item.removesuffix(GIVE) + RECEIVE
        if item.endswith(RECEIVE):
            return item.removesuffix(RECEIVE) + GIVE
    return item


def _released(
    instrument: str, mine: Mapping[str, object], theirs: Mapping[str, object]
) -> dict[str, object]:
    known = shareable(instrument)
    ours, other = (
        {id: value for id, value in one.items() if id in known and _is_answer(value)}
        for one in (mine, theirs)
    )
    if instrument in WHOLE:
        return other if ours else {}
    return {
        item: value
        for item, value in other.items()
        if counterpart(instrument, item) in ours
    }


def _may_be_shared(instrument_id: str, item: Item) -> bool:
    match instrument_id:
        case "about":
            return item.id == NAME
        case "quarrel-cycle":
            return item.kind == "text"
        case _:
            return item.kind in ("rating", "number") and item.id not in SAFETY


def _is_answer(value: object) -> bool:
    if isinstance(value, str):
        return value != WITHHELD and value.strip() != ""
    return value is not None
