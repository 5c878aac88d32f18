"""Parting: which conditions to try again are met, and which signs to stop there are.

There is no percentage. Conditions are counted and named; nothing here is a chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from workbook.catalogue import load_strings
from workbook.text import Language

State = Literal["met", "not-met", "unknown"]
"""Whether a condition is there; "unknown" also where nothing was answered."""
Outlook = Literal["stop", "not-yet", "open", "careful"]
"""What the answers leave room for."""
OUTLOOKS: Final[tuple[Outlook, ...]] = ("stop", "not-yet", "open", "careful")
"""From the least room for a new attempt to the most."""
STATES: Final[tuple[State, ...]] = ("met", "not-met", "unknown")

CONDITIONS: Final = (
    "love-me",
    "love-other",
    "end-known",
    "solve-both",
    "break-calm",
    "distance",
    "change-real",
    "change-me",
    "change-other",
    "future-in",
)
"""Items of ``parting`` that ask whether something is there."""
NEEDED: Final = frozenset({*CONDITIONS} - {"break-calm", "distance", "future-in"})
"""Conditions without which nobody is led to a plan: a failed attempt hurts twice."""
STOP_SIGNS: Final = (
    "stop-trust",
    "stop-worst",
    "stop-children",
    "stop-promises",
    "stop-other",
    "stop-self",
    "stop-warned",
)
"""Items of ``parting`` with a sign to stop. The eighth sign, violence, is asked by the
safety check: that answer is kept nowhere, so it never comes here."""


@dataclass(frozen=True)
class Condition:
    """One condition, in a few words."""

    id: str
    title: str
    state: State


@dataclass(frozen=True)
class Readiness:
    """What the answers say of a new attempt.

    Parameters
    ----------
    conditions
        All of `CONDITIONS`, in that order.
    stops
        How many signs to stop were recognised.
    stops_unknown
        Of how many signs it is not known.
    """

    conditions: tuple[Condition, ...]
    stops: int
    stops_unknown: int

    def of(self, state: State) -> list[Condition]:
        """Return the conditions of one state."""
        return [one for one in self.conditions if one.state == state]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was answered that is known."""
        nothing = len(self.of("unknown")) == len(CONDITIONS)
        return nothing and self.stops_unknown == len(STOP_SIGNS)

    @property
    def outlook(self) -> Outlook:
        """What the answers leave room for; the least that any of them says.

        One sign to stop is enough for "stop". "careful" needs all signs answered with
        no, all of `NEEDED` met and nothing answered with no: what is unknown never
        counts as met.
        """
        if self.stops:
            return "stop"
        if self.of("not-met"):
            return "not-yet"
        met = {one.id for one in self.of("met")}
        return "careful" if met >= NEEDED and not self.stops_unknown else "open"


def readiness(responses: Mapping[str, object], language: Language) -> Readiness:
    """Read the conditions and the signs to stop.

    Parameters
    ----------
    responses
        To ``parting``. What is skipped, withheld or of another kind is unknown.
    """
    words = load_strings("parting", language)
    signs = [state(responses.get(sign)) for sign in STOP_SIGNS]
    return Readiness(
        tuple(
            Condition(id, words[f"condition_{id}"], state(responses.get(id)))
            for id in CONDITIONS
        ),
        stops=signs.count("met"),
        stops_unknown=signs.count("unknown"),
    )


def state(response: object) -> State:
    """Return what one answer says."""
    return "met" if response == "yes" else "not-met" if response == "no" else "unknown"


def first_open(now: Readiness, wanted: State | None) -> Condition | None:
    """Return the first condition in a state, one of `NEEDED` before the others."""
    found = [one for one in now.conditions if one.state == wanted]
    needed = [one for one in found if one.id in NEEDED]
    return next(iter([*needed, *found]), None)
