"""Route: which chapters fit somebody, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

ROUTES: Final[Mapping[str, tuple[int, ...]]] = {
    "alone": (1, 2, 4, 3, 5, 10),
    "together": (1, 2, 4, 3, 6, 9, 10),
    "separated": (8, 2, 5, 3, 7, 10),
    "workshop": (1, 2, 4, 9),
    "facilitator": (90, 1, 2, 4, 9),
}
"""The numbers of chapters for each kind of visitor, the first one first."""
BEGINNINGS: Final[Mapping[str, tuple[int, ...]]] = {
    "sour": (2, 1),
    "rows": (4, 2),
    "lonely": (3, 2, 1),
    "change": (4, 5, 2),
    "stuck": (9, 4, 1, 2),
}
"""Where to begin with each sign that things get harder, the best place first."""


@dataclass(frozen=True)
class Stop:
    """One chapter of a route.

    Parameters
    ----------
    number
        Of the chapter.
    signs
        What somebody recognised, that leads to this chapter; none for the others.
    """

    number: int
    signs: tuple[str, ...] = ()


def route(who: str, signs: Sequence[str], there: Collection[int]) -> list[Stop]:
    """Choose chapters: first those that the signs lead to, then the visitor's own.

    Parameters
    ----------
    who
        A key of `ROUTES`; any other, such as ``""``, has no chapters of its own.
    signs
        Keys of `BEGINNINGS`; others are passed over.
    there
        Numbers of the chapters that exist. No other is ever chosen.

    Returns
    -------
    list
        Each chapter once. A sign leads to the best of its chapters that is on the
        visitor's own route: somebody alone is not sent to a talk for two.
    """
    own = [number for number in ROUTES.get(who, ()) if number in there]
    led: dict[int, list[str]] = {}
    for sign in signs:
        possible = [n for n in BEGINNINGS.get(sign, ()) if n in there]
        fitting = [number for number in possible if number in own] or possible
        if fitting:
            led.setdefault(fitting[0], []).append(sign)
    first = [Stop(number, tuple(why)) for number, why in led.items()]
    return first + [Stop(number) for number in own if number not in led]
