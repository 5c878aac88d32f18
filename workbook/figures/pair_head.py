"""Pair head: who is who above a picture of two people, by name, colour and shape."""

from __future__ import annotations

from typing import Final

from workbook.figures.canvas import Canvas
from workbook.figures.text_fit import fit, isolate, measure

SIZE: Final = 14
MARK: Final = 8  # the middle of the first mark
ASIDE: Final = 14  # from the middle of a mark to its name
BETWEEN: Final = 24
BASELINE: Final = 16
HEIGHT: Final = 30


class PairHead:
    """Two marks with names, side by side: made once, filled in again and again."""

    def __init__(self, canvas: Canvas, width: float) -> None:
        self._width = width
        y = BASELINE - 5
        canvas.add_marks("o", 14, fill="person-a").set_data([MARK], [y])
        self._square = canvas.add_marks("s", 12.5, fill="person-b")
        self.names = [
            canvas.add_label(0, BASELINE, size=SIZE, weight=600, color=color)
            for color in ("person-a", "person-b")
        ]
        for label in self.names:
            canvas.keep_within(label, 0, 0, width, HEIGHT - 6)

    def show(self, me: str, partner: str) -> None:
        """Write both names, shortened to their room."""
        most = (self._width - BETWEEN) / 2 - MARK - ASIDE
        first, second = (fit(name, most, SIZE, 600) for name in (me, partner))
        x = MARK + ASIDE + measure(first, SIZE, 600) + BETWEEN + MARK
        self._square.set_data([x], [BASELINE - 5])
        for label, name, left in zip(
            self.names, (first, second), (MARK + ASIDE, x + ASIDE), strict=True
        ):
            label.set_text(isolate(name))
            label.set_x(left)
