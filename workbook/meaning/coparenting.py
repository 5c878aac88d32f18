"""Coparenting: one's own promises over time, and how one speaks about the other."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from workbook.instrument import Instrument
from workbook.meaning.scoring import score_scale
from workbook.text import Language

Kept = Literal["kept", "missed", "open"]
Unit = Literal["week", "month"]

NEEDED: Final = ("date", "to", "kept")
"""The items without which a promise does not count."""
MOST_WEEKS: Final = 10
"""Weeks between the first and the last promise that are shown as weeks."""
ENOUGH: Final = 0.5
"""The share of all sentences that must be answered before anything is named."""


@dataclass(frozen=True)
class Promise:
    """One promise of one's own.

    Parameters
    ----------
    id
        Id of the stored entry.
    day
        For which day it was.
    kept
        Whether it was kept, did not work out, or is still to come.
    """

    id: str
    day: date
    kept: Kept


@dataclass(frozen=True)
class Period:
    """A week or a month, and how many promises of each kind were for it."""

    first: date
    last: date
    kept: int
    missed: int
    open: int

    @property
    def total(self) -> int:
        """How many promises there were, at least one."""
        return self.kept + self.missed + self.open


@dataclass(frozen=True)
class Speaking:
    """One theme of how somebody speaks: its scale, and its mean, 1 to 5, or None."""

    id: str
    title: str
    often: float | None


def promises(
    instrument: Instrument, entries: Sequence[Mapping[str, Any]]
) -> list[Promise]:
    """Return the complete promises of a journal, the oldest day first.

    Parameters
    ----------
    entries
        As a document stores them; one that is removed, or lacks a needed answer, is
        left out.
    """
    items = {id: instrument.item(id) for id in NEEDED}
    found = [
        Promise(
            str(entry["id"]), date.fromisoformat(responses["date"]), responses["kept"]
        )
        for entry in entries
        if (responses := entry.get("responses"))
        and all(item.allows(responses.get(id)) for id, item in items.items())
    ]
    return sorted(found, key=lambda promise: (promise.day, promise.id))


def unit_of(promises: Sequence[Promise]) -> Unit:
    """Tell whether promises are shown by week or by month."""
    days = [promise.day for promise in promises]
    span = max(days) - min(days) if days else timedelta(0)
    return "week" if span < timedelta(weeks=MOST_WEEKS) else "month"


def periods(promises: Sequence[Promise]) -> list[Period]:
    """Return each week or month that has promises, the oldest first.

    Those without promises are left out: a time in which nothing was written says
    nothing, and a mistyped year would push all others off the paper.
    """
    unit = unit_of(promises)
    found: dict[tuple[date, date], list[Kept]] = {}
    for promise in sorted(promises, key=lambda promise: promise.day):
        found.setdefault(_ends(promise.day, unit), []).append(promise.kept)
    return [
        Period(*ends, kept.count("kept"), kept.count("missed"), kept.count("open"))
        for ends, kept in found.items()
    ]


def overdue(promises: Sequence[Promise], today: date | None) -> int:
    """Count the promises that are still to come, for a day that has been."""
    if today is None:
        return 0
    return sum(p.kept == "open" and p.day < today for p in promises)


def speaking(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> list[Speaking]:
    """Return the themes of how somebody speaks, in the order of the file.

    Each is unknown while fewer than half of its sentences are answered, and all are
    while fewer than half of all sentences are.
    """
    scores = [score_scale(instrument, s, responses) for s in instrument.scales]
    answered = sum(score.n_answered for score in scores)
    enough = answered >= ENOUGH * sum(len(s.items) for s in instrument.scales)
    return [
        Speaking(
            score.scale.id,
            score.scale.title[language],
            score.value if enough and not math.isnan(score.value) else None,
        )
        for score in scores
    ]


def _ends(day: date, unit: Unit) -> tuple[date, date]:
    """Return the first and the last day of the week, from Monday, or of the month."""
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    monday = day - timedelta(days=day.weekday())
    # The last week that a calendar has is cut off.
    return monday, monday + min(timedelta(days=6), date.max - monday)
