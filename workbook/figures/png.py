"""PNG: pictures as a file of pixels, for slides and for paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from PIL import Image

from workbook.figures.canvas import Canvas
from workbook.figures.style import colours

SCALE: Final = 3
"""Pixels of the file for one of the picture: sharp on a projector and on paper."""
MARGIN: Final = 24 * SCALE
CSS_DPI: Final = 72


class _Renderer(RendererAgg):
    """Draws the labels of a `Canvas` where a browser would align them."""

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        """Draw one line of text, aligned as its label says."""
        align = mtext.get_horizontalalignment() if mtext else "left"
        measure: Any = self.get_text_width_height_descent
        width, _, _ = measure(s, prop, False)
        x -= {"left": 0.0, "center": width / 2, "right": width}[align]
        draw: Any = super().draw_text
        draw(gc, x, y, s, prop, angle, False, None)


def to_png(figures: Sequence[Figure]) -> bytes:
    """Return figures below each other as one PNG, as they are at this moment.

    Parameters
    ----------
    figures
        At least one, each a `Canvas` of its own.
    """
    images = [_image(figure) for figure in figures if isinstance(figure, Canvas)]
    width = max(image.width for image in images) + 2 * MARGIN
    height = sum(image.height + MARGIN for image in images) + MARGIN
    sheet = Image.new("RGB", (width, height), colours()["sheet"])
    y = MARGIN
    for image in images:
        sheet.paste(image, (MARGIN, y), image)
        y += image.height + MARGIN
    made = io.BytesIO()
    sheet.save(made, "PNG", optimize=True)
    return made.getvalue()


def _image(canvas: Canvas) -> Image.Image:
    width, height = (round(CSS_DPI * side) for side in canvas.get_size_inches())
    dpi = CSS_DPI * SCALE
    make: Any = _Renderer
    renderer = make(width * SCALE, height * SCALE, dpi)
    pixels = canvas.pixels.get_matrix().copy()
    canvas.set_dpi(dpi)
    canvas.pixels.scale(SCALE)
    try:
        canvas.draw(renderer)
    finally:
        canvas.set_dpi(CSS_DPI)
        canvas.pixels.set_matrix(pixels)
    drawn = bytes(renderer.buffer_rgba())
    return Image.frombytes("RGBA", (width * SCALE, height * SCALE), drawn)
