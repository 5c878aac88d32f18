"""Intimacy: six areas as they are and as somebody wishes them, and what needs help."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from workbook.instrument import Instrument, When
from workbook.meaning.scoring import score_scale
from workbook.text import Language

WORTH_A_STEP: Final = 1.0
"""Least distance between now and wish, in answers (1 to 5), that is worth a step."""
FAR: Final = 2.0
"""From this distance on, the first step is a smaller one."""

Signal = Literal["fear", "pressure", "pain"]
SIGNALS: Final[tuple[Signal, ...]] = get_args(Signal)
"""What calls for help rather than for a step, in the order in which it is told."""
SIGNAL_ITEMS: Final[Mapping[str, tuple[Signal, int]]] = {
    "boundaries-afraid": ("fear", 2),
    "boundaries-go-along": ("pressure", 3),
    "pleasure-pain": ("pain", 2),
}
"""The items that no scale may have, and the answer from which on each one counts.

Fear and pain count from "fits a little" on. Going along a little to keep the peace is
something that many know, so that counts from "fits fairly well" on.
"""


@dataclass(frozen=True)
class Area:
    """One area of intimacy; what is unknown is None.

    Parameters
    ----------
    id
        Id of the instrument's section, for example ``touch``.
    title
        Its title in the page's language.
    now
        Mean of the area's answers, 1 to 5; unknown when fewer than half are answered.
    wish
        How it should be, on the same answers, 1 to 5.
    """

    id: str
    title: str
    now: float | None
    wish: float | None

    @property
    def gap(self) -> float | None:
        """How much more is wished for; below zero for less; None while unknown."""
        if self.now is None or self.wish is None:
            return None
        return self.wish - self.now

    @property
    def level(self) -> When | None:
        """What the distance says; None while it is unknown."""
        gap = self.gap
        if gap is None:
            return None
        if gap <= -WORTH_A_STEP:
            return "less"
        if gap < WORTH_A_STEP:
            return "as-wished"
        return "much-more" if gap >= FAR else "more"


def areas(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Area]:
    """Return one area per scale that has a wish, in the order of the file.

    Parameters
    ----------
    instrument
        Scales with an item ``<scale>-wish`` beside them; other scales are passed over.
    responses
        Item id to response, already checked; skipped and withheld ones stay unknown.
    """
    return [
        Area(
            id=scale.id,
            title=scale.title[language],
            now=None if math.isnan(score.value) else score.value,
            wish=_answer(responses.get(f"{scale.id}-wish")),
        )
        for scale in instrument.scales
        if f"{scale.id}-wish" in instrument.item_ids
        for score in [score_scale(instrument, scale, responses)]
    ]


def signals(responses: Mapping[str, object]) -> frozenset[Signal]:
    """Return what calls for help. It is never counted, shown in a picture, or kept.

    A higher answer can only add to it. Skipped and withheld answers say nothing: the
    page has the numbers of helplines for everyone.
    """
    return frozenset(
        signal
        for item, (signal, at_least) in SIGNAL_ITEMS.items()
        if (_answer(responses.get(item)) or 0) >= at_least
    )


def lowest_item(
    instrument: Instrument, area: Area, responses: Mapping[str, object]
) -> str | None:
    """Return the item of an area that fits least, to talk about; None without answers.

    Of equal ones it is the first. Items about pressure, fear and pain stand in no
    scale, so it is never one of these.
    """
    scale = next(scale for scale in instrument.scales if scale.id == area.id)
    answered = [
        (value, item)
        for item in scale.items
        if (value := _answer(responses.get(item))) is not None
    ]
    return min(answered, key=lambda found: found[0])[1] if answered else None


def _answer(response: object) -> float | None:
    return float(response) if isinstance(response, int | float) else None
