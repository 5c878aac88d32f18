"""Practice: how uncomfortable each moment of doing something new was, over time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.practice_drawing import PracticeDrawing
from workbook.figures.practice_words import PracticeWords
from workbook.figures.style import Picture, Width
from workbook.meaning.practice import Moment
from workbook.text import Language


def practice(
    moments: Sequence[Moment], language: Language, width: Width
) -> Picture | None:
    """Show each moment as a mark: the higher, the more uncomfortable.

    Parameters
    ----------
    moments
        The oldest first.
    language
        Of the words, numbers and dates.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None without a moment. The figure is the one of the last picture, redrawn: turn
        it into SVG before asking for another.
    """
    if not moments:
        return None
    drawing = _drawing(language, width)
    drawing.show(moments)
    told = PracticeWords(load_strings("practice", language), language)
    table = drawing.canvas.shows = told.table(moments)
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(moments),
        how=told.words["how"],
        alt=told.alternative(moments),
        table=table,
    )


@lru_cache(maxsize=4)
def _drawing(language: Language, width: Width) -> PracticeDrawing:
    """Return the drawing, made once: artists cost more than data."""
    return PracticeDrawing(load_strings("practice", language), language, width)
