"""Steps: when a group's picture of one scale may change, so that nobody is told apart.

Who sees two pictures of a group can take one from the other. So people come into a
picture, and go out of it, only in *cohorts*: those who came in together and are still
in. A cohort begins with at least `STEP` people; of it at least `STEP` go at once, and
at least `STEP` or nobody stays. Then all who were in the same pictures are `STEP` or
more, whatever happens. Any sum or difference of pictures, also of more than two, is
made of such whole groups, and never of one person or two.

To compare each picture with each earlier one would not do. Seven leave, seven others
come, and one stays: each two pictures are seven apart, yet the first and the third
together, less the second, are that one person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbook.meaning.grouping import N_PLACES

STEP: Final = 3
"""The fewest people who come into a picture, or go out of it, at once."""
LEAST_MINIMUM: Final = 5
"""Nobody can open a room with pictures of fewer people than this."""
USUAL_MINIMUM: Final = 8
MOST_MINIMUM: Final = 50
FIVE_FROM: Final = 12
"""From so many people on all places are shown; below it the outer ones are merged."""


@dataclass(frozen=True)
class Contribution:
    """What one person added to one scale, once.

    Parameters
    ----------
    id
        Random; who changes an answer makes a contribution with another id.
    person
        The same for all contributions of one person to this scale.
    place
        1 to `N_PLACES`.
    """

    id: str
    person: str
    place: int


@dataclass(frozen=True)
class Cohort:
    """Contributions that are in the same pictures, and how many are at each place.

    Parameters
    ----------
    members
        Id of each contribution to its person. It may hold people who have withdrawn
        since, and of whom nothing is known any more but that they are in ``counts``.
    counts
        How many of the members are at each place.
    """

    members: Mapping[str, str]
    counts: tuple[int, ...]


def step(
    cohorts: Sequence[Cohort], stored: Sequence[Contribution], minimum: int
) -> tuple[Cohort, ...]:
    """Take out who may go, and take in who may come; what may not change stays.

    Parameters
    ----------
    cohorts
        As this function returned them last; at first none.
    stored
        All contributions that there are now, at most one of each person. Whoever is
        not among them has withdrawn, or changed an answer.
    minimum
        The fewest people of a picture.
    """
    known = {one.id: one for one in stored}
    trimmed = [_without_leavers(cohort, known) for cohort in cohorts]
    kept = tuple(cohort for cohort in trimmed if cohort.members)
    inside = {person for cohort in kept for person in cohort.members.values()}
    # Who changed an answer is not counted twice: the new one waits for the old to go.
    newcomers = [one for one in stored if one.person not in inside]
    enough = len(newcomers) >= STEP and n_in(kept) + len(newcomers) >= minimum
    return (*kept, _cohort(newcomers)) if enough else kept


def n_in(cohorts: Sequence[Cohort]) -> int:
    """Return how many contributions the cohorts have together."""
    return sum(len(cohort.members) for cohort in cohorts)


def picture(cohorts: Sequence[Cohort], minimum: int) -> list[int] | None:
    """Return how many are at each place, as it may be shown; None when hidden.

    Five numbers, or below `FIVE_FROM` people three: low, middle and high.
    """
    n = n_in(cohorts)
    if n < max(minimum, LEAST_MINIMUM):
        return None
    a, b, c, d, e = (
        sum(at) for at in zip(*(one.counts for one in cohorts), strict=True)
    )
    return [a, b, c, d, e] if n >= FIVE_FROM else [a + b, c, d + e]


def _without_leavers(cohort: Cohort, known: Mapping[str, Contribution]) -> Cohort:
    """Return the cohort without its leavers, or as it is when they cannot go yet."""
    staying = [known[id] for id in cohort.members if id in known]
    n_leaving = len(cohort.members) - len(staying)
    if n_leaving < STEP or 0 < len(staying) < STEP:
        return cohort
    return _cohort(staying)


def _cohort(contributions: Sequence[Contribution]) -> Cohort:
    counts = [0] * N_PLACES
    for one in contributions:
        counts[one.place - 1] += 1
    return Cohort({one.id: one.person for one in contributions}, tuple(counts))
