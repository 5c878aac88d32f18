"""Group: where a group is low, and where it splits; one dot for each person."""

from __future__ import annotations

from workbook.catalogue import load_strings
from workbook.figures.group_drawing import GroupDrawing
from workbook.figures.group_words import GroupWords
from workbook.figures.style import Picture, Width
from workbook.meaning.grouping import GroupPicture
from workbook.text import Language


def group(shown: GroupPicture, language: Language, width: Width) -> Picture | None:
    """Show how a group is spread over each scale of an instrument.

    There are no names and there is no mean: what counts is the form of a row.

    Parameters
    ----------
    shown
        A scale with too few people keeps its row, so that the picture does not change
        shape while people join.
    language
        Of the words and the numbers.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None while each scale has too few people.
    """
    if not shown.is_shown:
        return None
    alike = shown.alike()
    words = load_strings("group-picture", language)
    told = GroupWords(words, language)
    drawing = GroupDrawing(alike, words, language, width)
    table = drawing.canvas.shows = told.table(alike)
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(alike),
        how=told.how(alike),
        alt=told.alternative(alike),
        table=table,
    )
