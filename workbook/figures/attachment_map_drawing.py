"""Attachment map drawing: four corners in words, and a soft area between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from matplotlib.patches import Ellipse

from workbook.figures.canvas import Canvas
from workbook.figures.style import PIXELS, Width, colours
from workbook.figures.text_fit import measure, wrap
from workbook.meaning.attachment import HIGH, LOW, Fear

RINGS: Final = (1.0, 0.78, 0.56)
"""The area and smaller ones inside it, each a little nearer to the middle."""
FAINT: Final = 0.13  # how much ink each of them adds
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
        Height of the part in which the area lies.
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


class MapDrawing:
    """The artists of the map: made once, filled in again and again.

    Parameters
    ----------
    words
        The words of the map in the page's language.
    """

    def __init__(self, words: Mapping[str, str], width: Width) -> None:
        self._layout = layout = LAYOUTS[width]
        self._words = words
        self._width = PIXELS[width]
        n_lines = 4 if width == "narrow" else 3
        self.canvas = Canvas(self._width, layout.bottom + 10 + LINE * n_lines)
        self._draw_frame()
        for corner in CORNERS:
            self._draw_corner(*corner)
        self._draw_axes()
        self.rings = [self._add_ring() for _ in RINGS]
        self.outline = self._add_ring(outlined=True)
        y = layout.bottom + 10 + 2 * LINE
        self._draw_key(y - 4)
        places = (
            [(0.0, y + LINE - 4), (0.0, y + 2 * LINE - 4)]
            if width == "narrow"
            else [(self._width / 2, y - 4), (self._width / 2, y + LINE - 4)]
        )
        self.counts = [
            self.canvas.add_label(x, line, color="ink-soft") for x, line in places
        ]

    def show(self, across: Fear, up: Fear, counts: Sequence[str]) -> None:
        """Fill in the area, and from how many answers it was drawn."""
        for scale, ring in zip(RINGS, self.rings, strict=True):
            self._place(ring, across, up, scale)
        self._place(self.outline, across, up, RINGS[1])
        for label, text in zip(self.counts, counts, strict=True):
            label.set_text(text)

    def _place(self, ring: Ellipse, across: Fear, up: Fear, scale: float) -> None:
        left, right = (self._x(end) for end in _nearer(across, scale))
        low, high = (self._y(end) for end in _nearer(up, scale))
        ring.set_center(((left + right) / 2, (low + high) / 2))
        ring.set_width(right - left)
        ring.set_height(low - high)

    def _x(self, value: float) -> float:
        room = self._width - 2 * EDGE
        return EDGE + (value - LOW) / (HIGH - LOW) * room

    def _y(self, value: float) -> float:
        top = self._layout.top + self._layout.strip
        return top + (HIGH - value) / (HIGH - LOW) * self._layout.field

    def _add_ring(self, *, outlined: bool = False) -> Ellipse:
        ring = Ellipse((0, 0), 1, 1, zorder=4 if outlined else 3)
        red, green, blue = (
            int(colours()["brand"][at : at + 2], 16) / 255 for at in (1, 3, 5)
        )
        ring.set_facecolor("none" if outlined else (red, green, blue, FAINT))
        ring.set_edgecolor(colours()["brand"] if outlined else "none")
        ring.set_linewidth(1.5 if outlined else 0)
        if outlined:
            ring.set_linestyle((0, (1, 4)))
            ring.set_capstyle("round")
        ring.set_transform(self.canvas.pixels)
        self.canvas.add_artist(ring)
        return ring

    def _draw_frame(self) -> None:
        layout, right = self._layout, self._width - 1
        top, bottom = layout.top, layout.bottom
        corners = [(1, top), (right, top), (right, bottom), (1, bottom), (1, top)]
        sides = [(*a, *b) for a, b in pairwise(corners)]
        self.canvas.add_lines(sides, "rule", 1)
        x, y = self._width / 2, (top + bottom) / 2
        cross = [(x, top, x, bottom), (1.0, y, float(right), y)]
        self.canvas.add_lines(cross, "control", 1.2)

    def _draw_corner(self, across: str, up: str) -> None:
        layout, words = self._layout, self._words
        x = layout.inset + (self._width / 2 if across == "high" else 0)
        room = self._width / 2 - 2 * layout.inset
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
            self._width, y, words["much"], color="ink-soft", align="right"
        )
        self.canvas.add_label(
            self._width / 2, y, words["axis_across"], size=13.5, align="center"
        )
        half = measure(words["axis_across"], 13.5) / 2
        end = self._width - measure(words["much"], 13) - 8
        start = self._width / 2 + half + 8
        if end - start > 14:
            self.canvas.add_arrow(start, y - 4.5, end - start, "control")

    def _draw_key(self, y: float) -> None:
        key = self._add_ring()
        key.set_center((14, y - 4.5))
        key.set_width(26)
        key.set_height(15)
        dots = self._add_ring(outlined=True)
        dots.set_center((14, y - 4.5))
        dots.set_width(26)
        dots.set_height(15)
        self.canvas.add_label(36, y, self._words["key"])


def _nearer(fear: Fear, scale: float) -> tuple[float, float]:
    """Return the ends of a smaller area around where the middle lies."""
    middle = (fear.low + fear.high) / 2 if fear.value is None else fear.value
    return (
        middle - (middle - fear.low) * scale,
        middle + (fear.high - middle) * scale,
    )
