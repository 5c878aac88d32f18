"""Generations: what was handed down, from where, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar, get_args

from workbook.meaning.legacy import chosen

Start = Literal["grandparents", "parents", "me", "unknown"]
Ending = Literal["on", "lighter", "stops", "open"]
Generation = Literal["grandparents", "parents", "me", "after"]
GENERATIONS: Final[tuple[Generation, ...]] = get_args(Generation)
ME: Final = GENERATIONS.index("me")
T = TypeVar("T", bound=str)


@dataclass(frozen=True)
class Line:
    """One thing that was handed down.

    Parameters
    ----------
    id
        Id of the stored entry.
    what
        The participant's own words; any text.
    start
        With whom it began.
    ending
        What becomes of it: it goes on, gets lighter, stops, or that is still open.
    """

    id: str
    what: str
    start: Start
    ending: Ending

    @property
    def first(self) -> int:
        """The generation with which it is known to begin, as in `GENERATIONS`."""
        return 1 if self.start == "unknown" else GENERATIONS.index(self.start)

    @property
    def is_new(self) -> bool:
        """Whether it begins with the participant."""
        return self.start == "me"

    @property
    def goes_on(self) -> bool:
        """Whether it reaches those who come after."""
        return self.ending in ("on", "lighter")


@dataclass(frozen=True)
class Place:
    """One generation in the picture.

    Parameters
    ----------
    generation
        Which one.
    kind
        Its title's word: the generation, or who comes after: ``children``, ``others``.
    names
        Their names; any texts, and perhaps none.
    is_known
        False where the participant knows little or nothing about them.
    """

    generation: Generation
    kind: str
    names: tuple[str, ...] = ()
    is_known: bool = True


def lines(entries: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Return what was handed down, in the order in which it was written.

    Parameters
    ----------
    entries
        Of the journal, with ``id`` and ``responses``; one without words is left out.
        Where the rest is missing, it is not known.
    """
    found = [
        Line(
            id=str(entry["id"]),
            what=what,
            start=_one(responses.get("from"), get_args(Start), "unknown"),
            ending=_one(responses.get("mine"), get_args(Ending), "open"),
        )
        for entry in entries
        if (responses := entry.get("responses"))
        and (what := name_of(responses, "what"))
    ]
    return sorted(found, key=lambda line: line.id)


def places(
    responses: Mapping[str, object], carers: Sequence[Mapping[str, Any]]
) -> list[Place]:
    """Return the generations of the picture, the oldest first.

    Parameters
    ----------
    responses
        To the questions about who is in the picture.
    carers
        Entries of the people somebody grew up with.

    Returns
    -------
    list of Place
        Four; three for who wants no place after the own one.
    """
    unknown = chosen(responses, "unknown")
    after = responses.get("after")
    kept = [
        Place(
            "grandparents",
            "grandparents",
            tuple(chosen(responses, "grandparents")),
            "grandparents" not in unknown,
        ),
        Place("parents", "parents", carer_names(carers), "parents" not in unknown),
        Place("me", "me"),
    ]
    if after == "none":
        return kept
    kind = "others" if after == "others" else "children"
    return [*kept, Place("after", kind, tuple(chosen(responses, "young")))]


def carer_names(carers: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the names of carers, in the order in which they were added."""
    ordered = sorted(carers, key=lambda entry: str(entry["id"]))
    names = (name_of(entry.get("responses") or {}, "name") for entry in ordered)
    return tuple(name for name in names if name)


def name_of(responses: Mapping[str, Any], item: str) -> str:
    """Return an entry's name in one line; ``""`` when it has none."""
    return " ".join(str(responses.get(item, "")).split())


def _one(response: object, possible: tuple[T, ...], otherwise: T) -> T:
    return next((one for one in possible if one == response), otherwise)
