"""Running balance axes: where days and amounts stand, and which of them are labelled.

Days are counted as ordinals (``date.toordinal``): a mistyped year may be the very first
or the very last that a date can have, and nothing comes before or after that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Final, Literal, NamedTuple

from babel.dates import format_date

from workbook.text import LOCALES, Language

FEWEST_DAYS: Final = 6
"""Least days from edge to edge: one entry then stands in a week, not in nowhere."""
LEAST_REACH: Final = 3
"""Both directions have room up to here, even when nothing went that way."""

DAY_STEPS: Final = (1, 2, 3, 5, 7, 14)
MONTH_STEPS: Final = (1, 2, 3, 6)
FORMATS: Final = {"day": "d MMM", "month": "MMM", "year": "y"}


@dataclass(frozen=True)
class Axis:
    """A straight scale.

    Parameters
    ----------
    low, high
        The values at its ends.
    start, end
        The pixels there; with y down, ``start`` is greater than ``end``.
    """

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value, to a tenth: finer is only longer to send."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)


class DayTick(NamedTuple):
    """A labelled day: ``year`` stands below it where it is not plain, else ``""``."""

    day: int
    text: str
    year: str


def day_range(first: int, last: int) -> tuple[int, int]:
    """Return the days at both edges, for entries from the first to the last day.

    There is a day before the first entry: every line begins on the line of zero.
    """
    return min(first - 1, last - FEWEST_DAYS), last


def day_ticks(low: int, high: int, most: int, language: Language) -> list[DayTick]:
    """Choose days, months or years to label, as many as fit.

    Parameters
    ----------
    low, high
        The days at both edges.
    most
        Most labels, from 2.
    """
    unit, days = _labelled_days(max(low, 1), high, most)
    ticks: list[DayTick] = []
    year = None
    for ordinal in days:
        day = date.fromordinal(ordinal)
        text = format_date(day, format=FORMATS[unit], locale=LOCALES[language])
        is_new = unit != "year" and day.year != year
        ticks.append(DayTick(ordinal, text, str(day.year) if is_new else ""))
        year = day.year
    return ticks


def amount_range(low: int, high: int) -> tuple[int, int]:
    """Return the amounts at both edges, zero always well within."""
    return min(low, -LEAST_REACH), max(high, LEAST_REACH)


def amount_ticks(low: int, high: int, most: int) -> list[int]:
    """Return round amounts from low to high, zero among them, at most so many."""
    for step in _round_steps():
        first, last = -(-low // step), high // step
        if last - first < most:
            return [step * n for n in range(first, last + 1)]
    raise AssertionError("there is always a larger step")


def _labelled_days(
    low: int, high: int, most: int
) -> tuple[Literal["day", "month", "year"], list[int]]:
    for step in DAY_STEPS:
        # Counted back from the last day: that is the one people look for.
        if (high - low) // step < most:
            return "day", sorted(range(high, low - 1, -step))
    first, last = date.fromordinal(low), date.fromordinal(high)
    for step in MONTH_STEPS:
        if (last.year - first.year) * 12 // step <= most:
            starts = _month_starts(first, last, step)
            if len(starts) <= most:
                return "month", starts
    for step in _round_steps():
        if (last.year - first.year) // step < most:
            years = range(-(-first.year // step) * step, last.year + 1, step)
            starts = [date(year, 1, 1).toordinal() for year in years if year]
            return "year", [day for day in starts if low <= day <= high]
    raise AssertionError("there is always a larger step")


def _month_starts(first: date, last: date, step: int) -> list[int]:
    starts = [
        date(year, month, 1).toordinal()
        for year in range(first.year, last.year + 1)
        for month in range(1, 13, step)
    ]
    return [day for day in starts if first.toordinal() <= day <= last.toordinal()]


def _round_steps() -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 50 and so on."""
    for power in count():
        for digit in (1, 2, 5):
            yield digit * 10**power
