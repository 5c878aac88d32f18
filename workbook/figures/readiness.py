"""Readiness: signs to stop on top, then what is there, what is not, what is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbook.catalogue import load_strings
from workbook.figures.canvas import Canvas
from workbook.figures.cycle_shapes import add_box
from workbook.figures.style import PIXELS, Picture, Width, colours
from workbook.meaning.parting import STATES, Readiness, State
from workbook.table import Table
from workbook.text import Language, join_words

BOX: Final = 64  # height of the box on top
HEAD, LINE = 40, 28  # height of a group's head and of a row
MARK: Final = 13


def readiness_picture(
    now: Readiness, language: Language, width: Width
) -> Picture | None:
    """Show the conditions by state, below the signs to stop.

    Which signs were recognised is not in the picture: it may lie open on a table.

    Returns
    -------
    Picture or None
        None while nothing was answered.
    """
    if now.is_empty:
        return None
    words = load_strings("parting", language)
    return Picture(
        figure=_draw(now, words, width),
        finding=words[f"finding_{now.outlook.replace('-', '_')}"],
        how=words["how"],
        alt=_alternative(now, words, language),
        table=_table(now, words),
    )


def stops_told(now: Readiness, words: Mapping[str, str]) -> str:
    """Say how many signs were recognised, and of how many nothing is known."""
    some = words["stops_some"].format(n=now.stops) if now.stops else words["stops_none"]
    if not now.stops_unknown:
        return some
    return f"{some}, {words['stops_unknown'].format(n=now.stops_unknown)}"


def _draw(now: Readiness, words: Mapping[str, str], width: Width) -> Canvas:
    edge = PIXELS[width]
    groups = [(state, found) for state in STATES if (found := now.of(state))]
    height = BOX + sum(HEAD + LINE * len(found) for _, found in groups) + 8
    canvas = Canvas(edge, height)
    box = add_box(canvas, 0, 0, edge, BOX, None)
    if now.stops:
        # Line and words say it too, so that nobody has to see the colour.
        box.set(facecolor=colours()["care-tint"], edgecolor=colours()["care"])
        box.set(linewidth=2, x=1, y=1, width=edge - 2, height=BOX - 2)
    color = "care" if now.stops else "ink"
    canvas.add_label(14, 27, words["stops_title"], size=15, weight=600, color=color)
    canvas.add_label(14, 48, stops_told(now, words), size=14)
    y = float(BOX)
    for state, found in groups:
        title = words[f"state_{state}"]
        canvas.add_label(0, y + 28, title, size=15, weight=600)
        canvas.add_lines([(0, y + 36, edge, y + 36)], "rule", 1.5)
        y += HEAD
        for condition in found:
            _mark(canvas, state, 9, y + 15)
            canvas.add_label(28, y + 20, condition.title, size=15)
            y += LINE
    return canvas


def _mark(canvas: Canvas, state: State, x: float, y: float) -> None:
    if state == "unknown":
        bar = canvas.add_bar(y - 6, 12, "sheet", "ink-soft")
        bar.set(x=x - 8, width=16)
        return
    met = state == "met"
    marks = canvas.add_marks(
        "o",
        MARK,
        fill="brand" if met else "sheet",
        edge="brand" if met else "ink-soft",
        line=2.5,
    )
    marks.set_data([x], [y])


def _alternative(now: Readiness, words: Mapping[str, str], language: Language) -> str:
    def told(state: State) -> str:
        titles = [one.title for one in now.of(state)]
        return join_words(titles, language) if titles else words["nothing"]

    return words["alt"].format(
        stops=f"{words['stops_title']}: {stops_told(now, words)}",
        met=told("met"),
        not_met=told("not-met"),
        unknown=told("unknown"),
    )


def _table(now: Readiness, words: Mapping[str, str]) -> Table:
    rows = [(words["stops_title"], stops_told(now, words))]
    rows += [(one.title, words[f"state_{one.state}"]) for one in now.conditions]
    columns = (words["column_what"], words["column_state"])
    return Table(words["caption"], columns, tuple(rows), frozenset())
