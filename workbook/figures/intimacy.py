"""Intimacy: six areas as they are now, with an arrow to how they are wished for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.intimacy_drawing import IntimacyDrawing
from workbook.figures.intimacy_words import IntimacyWords
from workbook.figures.style import Picture, Width
from workbook.meaning.intimacy import Area
from workbook.text import Language


def intimacy(
    areas: Sequence[Area], language: Language, width: Width, part: str = "intimacy"
) -> Picture | None:
    """Show each area as a row: a square for now, a ring for the wish, an arrow between.

    Rows, not a radar: a radar's surface depends on the order of its axes. An area
    without answers keeps its row, so that the picture does not change shape while a
    participant is answering.

    Parameters
    ----------
    areas
        Now and wish from 1 to 5; the first area stands on top.
    language
        Of the words and the numbers.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).
    part
        The words: a file of strings with the keys that ``intimacy`` has.

    Returns
    -------
    Picture or None
        None while nothing is known of how any area is now. The figure is the one of the
        last picture of these areas, redrawn: turn it into SVG before asking for more.
    """
    if all(area.now is None for area in areas):
        return None
    words = load_strings(part, language)
    titles = tuple(area.title for area in areas)
    drawing = _drawing(titles, tuple(words.items()), width)
    told = IntimacyWords(words, language)
    drawing.show(areas, told.named(areas))
    table = drawing.canvas.shows = told.table(areas)
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(areas),
        how=told.how(areas),
        alt=told.alternative(areas),
        table=table,
    )


@lru_cache(maxsize=8)
def _drawing(
    titles: tuple[str, ...], words: tuple[tuple[str, str], ...], width: Width
) -> IntimacyDrawing:
    """Return the drawing of these areas, made once: artists cost more than data."""
    return IntimacyDrawing(titles, dict(words), width)
