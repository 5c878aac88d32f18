"""Year line: the six answers of each month's check-in, a small line for each topic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.style import Picture, Width
from workbook.figures.year_line_drawing import YearLineDrawing
from workbook.figures.year_line_words import YearLineWords
from workbook.meaning.checkin import Topic
from workbook.text import Language


def year_line(
    topics: Sequence[Topic], language: Language, width: Width
) -> Picture | None:
    """Show how each topic went over time, one below the other.

    A topic without an answer keeps its row. Nothing is added up: the topics are too
    different for one line.

    Parameters
    ----------
    topics
        The first one stands on top.
    language
        Of the words and dates.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None while there is no answer. The figure is the one of the last picture of
        these topics, redrawn: turn it into SVG before asking for another.
    """
    if not any(topic.points for topic in topics):
        return None
    titles = tuple(topic.title for topic in topics)
    drawing = _drawing(titles, language, width)
    drawing.show(topics)
    told = YearLineWords(load_strings("year-line", language), language)
    table = drawing.canvas.shows = told.table(topics)
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(topics),
        how=told.how(topics),
        alt=told.alternative(topics),
        table=table,
    )


@lru_cache(maxsize=4)
def _drawing(
    titles: tuple[str, ...], language: Language, width: Width
) -> YearLineDrawing:
    """Return the drawing of these topics, made once: artists cost more than data."""
    return YearLineDrawing(titles, language, width)
