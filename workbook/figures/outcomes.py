"""Outcomes: what somebody works towards, now, as wished, and over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbook.figures.intimacy import intimacy
from workbook.figures.scan_change import scan_change
from workbook.figures.style import Picture, Width
from workbook.meaning.attachment import Outcome, Outcomes
from workbook.meaning.intimacy import Area
from workbook.meaning.scan import Filling, Theme
from workbook.text import Language

PART: Final = "attachment-outcomes"
"""The words of both pictures."""


def outcomes_now(
    outcomes: Sequence[Outcome], language: Language, width: Width
) -> Picture | None:
    """Show each outcome as a row with now and wish; None while no now is known."""
    areas = [Area(one.id, one.title, one.now, one.wish) for one in outcomes]
    return intimacy(areas, language, width, PART)


def outcomes_change(
    times: Sequence[Outcomes], language: Language, width: Width
) -> Picture | None:
    """Show how each outcome went; None while none is known at two times."""
    fillings = [
        Filling(
            time.day,
            [Theme(one.id, one.title, one.now, {}, 1) for one in time.outcomes],
        )
        for time in times
    ]
    return scan_change(fillings, language, width, PART)
