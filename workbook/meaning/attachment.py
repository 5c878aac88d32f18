"""Attachment: two fears, how sure their place is, and six outcomes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import quantiles
from typing import Any, Final, Literal

from workbook.instrument import Instrument
from workbook.meaning.occasions import occasions
from workbook.meaning.scoring import score_scale
from workbook.text import Language

LOW, MIDDLE, HIGH = 1.0, 3.0, 5.0
"""The ends of the answers, and what lies between little and much of a fear."""
LEAST_REACH: Final = 0.5
"""So far an area reaches to each side of its mean at least: nobody is a point."""
SAFETY: Final = "safety"
"""The outcome about being safe."""
UNSAFE: Final = 2
"""The highest answer to "I feel safe" at which nothing with a partner is proposed."""

Level = Literal["low", "middle", "high"]


@dataclass(frozen=True)
class Fear:
    """What was answered about one fear.

    Parameters
    ----------
    id
        Id of the instrument's scale, ``abandonment`` or ``commitment``.
    title
        Its title in the page's language.
    value
        Mean of the answers as they count, 1 (little) to 5 (much); None while fewer
        than half of the items are answered.
    low, high
        The ends of the area in which it may lie, 1 to 5; the whole range while
        ``value`` is None.
    n_answered, n_items
        How many items are answered, and how many there are.
    """

    id: str
    title: str
    value: float | None
    low: float
    high: float
    n_answered: int
    n_items: int

    @property
    def level(self) -> Level | None:
        """On which side of the middle all of its area lies; None while unknown."""
        if self.value is None:
            return None
        if self.low >= MIDDLE:
            return "high"
        return "low" if self.high <= MIDDLE else "middle"


@dataclass(frozen=True)
class Outcome:
    """One of six outcomes: how it fits now and as wished, 1 to 5; None if unknown."""

    id: str
    title: str
    now: int | None
    wish: int | None

    @property
    def gap(self) -> int:
        """How much more is wished for; 0 where there is no more, or it is unknown."""
        if self.now is None or self.wish is None:
            return 0
        return max(self.wish - self.now, 0)


@dataclass(frozen=True)
class Outcomes:
    """The outcomes as they were filled in at one time."""

    day: date | None
    outcomes: Sequence[Outcome]

    @property
    def is_known(self) -> bool:
        """Whether something was said about now."""
        return any(outcome.now is not None for outcome in self.outcomes)


def fears(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Fear]:
    """Return one fear per scale of the instrument, in the order of its file."""
    return [
        _fear(instrument, number, responses, language)
        for number in range(len(instrument.scales))
    ]


def outcomes(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Outcome]:
    """Return one outcome per section of the instrument."""
    return [
        Outcome(
            section.id,
            section.title[language],
            _answer(responses.get(f"{section.id}-now")),
            _answer(responses.get(f"{section.id}-wish")),
        )
        for section in instrument.sections
    ]


def outcomes_over_time(
    instrument: Instrument,
    earlier: Sequence[Mapping[str, Any]],
    begun: str,
    responses: Mapping[str, object],
    language: Language,
) -> list[Outcomes]:
    """Return the times at which something was said about now, the oldest first.

    Parameters
    ----------
    earlier, begun, responses
        As for `occasions`.
    """
    found = [
        Outcomes(day, outcomes(instrument, given, language))
        for day, given in occasions(earlier, begun, responses)
    ]
    return [time for time in found if time.is_known]


def circumstances(responses: Mapping[str, object]) -> list[str]:
    """Return the ids of the circumstances that somebody says yes to."""
    return [item for item, response in responses.items() if response == "yes"]


def chosen(responses: Mapping[str, object], item: str) -> list[str]:
    """Return what was chosen of a choose-all; nothing where it was withheld."""
    response = responses.get(item)
    return [*map(str, response)] if isinstance(response, list | tuple) else []


def steps_back(times: Sequence[Outcomes]) -> bool:
    """Whether somebody may not be safe, so that nothing with a partner is proposed.

    What was said last counts: who has just begun again is not safe by that.
    """
    said = [
        outcome.now
        for time in times
        for outcome in time.outcomes
        if outcome.id == SAFETY and outcome.now is not None
    ]
    return bool(said) and said[-1] <= UNSAFE


def _fear(
    instrument: Instrument,
    number: int,
    responses: Mapping[str, object],
    language: Language,
) -> Fear:
    scale = instrument.scales[number]
    score = score_scale(instrument, scale, responses)
    known = not math.isnan(score.value)
    low, high = LOW, HIGH
    if known:
        answers = [
            LOW + HIGH - value if instrument.item(id).reverse else value
            for id in scale.items
            if (value := _answer(responses.get(id))) is not None
        ]
        low, high = _area(answers, score.value, len(scale.items))
    return Fear(
        id=scale.id,
        title=scale.title[language],
        value=score.value if known else None,
        low=low,
        high=high,
        n_answered=score.n_answered,
        n_items=len(scale.items),
    )


def _area(answers: Sequence[float], value: float, n_items: int) -> tuple[float, float]:
    """Return the ends of the area in which a fear may lie.

    It holds half of the answers, and each place where the mean would lie had the
    skipped items been answered in whatever way; so it grows with both.
    """
    total, skipped = math.fsum(answers), n_items - len(answers)
    first, _, third = quantiles(answers, n=4, method="inclusive")
    low = min(first, (total + skipped * LOW) / n_items, value - LEAST_REACH)
    high = max(third, (total + skipped * HIGH) / n_items, value + LEAST_REACH)
    # At an end of the scale it is no narrower than elsewhere.
    return (
        max(LOW, min(low, HIGH - 2 * LEAST_REACH)),
        min(HIGH, max(high, LOW + 2 * LEAST_REACH)),
    )


def _answer(response: object) -> int | None:
    return response if isinstance(response, int) else None
