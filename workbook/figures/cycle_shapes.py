"""Cycle shapes: boxes with words in them, and arrows that lead from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import Final, Literal

import numpy as np
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from workbook.figures.canvas import Canvas
from workbook.figures.style import colours

Who = Literal["person-a", "person-b"]
"""Somebody's colour; with it goes a shape, so that nobody has to see the colour."""

HEAD: Final = 11  # length of an arrow's head
CORNER: Final = 12  # radius of round corners
DASHES: Final = (5, 3)


def add_box(
    canvas: Canvas, x: float, y: float, width: float, height: float, who: Who | None
) -> FancyBboxPatch:
    """Place a box: round and solid for me, square and dashed for the partner.

    Without anybody it is a quiet ground. The line lies within the measures.
    """
    inset = 1.0 if who else 0.0
    rounded = "round,pad=0,rounding_size={}"
    box = FancyBboxPatch(
        (x + inset, y + inset),
        width - 2 * inset,
        height - 2 * inset,
        boxstyle="square,pad=0" if who == "person-b" else rounded.format(CORNER),
        facecolor=colours()[f"{who}-tint" if who else "tint"],
        edgecolor=colours()[who or "tint"],
        linewidth=2 if who else 0,
        linestyle=(0, DASHES) if who == "person-b" else "solid",
        zorder=2,
    )
    box.set_transform(canvas.pixels)
    canvas.add_artist(box)
    return box


def add_way(canvas: Canvas, points: Sequence[tuple[float, float]], color: str) -> None:
    """Place a line along points, with round corners and an arrow's head."""
    *_, before, tip = points
    length = hypot(tip[0] - before[0], tip[1] - before[1])
    along = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    neck = tip[0] - HEAD * along[0], tip[1] - HEAD * along[1]
    side = -along[1] * HEAD / 2, along[0] * HEAD / 2
    head = [
        (neck[0] + side[0], neck[1] + side[1]),
        tip,
        (neck[0] - side[0], neck[1] - side[1]),
    ]
    shapes = (
        PathPatch(Path(*_bent([*points[:-1], neck])), fill=False, capstyle="butt"),
        PathPatch(Path([*head, head[0]], closed=True), facecolor=colours()[color]),
    )
    for shape in shapes:
        shape.set(edgecolor=colours()[color], linewidth=2.5, zorder=3)
        shape.set_transform(canvas.pixels)
        canvas.add_artist(shape)


def _bent(
    points: Sequence[tuple[float, float]],
) -> tuple[list[tuple[float, float]], list[np.uint8]]:
    """Return a path along points, whose corners between two lines are round."""
    vertices, codes = [points[0]], [Path.MOVETO]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        vertices += [_toward(corner, before), corner, _toward(corner, after)]
        codes += [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return [*vertices, points[-1]], [*codes, Path.LINETO]


def _toward(
    corner: tuple[float, float], other: tuple[float, float]
) -> tuple[float, float]:
    """Return the point a corner's radius away from it."""
    length = hypot(other[0] - corner[0], other[1] - corner[1])
    share = min(CORNER / length, 0.5)
    return (
        corner[0] + share * (other[0] - corner[0]),
        corner[1] + share * (other[1] - corner[1]),
    )
