"""Attachment map: where two fears lie now, as a soft area over four corners."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.attachment_map_drawing import MapDrawing
from workbook.figures.attachment_map_words import MapWords
from workbook.figures.style import Picture, Width
from workbook.meaning.attachment import Fear
from workbook.text import Language


def attachment_map(
    fears: Sequence[Fear], language: Language, width: Width
) -> Picture | None:
    """Show somewhere around where a person is now, and how sure that is.

    No point is drawn. The area holds the spread of the answers and what skipped ones
    could have said; along a fear with too few answers it runs from end to end.

    Parameters
    ----------
    fears
        Of being left, drawn from left to right, and of commitment, drawn upwards.
    language
        Of the words and the numbers.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None while neither fear has enough answers. The figure is the one of the last
        map, redrawn.
    """
    if all(fear.value is None for fear in fears):
        return None
    words = load_strings("attachment", language)
    drawing = _drawing(tuple(words.items()), width)
    told = MapWords(fears, words, language)
    across, up = fears
    drawing.show(across, up, told.counts())
    table = drawing.canvas.shows = told.table()
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(),
        how=words["how"],
        alt=told.alternative(),
        table=table,
    )


@lru_cache(maxsize=4)
def _drawing(words: tuple[tuple[str, str], ...], width: Width) -> MapDrawing:
    """Return the drawing, made once: artists cost more than data."""
    return MapDrawing(dict(words), width)
