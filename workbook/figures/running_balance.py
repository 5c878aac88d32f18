"""Running balance: how deposits and withdrawals add up over time, from both people."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.running_balance_drawing import RunningBalanceDrawing
from workbook.figures.running_balance_lines import lines_of
from workbook.figures.running_balance_words import RunningBalanceWords
from workbook.figures.style import Picture, Width
from workbook.meaning.journal import JournalEntry
from workbook.text import Language


def running_balance(
    entries: Sequence[JournalEntry],
    language: Language,
    width: Width,
    *,
    partner: str = "",
) -> Picture | None:
    """Show how the entries of a journal add up, a line for each person.

    One's own line is drawn through with circles, the partner's is dashed with squares,
    so that nobody needs to tell colours apart. A line begins at zero, on the day before
    its first entry.

    Parameters
    ----------
    entries
        In any order.
    language
        Of the words, numbers and dates.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).
    partner
        The partner's name, any text; shortened in the figure, whole in the words.

    Returns
    -------
    Picture or None
        None without entries. The figure is the one of the last picture of this kind,
        redrawn: turn it into SVG before asking for another.
    """
    if not entries:
        return None
    words = load_strings("running-balance", language)
    lines = lines_of(entries)
    drawing = _drawing(tuple(words.items()), language, width)
    drawing.show(lines, partner)
    told = RunningBalanceWords(words, language, partner)
    table = drawing.canvas.shows = told.table(entries, lines)
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(entries, lines),
        how=told.how(lines),
        alt=told.alternative(entries, lines),
        table=table,
    )


@lru_cache(maxsize=4)
def _drawing(
    words: tuple[tuple[str, str], ...], language: Language, width: Width
) -> RunningBalanceDrawing:
    """Return the drawing, made once: artists cost more than data."""
    return RunningBalanceDrawing(dict(words), language, width)
