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
    air, least
        Height of a row beside the lines of its title, and the least of all of it.
    """

    above: bool
    width: int
    left: float
    right: float
    title_size: float
    title_room: float
    air: float
    least: float = 0

    @property
    def line(self) -> float:
        """The height of one line of a title."""
        return 17 if self.above else 18

    def lines(self, title: str) -> tuple[str, ...]:
        """Return a title in lines that fit."""
        return wrap(title, self.title_room, self.title_size, 600)

    def row_height(self, n_lines: int) -> float:
        """Return the height of a row with so many lines of title."""
        return max(self.least, self.air + self.line * n_lines)

    def tops(self, titles: Sequence[str], first: float) -> list[float]:
        """Return where each row begins, and at last where they all end."""
        heights = (self.row_height(len(self.lines(title))) for title in titles)
        return list(accumulate(heights, initial=first))

    def x(self, value: float) -> float:
        """Return where a value from 1 to 5 lies."""
        return self.left + (value - LOW) / (HIGH - LOW) * (self.right - self.left)


LAYOUTS: Final[dict[Width, Layout]] = {
    "narrow": Layout(True, PIXELS["narrow"], 22, 318, 14, 212, air=48),
    "wide": Layout(False, PIXELS["wide"], 246, 656, 15, 218, air=36, least=62),
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


def rows_height(titles: Sequence[str], layout: Layout, first: float = HEAD) -> float:
    """Return where the last row ends, when the first one begins at ``first``."""
    return layout.tops(titles, first)[-1]


def add_rows(
    canvas: Canvas,
    titles: Sequence[str],
    layout: Layout,
    words: Mapping[str, str],
    first: float = HEAD,
) -> list[Row]:
    """Place titles and axes, and say above them what both ends mean."""
    *tops, _ = layout.tops(titles, first)
    ends = (0.0 if layout.above else layout.left, float(layout.width))
    y = first - 15
    canvas.add_label(ends[0], y, words["low"], color="ink-soft")
    canvas.add_label(ends[1], y, words["high"], color="ink-soft", align="right")
    return [
        _row(canvas, layout, top, layout.lines(title))
        for top, title in zip(tops, titles, strict=True)
    ]


def _row(canvas: Canvas, layout: Layout, top: float, title: Sequence[str]) -> Row:
    if layout.above:
        baselines = [top + 16 + layout.line * i for i in range(len(title))]
        y = baselines[-1] + 15
        note = canvas.add_label(layout.width, baselines[0], align="right")
    else:
        y = top + layout.row_height(len(title)) / 2 - 4
        first = y - layout.line / 2 * (len(title) - 1)
        baselines = [first + layout.line * i for i in range(len(title))]
        note = canvas.add_label(0, baselines[-1] + layout.line)
    track = canvas.add_bar(y - TRACK / 2, TRACK, "grid")
    track.set(x=layout.left, width=layout.right - layout.left, zorder=1)
    labels = [
        canvas.add_label(0, baseline, line, size=layout.title_size)
        for baseline, line in zip(baselines, title, strict=True)
    ]
    return Row(y, labels, note)
