"""Quarrels: which patterns somebody recognises, how often, and their own step."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbook.instrument import Instrument
from workbook.meaning.scoring import score_scale
from workbook.text import Language

ENOUGH: Final = 0.75
"""The share of a pattern's sentences that must be answered: three of four."""
SOMETIMES: Final = 2.5
"""From this middle answer on, 1 to 5, a pattern counts as one that returns."""
OWN_STEPS: Final = ("attack", "defend", "withdraw")
"""Each is asked with one item, ``own-<step>``."""
LEAST_OWN: Final = 2
"""The first answer after "not at all"."""
OWN_KNOWN: Final = 2
"""So many of the own steps must be answered before one is called the usual one."""


@dataclass(frozen=True)
class Pattern:
    """One pattern: what two people do in turns.

    Parameters
    ----------
    id
        Id of the instrument's scale, for example ``chase``.
    title
        Its title in the page's language.
    often
        Mean of the answered sentences, 1 (not at all) to 5 (nearly every time); None
        while fewer than `ENOUGH` of them are answered.
    n_answered, n_items
        How many sentences are answered, of how many.
    """

    id: str
    title: str
    often: float | None
    n_answered: int
    n_items: int

    @property
    def returns(self) -> bool:
        """Whether it is known, and comes back now and then at least."""
        return self.often is not None and self.often >= SOMETIMES


def patterns(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Pattern]:
    """Return one pattern per scale of the instrument, in the order of its file.

    Parameters
    ----------
    responses
        Item id to response, already checked.
    """
    found = []
    for scale in instrument.scales:
        score = score_scale(instrument, scale, responses, min_answered=ENOUGH)
        often = None if math.isnan(score.value) else score.value
        n_items = len(scale.items)
        found.append(
            Pattern(scale.id, scale.title[language], often, score.n_answered, n_items)
        )
    return found


def leading(patterns: Sequence[Pattern]) -> list[Pattern]:
    """Return the patterns that return most often; of equals all.

    None while one of the patterns is unknown, since that may be the most frequent one,
    and none when no pattern returns.
    """
    if any(pattern.often is None for pattern in patterns):
        return []
    most = max((pattern.often or 0 for pattern in patterns), default=0)
    return [p for p in patterns if p.returns and p.often == most]


def own_steps(responses: Mapping[str, object]) -> list[str]:
    """Return what somebody does most, of `OWN_STEPS`; of equals all.

    None with fewer than `OWN_KNOWN` answers, or when all are below `LEAST_OWN`. Who
    does all three equally often has no usual step.
    """
    answers = {
        step: answer
        for step in OWN_STEPS
        if isinstance(answer := responses.get(f"own-{step}"), int)
    }
    most = max(answers.values(), default=0)
    if len(answers) < OWN_KNOWN or most < LEAST_OWN:
        return []
    steps = [step for step, answer in answers.items() if answer == most]
    return steps if len(steps) < len(OWN_STEPS) else []
