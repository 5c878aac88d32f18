"""Goals: the figures that the workbook wants to reach, beside those it has reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Figures = dict[str, float]
"""Measured values; the name ends with the unit, if there is one."""


@dataclass(frozen=True)
class Goal:
    """A figure that is not to be exceeded.

    Parameters
    ----------
    figure
        Its name among the measured values.
    most
        In the unit that the name ends with; a ratio when there is none.
    """

    figure: str
    most: float


# MB is 10^6 bytes and KiB is 1024: so the limits were set.
GOALS = (
    Goal("first question usable, to a static page", 1.5),
    Goal("picture visible, to a static page", 1.2),
    Goal("change -> picture, median, ms", 25),
    Goal("change -> picture, p95, ms", 50),
    Goal("first visit without fonts, KiB", 40),
    Goal("private memory of a kernel, MB", 10),
    Goal("kernels of idle participants", 0),
    Goal("burst p50, ms", 800),
    Goal("burst max, ms", 1500),
    Goal("load p95, ms", 250),
    Goal("report as PDF, longest, ms", 2000),
)


@dataclass(frozen=True)
class Verdict:
    """A goal, what was measured, and whether it is met."""

    goal: Goal
    measured: float

    @property
    def is_met(self) -> bool:
        """Whether the figure does not exceed the goal."""
        return self.measured <= self.goal.most


def verdicts(figures: Mapping[str, float]) -> list[Verdict]:
    """Return how the goals stand that were measured."""
    return [Verdict(g, figures[g.figure]) for g in GOALS if g.figure in figures]
