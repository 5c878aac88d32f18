"""Quarrel cycle: four steps in somebody's own words, and where to step out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbook.catalogue import load_strings
from workbook.figures.cycle_boxes import CIRCLE
from workbook.figures.quarrel_cycle_drawing import CycleDrawing
from workbook.figures.style import Picture, Width
from workbook.figures.text_fit import clean, has_ink, one_line
from workbook.table import Table
from workbook.text import Language

PARTS: Final = ("you-do", "i-feel", "exit", "i-do", "you-then", "fear", "need")
"""Everything that may be written, in the order in which it is read."""
MOST_READ: Final = 300
"""Characters of each part in the alternative text; the table has them all."""


def quarrel_cycle(
    responses: Mapping[str, object], language: Language, width: Width
) -> Picture | None:
    """Show a cycle: what you do, what I feel, what I do, what you do then.

    What is not written yet keeps its place. Long words are shortened in the drawing and
    whole in the table.

    Parameters
    ----------
    responses
        To ``quarrel-cycle``, already checked.
    language
        Of the words around somebody's own.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None while nothing of the four steps is written.
    """
    written = {
        part: text
        for part in PARTS
        if isinstance(text := responses.get(part), str) and has_ink(text)
    }
    steps = [part for part in CIRCLE if part in written]
    if not steps:
        return None
    words = load_strings("quarrel-cycle", language)
    finding = "finding_whole" if len(steps) == len(CIRCLE) else "finding_part"
    return Picture(
        figure=CycleDrawing(written, words, width).canvas,
        finding=words[finding],
        how=words["how"],
        alt=_alternative(written, words),
        table=_table(written, words),
    )


def _alternative(written: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Say the type of picture, then the cycle."""
    return f"{words['alt']} {cycle_told(written, words)}"


def cycle_told(written: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Say each part in its place in the cycle."""
    told = {
        part: words["alt_part"].format(
            head=words[part], words=f"“{one_line(text)[:MOST_READ]}”"
        )
        for part, text in written.items()
    }
    order = (*CIRCLE, "round", "exit", "fear", "need")
    told["round"] = words["alt_round"]
    return " ".join(told[part] for part in order if part in told)


def _table(written: Mapping[str, str], words: Mapping[str, str]) -> Table:
    rows = tuple(
        (words[part], clean(written.get(part, words["unwritten"]))) for part in PARTS
    )
    columns = (words["column_part"], words["column_words"])
    return Table(words["caption"], columns, rows, frozenset())
