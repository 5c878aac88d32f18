"""Generations: what was handed down, as lines from the old to the young."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.catalogue import load_strings
from workbook.figures.generations_drawing import draw_generations
from workbook.figures.generations_words import GenerationsWords
from workbook.figures.style import Picture, Width
from workbook.meaning.generations import Line, Place
from workbook.text import Language


def generations(
    lines: Sequence[Line], places: Sequence[Place], language: Language, width: Width
) -> Picture | None:
    """Show each thing that was handed down as a line through the generations.

    Parameters
    ----------
    lines
        In the order in which they are drawn. Of very many, the table has the rest.
    places
        The generations, the oldest first: three or four.
    language
        Of the words.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None while nothing was written.
    """
    if not lines:
        return None
    words = load_strings("generations", language)
    told = GenerationsWords(words, language)
    return Picture(
        figure=draw_generations(lines, places, words, width),
        finding=told.finding(lines),
        how=words["how"],
        alt=told.alternative(lines, places),
        table=told.table(lines),
    )
