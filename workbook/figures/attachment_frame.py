"""Attachment frame: four corners in words, on two axes without a tick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from workbook.figures.canvas import Canvas
from workbook.figures.style import PIXELS, Width
from workbook.figures.text_fit import measure, wrap
from workbook.meaning.attachment import HIGH, LOW

CORNERS: Final = (("low", "high"), ("high", "high"), ("low", "low"), ("high", "low"))
"""Fear of being left and fear of commitment, in each corner."""


@dataclass(frozen=True)
class Layout:
    """Where things stand in one width, in CSS pixels.

    Parameters
    ----------
    top
        Where the frame begins, below the words of the axis that goes up.
    strip
        Height of the words of a corner; no area comes there, so that none covers them.
    field
        Height of the part in which the areas lie.
    title, text
        Font sizes in a corner.
    inset
        From the frame to the words.
    """

    top: float
    strip: float
    field: float
    title: float
    text: float
    inset: float

    @property
    def bottom(self) -> float:
        """Where the frame ends."""
        return self.top + 2 * self.strip + self.field


LAYOUTS: Final[dict[Width, Layout]] = {
    "narrow": Layout(28, 82, 216, 14.5, 13, 9),
    "wide": Layout(32, 62, 284, 16.5, 14, 16),
}
EDGE: Final = 8  # from the frame to the end of the answers
LINE: Final = 21  # height of a line below the frame


class AttachmentFrame:
    """The map without anybody on it.

    Parameters
    ----------
    words
        The words of the map in the page's language.
    width
        ``narrow`` or ``wide``.
    n_lines
        How many lines of words there are below the words of the axis.

    Attributes
    ----------
    below
        Baseline of the first of these lines.
    """

    def __init__(self, words: Mapping[str, str], width: Width, n_lines: int) -> None:
        self._layout = layout = LAYOUTS[width]
        self._words = words
        self.width = PIXELS[width]
        self.canvas = Canvas(self.width, layout.bottom + 10 + LINE * (n_lines + 1))
        self.below = layout.bottom + 6 + 2 * LINE
        self._draw_frame()
        for corner in CORNERS:
            self._draw_corner(*corner)
        self._draw_axes()

    @property
    def field(self) -> tuple[float, float]:
        """The top and the bottom of the part in which areas lie."""
        top = self._layout.top + self._layout.strip
        return top, top + self._layout.field

    def x(self, value: float) -> float:
        """Return where a fear of being left lies, 1 to 5."""
        room = self.width - 2 * EDGE
        return EDGE + (value - LOW) / (HIGH - LOW) * room

    def y(self, value: float) -> float:
        """Return where a fear of commitment lies, 1 to 5."""
        top, bottom = self.field
        return top + (HIGH - value) / (HIGH - LOW) * (bottom - top)

    def _draw_frame(self) -> None:
        layout, right = self._layout, self.width - 1
        top, bottom = layout.top, layout.bottom
        corners = [(1, top), (right, top), (right, bottom), (1, bottom), (1, top)]
        sides = [(*a, *b) for a, b in pairwise(corners)]
        self.canvas.add_lines(sides, "rule", 1)
        x, y = self.width / 2, (top + bottom) / 2
        cross = [(x, top, x, bottom), (1.0, y, float(right), y)]
        self.canvas.add_lines(cross, "control", 1.2)

    def _draw_corner(self, across: str, up: str) -> None:
        layout, words = self._layout, self._words
        x = layout.inset + (self.width / 2 if across == "high" else 0)
        room = self.width / 2 - 2 * layout.inset
        title = words[f"corner_{across}_{up}_title"]
        lines = wrap(words[f"corner_{across}_{up}"], room, layout.text, most=3)
        step = layout.text + 4
        if up == "high":
            y = layout.top + layout.title + 8
        else:
            y = layout.bottom - 12 - step * len(lines)
        self.canvas.add_label(x, y, title, size=layout.title, weight=600)
        for number, line in enumerate(lines, 1):
            place = y + step * number + 1
            self.canvas.add_label(x, place, line, size=layout.text, color="ink-soft")

    def _draw_axes(self) -> None:
        layout, words = self._layout, self._words
        y = layout.bottom + LINE
        self.canvas.add_label(0, layout.top - 10, words["axis_up"], size=13.5)
        self.canvas.add_label(0, y, words["little"], color="ink-soft")
        self.canvas.add_label(
            self.width, y, words["much"], color="ink-soft", align="right"
        )
        self.canvas.add_label(
            self.width / 2, y, words["axis_across"], size=13.5, align="center"
        )
        half = measure(words["axis_across"], 13.5) / 2
        end = self.width - measure(words["much"], 13) - 8
        start = self.width / 2 + half + 8
        if end - start > 14:
            self.canvas.add_arrow(start, y - 4.5, end - start, "control")
