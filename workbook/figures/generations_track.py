"""Generations track: the way of one line through the generations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbook.figures.canvas import Canvas
from workbook.meaning.generations import ME, Line

THICK, THIN = 6, 2
"""Of a line, and of one that got lighter."""
STOP: Final = 18
"""From the middle of the own station to the bar at which a line stops."""


def draw_track(
    canvas: Canvas,
    y: float,
    stations: Sequence[float],
    known: Sequence[bool],
    line: Line,
) -> None:
    """Draw one line.

    Parameters
    ----------
    y
        Its height.
    stations
        Where the generations stand.
    known
        Whether something is known of each of them.
    """
    colour = "care" if line.ending == "stops" else "good" if line.is_new else "brand"
    canvas.add_lines([(stations[0], y, stations[-1], y)], "grid", 2)
    for x, is_known in zip(stations, known, strict=True):
        edge, size = ("control", 9) if is_known else ("grid", 7)
        mark = canvas.add_marks("o", size, fill="sheet", edge=edge, line=1.5)
        mark.set_data([x], [y])
    first, me = stations[line.first], stations[ME]
    if line.start == "unknown":
        lead = canvas.add_lines([(stations[0], y, first, y)], colour, 3, zorder=2)
        lead.set_linestyle((0, (1, 2)))
    if first < me:
        canvas.add_lines([(first, y, me, y)], colour, THICK, zorder=3)
    _draw_ending(canvas, y, stations, line, colour)
    _draw_stops(canvas, y, stations, line, colour)


def _draw_ending(
    canvas: Canvas, y: float, stations: Sequence[float], line: Line, colour: str
) -> None:
    me = stations[ME]
    if line.ending == "stops":
        canvas.add_lines([(me, y, me + STOP, y)], colour, THICK, zorder=3)
        bar = (me + STOP, y - 11, me + STOP, y + 11)
        canvas.add_lines([bar], colour, 4, zorder=4)
    elif line.goes_on:
        width = THIN if line.ending == "lighter" else THICK
        if len(stations) > ME + 1:
            canvas.add_lines([(me, y, stations[-1], y)], colour, width, zorder=3)
        else:
            # Nobody comes after, and still it is handed on: to whoever is met.
            canvas.add_arrow(me, y, 34, colour).set_linewidth(width)


def _draw_stops(
    canvas: Canvas, y: float, stations: Sequence[float], line: Line, colour: str
) -> None:
    """Mark the generations that have the line; the own one with a ring when open."""
    ring = line.is_new or line.ending == "open"
    last = len(stations) if line.goes_on else ME + 1
    full = [x for n, x in enumerate(stations[:last]) if n >= line.first]
    if ring:
        full.remove(stations[ME])
        mark = canvas.add_marks("o", 15, fill="sheet", edge=colour, line=3.5)
        mark.set_data([stations[ME]], [y])
    marks = canvas.add_marks("o", 12, fill=colour, edge="sheet", line=1.5)
    marks.set_data(full, [y] * len(full))
