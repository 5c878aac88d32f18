"""Grouping: what of somebody's answers a group may see, and how little that is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from workbook.instrument import Instrument, Scale
from workbook.meaning.intimacy import SIGNAL_ITEMS
from workbook.meaning.scan import SAFETY
from workbook.meaning.scoring import score_scale
from workbook.text import Language

GROUPABLE: Final = (
    "relationship-scan",
    "attachment",
    "quarrels",
    "legacy-patterns",
    "intimacy",
)
"""The instruments of which a group may have pictures."""
APART: Final = frozenset({"intimacy"})
"""Those that ask for a yes of their own."""
LEAST_ITEMS: Final = 2
"""A scale of one item would be an answer, and not what several say together."""
N_PLACES: Final = 5
"""The range of a scale is cut into so many equal places."""
SPLIT_FROM: Final = 1 / 3
"""A group with this share of its people at each side is split."""
Lean = Literal["split", "low", "high", "middle", "spread"]
_SAFETY_ITEMS: Final = SAFETY | SIGNAL_ITEMS.keys()
_SAFETY_SCALES: Final = frozenset({("intimacy", "boundaries")})
"""Limits and safety: no item of it calls for help by itself, but all are about that."""


@dataclass(frozen=True)
class Offer:
    """What somebody could add to a group's pictures of one instrument.

    Parameters
    ----------
    places
        Scale id to the place of the answers, 1 to `N_PLACES`; without the scales of
        which too little was answered.
    """

    instrument: Instrument
    places: Mapping[str, int]


def group_scales(instrument: Instrument) -> list[Scale]:
    """Return the scales of which a group may have a picture.

    None that holds an item about safety: there a group is the wrong place, and a low
    answer asks for somebody to talk to alone.
    """
    return [
        scale
        for scale in instrument.scales
        if len(scale.items) >= LEAST_ITEMS
        and not _SAFETY_ITEMS.intersection(scale.items)
        and (instrument.id, scale.id) not in _SAFETY_SCALES
    ]


def offer(instrument: Instrument, responses: Mapping[str, object]) -> Offer:
    """Return all that a group could get of these answers: a place for each scale."""
    scores = [
        score_scale(instrument, scale, responses) for scale in group_scales(instrument)
    ]
    places = {
        score.scale.id: place_of(score.value, score.low, score.high)
        for score in scores
        if not math.isnan(score.value)
    }
    return Offer(instrument, places)


def place_of(value: float, low: float, high: float) -> int:
    """Return the place of a value among `N_PLACES` equal parts of its range."""
    # A mean such as 2.6 must not fall one place short by its last digit.
    return min(N_PLACES, 1 + int((value - low) * N_PLACES / (high - low) + 1e-9))


def place_words(instrument: Instrument, scale: Scale, language: Language) -> list[str]:
    """Return what each place is nearest to, in the words of the answers.

    A scale whose answers are not `N_PLACES` words has no words for them.
    """
    options = instrument.item(scale.items[0]).options
    if not isinstance(options, tuple) or len(options) != N_PLACES:
        return []
    return [option.text[language] for option in options]


@dataclass(frozen=True)
class Row:
    """One scale of a group's picture.

    Parameters
    ----------
    counts
        How many people are at each place, or at low, middle and high; None while there
        are too few people.
    """

    title: str
    counts: tuple[int, ...] | None

    @property
    def n(self) -> int:
        """How many people are in it."""
        return sum(self.counts or ())


@dataclass(frozen=True)
class GroupPicture:
    """What a group sees of one instrument.

    Parameters
    ----------
    words
        What each of the `N_PLACES` places is nearest to.
    """

    title: str
    rows: tuple[Row, ...]
    words: tuple[str, ...]

    @property
    def ends(self) -> tuple[str, str]:
        """What the first and the last place mean."""
        return self.words[0], self.words[-1]

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to see."""
        return any(row.counts for row in self.rows)

    def marked(self, mark: str) -> GroupPicture:
        """Return it with a mark in its title."""
        return replace(self, title=f"{self.title} ({mark.lower()})")

    def alike(self) -> GroupPicture:
        """Return it with as many places in each row: three where one has three."""
        if {len(row.counts) for row in self.rows if row.counts} != {3, N_PLACES}:
            return self
        return replace(self, rows=tuple(map(_merged, self.rows)))


def group_picture(
    instrument: Instrument,
    counts: Mapping[str, Sequence[int]],
    titles: Mapping[str, str],
    title: str,
    language: Language,
) -> GroupPicture:
    """Return the picture of an instrument.

    Parameters
    ----------
    counts
        Scale id to how many people are at each place; without the hidden ones.
    titles
        Scale id to a title that says more than the scale's own.
    title
        Of the whole.
    """
    scales = group_scales(instrument)
    return GroupPicture(
        title=title,
        rows=tuple(
            Row(
                titles.get(scale.id, scale.title[language]),
                tuple(counts[scale.id]) if scale.id in counts else None,
            )
            for scale in scales
        ),
        words=tuple(place_words(instrument, scales[0], language)),
    )


def lean(row: Row) -> Lean | None:
    """Say where a group is on a scale: at a side, in the middle, split or spread."""
    if not row.counts:
        return None
    half = len(row.counts) // 2
    low, high = sum(row.counts[:half]), sum(row.counts[-half:])
    # In a group that is split, the middle is emptier than the places beside it.
    is_hollow = row.counts[half] < min(low, high) / half
    if min(low, high) >= SPLIT_FROM * row.n and is_hollow:
        return "split"
    if low > row.n / 2:
        return "low"
    if high > row.n / 2:
        return "high"
    return "middle" if row.counts[half] > row.n / 2 else "spread"


def middle(row: Row) -> frozenset[int]:
    """Return where the middle of a group is: the one or two places in its middle."""
    people = [at for at, n in enumerate(row.counts or ()) for _ in range(n)]
    if not people:
        return frozenset()
    return frozenset({people[(len(people) - 1) // 2], people[len(people) // 2]})


def _merged(row: Row) -> Row:
    if row.counts is None or len(row.counts) == 3:
        return row
    a, b, c, d, e = row.counts
    return Row(row.title, (a + b, c, d + e))
