"""Running balance lines: how each person's balance went, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from workbook.meaning.journal import By, JournalEntry, running_balance

PEOPLE: Final[tuple[By, By]] = ("me", "partner")
LAST_WEEKS: Final = 28
"""Days that count as "the last four weeks"."""


@dataclass(frozen=True)
class Line:
    """One person's running balance.

    Parameters
    ----------
    by
        Whose entries it adds up.
    points
        Each day with an entry and the balance after it; at least one.
    """

    by: By
    points: list[tuple[date, int]]

    @property
    def end(self) -> int:
        """The balance after the last entry."""
        return self.points[-1][1]

    @property
    def lowest(self) -> tuple[date, int]:
        """The first of the days with the lowest balance."""
        return min(self.points, key=lambda point: (point[1], point[0]))

    @property
    def highest(self) -> tuple[date, int]:
        """The first of the days with the highest balance."""
        return min(self.points, key=lambda point: (-point[1], point[0]))

    def course(self, last: int) -> list[tuple[int, int]]:
        """Return the corners of the line, as days (ordinals) and balances.

        It starts from zero on the day before the first entry, stays level while
        nothing is written down, and goes on to the last day of the picture.
        """
        first = self.points[0][0].toordinal() - 1
        corners = [(first, 0)]
        for day, balance in self.points:
            before, level = corners[-1]
            if day.toordinal() - 1 > before:
                corners.append((day.toordinal() - 1, level))
            corners.append((day.toordinal(), balance))
        if corners[-1][0] < last:
            corners.append((last, self.end))
        return corners

    def change(self, since: int) -> int | None:
        """Return how much it rose from a day on (ordinal); None without entries."""
        if self.points[-1][0].toordinal() < since:
            return None
        before = [balance for day, balance in self.points if day.toordinal() < since]
        return self.end - (before[-1] if before else 0)


def lines_of(entries: Sequence[JournalEntry]) -> list[Line]:
    """Return a line for each person with entries, one's own first."""
    points = {by: running_balance(entries, by) for by in PEOPLE}
    return [Line(by, points[by]) for by in PEOPLE if points[by]]


def balances(line: Line, days: Sequence[date]) -> Iterator[int | None]:
    """Yield the balance at the end of each of these days, in order; None before."""
    known, last = dict(line.points), None
    for day in days:
        last = known.get(day, last)
        yield last


def is_crowded(line: Line, pixels_a_day: float, room: float) -> bool:
    """Whether most marks on its days would touch; ``room`` is the pixels of one."""
    gaps = sorted(
        (b - a).days * pixels_a_day for (a, _), (b, _) in pairwise(line.points)
    )
    return bool(gaps) and gaps[len(gaps) // 2] < room
