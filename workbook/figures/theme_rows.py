"""Theme rows: titles above or beside an axis from 1 to 5, one row for each theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from workbook.figures.canvas import Canvas, Label
from workbook.figures.style import PIXELS, Width
from workbook.figures.text_fit import wrap

LOW, HIGH = 1, 5  # the ends of the axis, in the units of the answers
TRACK: Final = 10  # height of the axis
HEAD: Final = 30  # where the first row begins, below the words of both ends
BELOW: Final = 13  # from the middle of the axis to the circles below it


@dataclass(frozen=True)
class Layout:
    """Where things stand in one width, in CSS pixels.

    Parameters
    ----------
    above
        Whether a title stands above its axis, or beside it.
    width
        Of the picture.
    left, right
        Where the axis begins and ends.
    title_size, title_room
        Font size of the titles, and the width that they may take.
    """

    above: bool
    width: int
    left: float
    right: float
    title_size: float
    title_room: float

    def row_height(self, n_lines: int) -> float:
        """Return the height of a row with so many lines of title."""
        return 48 + 17 * n_lines if self.above else max(62, 36 + 18 * n_lines)

    def x(self, value: float) -> float:
        """Return where a value from 1 to 5 lies."""
        return self.left + (value - LOW) / (HIGH - LOW) * (self.right - self.left)


LAYOUTS: Final[dict[Width, Layout]] = {
    "narrow": Layout(True, PIXELS["narrow"], 22, 318, 14, 212),
    "wide": Layout(False, PIXELS["wide"], 246, 656, 15, 218),
}


@dataclass(frozen=True)
class Row:
    """The places of one row, and the labels of its title.

    Parameters
    ----------
    y
        The middle of the axis.
    titles
        The lines of the title.
    note
        A label for a few words beside the title, or below it.
    """

    y: float
    titles: Sequence[Label]
    note: Label


def rows_height(titles: Sequence[str], layout: Layout) -> float:
    """Return where the last row ends."""
    return HEAD + sum(layout.row_height(len(t)) for t in _lines(titles, layout))


def add_rows(
    canvas: Canvas,
    titles: Sequence[str],
    layout: Layout,
    words: Mapping[str, str],
) -> list[Row]:
    """Place titles and axes, and say above them what both ends mean."""
    lines = _lines(titles, layout)
    heights = [layout.row_height(len(title)) for title in lines]
    tops = list(accumulate(heights, initial=float(HEAD)))[:-1]
    ends = (0.0 if layout.above else layout.left, float(layout.width))
    canvas.add_label(ends[0], 15, words["low"], color="ink-soft")
    canvas.add_label(ends[1], 15, words["high"], color="ink-soft", align="right")
    return [
        _row(canvas, layout, top, height, title)
        for top, height, title in zip(tops, heights, lines, strict=True)
    ]


def _lines(titles: Sequence[str], layout: Layout) -> list[tuple[str, ...]]:
    return [wrap(t, layout.title_room, layout.title_size, 600) for t in titles]


def _row(
    canvas: Canvas, layout: Layout, top: float, height: float, title: Sequence[str]
) -> Row:
    if layout.above:
        baselines = [top + 16 + 17 * i for i in range(len(title))]
        y = baselines[-1] + 15
        note = canvas.add_label(layout.width, baselines[0], align="right")
    else:
        y = top + height / 2 - 4
        first = y - 9 * len(title) + 9
        baselines = [first + 18 * i for i in range(len(title))]
        note = canvas.add_label(0, baselines[-1] + 18)
    track = canvas.add_bar(y - TRACK / 2, TRACK, "grid")
    track.set(x=layout.left, width=layout.right - layout.left, zorder=1)
    labels = [
        canvas.add_label(0, baseline, line, size=layout.title_size)
        for baseline, line in zip(baselines, title, strict=True)
    ]
    return Row(y, labels, note)
