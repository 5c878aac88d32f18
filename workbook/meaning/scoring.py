"""Scoring: from responses to scale scores."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from workbook.errors import ResponseError
from workbook.instrument import WITHHELD, Instrument, Scale


@dataclass(frozen=True)
class Score:
    """One scale's score: the mean of its answered items, on the items' own range."""

    scale: Scale
    value: float
    n_answered: int
    low: float
    high: float


def score_scale(
    instrument: Instrument,
    scale: Scale,
    responses: Mapping[str, object],
    *,
    min_answered: float = 0.5,
) -> Score:
    """Score one scale as the mean of its answered items.

    A reverse-scored item counts as ``low + high - response``, so that a higher
    score always means more of what the scale is named after.

    Parameters
    ----------
    instrument
        Gives the items, ratings or numbers, and their range, ``low`` to ``high``.
    scale
        One of ``instrument.scales``, with k items of one range.
    responses
        Item id to response value; skipped items are absent. A withheld response
        and None count as absent.
    min_answered
        Least share of the k items, from 0 to 1, that must be answered.

    Returns
    -------
    Score
        ``value`` is in response units, ``low`` to ``high``, or NaN when no item or
        fewer than ``min_answered * k`` items are answered. It is not a percentile:
        the workbook has no norm group.

    Raises
    ------
    ResponseError
        If a response to one of the scale's items is not a possible one.

    Notes
    -----
    The mean over answered items with at least half of them present is the "half
    rule" for multi-item scales [1]_.

    References
    ----------
    .. [1] Fairclough & Cella (1996), Qual. Life Res. 5, 321-329.
    """
    answered = {
        id: responses[id]
        for id in scale.items
        if responses.get(id) is not None and responses[id] != WITHHELD
    }
    instrument.check(answered)

    low, high = _bounds(instrument, scale)
    values = [
        low + high - value if instrument.item(id).reverse else value
        for id, value in answered.items()
        if isinstance(value, int | float)
    ]
    enough = values and len(values) >= min_answered * len(scale.items)
    # fsum, or the order of the answers could show in the last digit.
    mean = math.fsum(values) / len(values) if enough else math.nan
    return Score(scale, mean, len(values), low, high)


def score_scales(
    instrument: Instrument, responses: Mapping[str, object]
) -> list[Score]:
    """Score every scale of the instrument, in the order of its file."""
    return [score_scale(instrument, scale, responses) for scale in instrument.scales]


def _bounds(instrument: Instrument, scale: Scale) -> tuple[float, float]:
    ranges = {instrument.item(id).bounds for id in scale.items}
    bounds = ranges.pop()
    if bounds is None or ranges:
        # An instrument out of a file cannot come here: its faults are told at loading.
        raise ResponseError(
            f'{instrument.id}: scale "{scale.id}" cannot be scored; '
            "its items must be ratings or numbers of one range"
        )
    return bounds
