"""Promises: for each week or month, which promises were kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.promises_drawing import PromisesDrawing
from workbook.figures.promises_words import PromisesWords
from workbook.figures.style import Picture, Width
from workbook.meaning.coparenting import Promise, periods, unit_of
from workbook.text import Language

MOST_ROWS = 12
"""Most weeks or months in the picture; the table has more."""


def promises_kept(
    promises: Sequence[Promise], language: Language, width: Width
) -> Picture | None:
    """Show promises as boxes, a row for each week or month that has any.

    Nothing is divided by anything: a share would be a mark for a person.

    Parameters
    ----------
    promises
        In any order.
    language
        Of the words and dates.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None without promises. The figure is the one of the last picture with as many
        rows, redrawn: turn it into SVG before asking for another.
    """
    if not promises:
        return None
    rows = periods(promises)
    words = load_strings("promises", language)
    told = PromisesWords(words, language, unit_of(promises))
    shown = rows[-MOST_ROWS:]
    drawing = _drawing(len(shown), tuple(told.kinds()), width)
    joined = drawing.show(shown, [told.label(row) for row in shown])
    table = drawing.canvas.shows = told.table(rows)
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(rows),
        how=told.how(joined=joined, shown_all=len(shown) == len(rows)),
        alt=told.alternative(rows, shown),
        table=table,
    )


@lru_cache(maxsize=24)
def _drawing(n_rows: int, kinds: tuple[str, ...], width: Width) -> PromisesDrawing:
    """Return the drawing of so many rows, made once: artists cost more than data."""
    return PromisesDrawing(n_rows, kinds, width)
