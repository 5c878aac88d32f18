"""Soft area: somewhere around here, on a map; nobody is a point."""

from __future__ import annotations

from typing import Final

from matplotlib.patches import Ellipse, FancyBboxPatch

from workbook.figures.attachment_frame import AttachmentFrame
from workbook.figures.canvas import Canvas
from workbook.figures.style import colours
from workbook.meaning.attachment import Fear

RINGS: Final = (1.0, 0.78, 0.56)
"""The area and smaller ones inside it, each a little nearer to the middle."""
FAINT: Final = 0.13  # how much ink each of them adds
DOTTED: Final = (1, 4)
DASHED: Final = (5, 3)
KEY: Final = (26, 15)  # the size of an example in a key

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class SoftArea:
    """The artists of one area: made once, and placed again and again.

    Parameters
    ----------
    frame
        The map.
    color
        A design token.
    square
        Whether it has corners and dashes, as all that is the partner's has, so that
        nobody has to see the colour.
    """

    def __init__(
        self, frame: AttachmentFrame, color: str = "brand", *, square: bool = False
    ) -> None:
        self._frame, self._color, self._square = frame, color, square
        self.rings = [self._shape(outlined=False) for _ in RINGS]
        self.outline = self._shape(outlined=True)

    def show(self, across: Fear, up: Fear) -> None:
        """Place it where two fears lie."""
        for scale, ring in zip(RINGS, self.rings, strict=True):
            _place(ring, self._box(across, up, scale))
        _place(self.outline, self._box(across, up, RINGS[1]))

    def add_key(self, x: float, y: float) -> None:
        """Show what it looks like, with the middle of it here."""
        width, height = KEY
        box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        for outlined in (False, True):
            _place(self._shape(outlined=outlined), box)

    def middle(self, across: Fear, up: Fear) -> tuple[float, float]:
        """Return the middle of the area."""
        left, top, right, bottom = self._box(across, up, RINGS[-1])
        return (left + right) / 2, (top + bottom) / 2

    def _box(self, across: Fear, up: Fear, scale: float) -> Box:
        left, right = (self._frame.x(end) for end in _nearer(across, scale))
        bottom, top = (self._frame.y(end) for end in _nearer(up, scale))
        return left, top, right, bottom

    def _shape(self, *, outlined: bool) -> Ellipse | FancyBboxPatch:
        z = 4 if outlined else 3
        shape = (
            FancyBboxPatch((0, 0), 1, 1, boxstyle="round,pad=0", zorder=z)
            if self._square
            else Ellipse((0, 0), 1, 1, zorder=z)
        )
        red, green, blue = (
            int(colours()[self._color][at : at + 2], 16) / 255 for at in (1, 3, 5)
        )
        shape.set_facecolor("none" if outlined else (red, green, blue, FAINT))
        shape.set_edgecolor(colours()[self._color] if outlined else "none")
        shape.set_linewidth(1.5 if outlined else 0)
        if outlined:
            shape.set_linestyle((0, DASHED if self._square else DOTTED))
            shape.set_capstyle("butt" if self._square else "round")
        canvas: Canvas = self._frame.canvas
        shape.set_transform(canvas.pixels)
        canvas.add_artist(shape)
        return shape


def _place(shape: Ellipse | FancyBboxPatch, box: Box) -> None:
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    if isinstance(shape, Ellipse):
        shape.set_center(((left + right) / 2, (top + bottom) / 2))
        shape.set_width(width)
        shape.set_height(height)
    else:
        shape.set_bounds(left, top, width, height)
        radius = min(10, width / 4, height / 4)
        shape.set_boxstyle("round", pad=0, rounding_size=radius)


def _nearer(fear: Fear, scale: float) -> tuple[float, float]:
    """Return the ends of a smaller area around where the middle lies."""
    middle = (fear.low + fear.high) / 2 if fear.value is None else fear.value
    return (
        middle - (middle - fear.low) * scale,
        middle + (fear.high - middle) * scale,
    )
