"""Shown: what a group's screen shows, as the browser hands it on, or made up."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from workbook.catalogue import load_instrument
from workbook.meaning.group_steps import (
    USUAL_MINIMUM,
    Cohort,
    Contribution,
    n_in,
    picture,
    step,
)
from workbook.meaning.grouping import GROUPABLE, N_PLACES, group_scales

MOST_MADE_UP: Final = 40
"""So many made-up people can join."""
MADE_UP: Final = ("relationship-scan", "attachment", "quarrels")
"""The instruments of a made-up group."""
_MOST: Final = 10_000
_LEANS: Final = ((1, 2, 4, 5, 3), (4, 4, 1, 4, 3), (3, 5, 4, 2, 1), (2, 3, 4, 3, 2))
"""How made-up people lie over the places: to the right, split, to the left, in the
middle."""


@dataclass(frozen=True)
class Seen:
    """What there is to see of one instrument.

    Parameters
    ----------
    added
        How many have added something, up to the minimum: beyond it nobody has to know.
    counts
        Scale id to how many people are at each place; only what may be shown.
    """

    id: str
    added: int
    counts: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True)
class Shown:
    """What there is to see of a group; ``made_up`` says how many joined and left."""

    minimum: int
    seen: tuple[Seen, ...]
    made_up: tuple[int, int] | None = None


def read_shown(sent: Mapping[str, Any]) -> Shown | None:
    """Return what a browser shows; None when that cannot be.

    A page that was tampered with shows its own nonsense to itself only; here it must
    not do harm.
    """
    try:
        if "made_up" in sent:
            joined, left = (_count(sent["made_up"][key]) for key in ("joined", "left"))
            if joined > MOST_MADE_UP or left > joined:
                return None
            return made_up(joined, left)
        return Shown(
            minimum=_count(sent["minimum"]),
            seen=tuple(map(_seen, sent["instruments"][: len(GROUPABLE)])),
        )
    except (KeyError, TypeError, ValueError):
        return None


def made_up(joined: int, left: int = 0, minimum: int = USUAL_MINIMUM) -> Shown:
    """Return what a group of made-up people would see, by the steps of a real one.

    Parameters
    ----------
    joined
        So many came in, one after the other.
    left
        So many of them took theirs back, the first ones first.
    """
    seen = tuple(_made_up(id, joined, left, minimum) for id in MADE_UP)
    return Shown(minimum, seen, (joined, left))


def _made_up(id: str, joined: int, left: int, minimum: int) -> Seen:
    counts = {}
    shown = False
    for n, scale in enumerate(group_scales(load_instrument(id))):
        # The same people each time, so that a talk can be prepared.
        chance = random.Random(f"{id} {scale.id}")
        weights = _LEANS[n % len(_LEANS)]
        places = chance.choices(range(1, N_PLACES + 1), weights, k=MOST_MADE_UP)
        people = [
            Contribution(str(one), str(one), places[one]) for one in range(joined)
        ]
        cohorts: tuple[Cohort, ...] = ()
        for come in range(1, joined + 1):
            cohorts = step(cohorts, people[:come], minimum)
        for gone in range(1, left + 1):
            cohorts = step(cohorts, people[gone:], minimum)
        if (found := picture(cohorts, minimum)) and n_in(cohorts):
            counts[scale.id] = tuple(found)
            shown = True
    added = minimum if shown else min(joined - left, minimum)
    return Seen(id, added, counts)


def _seen(sent: Mapping[str, Any]) -> Seen:
    id = sent["id"]
    if id not in GROUPABLE:
        raise ValueError("not an instrument of groups")
    known = {scale.id for scale in group_scales(load_instrument(id))}
    counts = {
        scale["id"]: tuple(map(_count, scale["counts"]))
        for scale in sent["scales"]
        if scale["id"] in known
    }
    if any(len(one) not in (3, N_PLACES) for one in counts.values()):
        raise ValueError("not counts of places")
    return Seen(id, _count(sent["added"]), counts)


def _count(sent: object) -> int:
    if type(sent) is not int or not 0 <= sent <= _MOST:
        raise ValueError("not a number of people")
    return sent
