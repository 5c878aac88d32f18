"""Promises drawing: a row of boxes for each week or month, drawn once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matplotlib.patches import PathPatch
from matplotlib.path import Path

from workbook.figures.canvas import Canvas
from workbook.figures.style import PIXELS, Width, colours
from workbook.figures.text_fit import measure
from workbook.meaning.coparenting import Period

KEYS: Final = ("kept", "missed", "open")
"""In this order from left to right; each looks different without colour too."""
BOX: Final = 18
GAP: Final = 4  # between boxes
ROW: Final = 34
KEY_LINE: Final = 24
KEY_GAP: Final = 26  # between two words of the key that stand beside each other
LABELS: Final = 108  # the column of days
FEWEST_PIXELS: Final = 12.0
"""A box with its gap; where more would be needed, boxes become one bar."""


class PromisesDrawing:
    """The artists of all rows, and the key above them.

    Parameters
    ----------
    n_rows
        At least one.
    kinds
        The words for kept, missed and open.
    """

    def __init__(self, n_rows: int, kinds: Sequence[str], width: Width) -> None:
        self._width = PIXELS[width]
        places = _key_places(kinds, self._width)
        self._top = places[-1][1] + KEY_LINE + 8
        self.canvas = Canvas(self._width, self._top + ROW * n_rows)
        for key, text, (x, y) in zip(KEYS, kinds, places, strict=True):
            self._patch(key).set_path(_boxes([(x, y, BOX)]))
            self.canvas.add_label(x + BOX + 8, y + 14, text)
        self.labels = [
            self.canvas.add_label(0, self._row(n) + 14) for n in range(n_rows)
        ]
        self.boxes = [{key: self._patch(key) for key in KEYS} for _ in range(n_rows)]

    def show(self, periods: Sequence[Period], labels: Sequence[str]) -> bool:
        """Fill in the promises: one period and one label for each row.

        Returns
        -------
        bool
            Whether they are so many that boxes run together.
        """
        room = self._width - LABELS - 2
        most = max(period.total for period in periods)
        step = min(BOX + GAP, room / most)
        for n, (period, label) in enumerate(zip(periods, labels, strict=True)):
            self.labels[n].set_text(label)
            done = 0
            for key in KEYS:
                count: int = getattr(period, key)
                self.boxes[n][key].set_path(self._row_boxes(n, done, count, step))
                done += count
        return step < FEWEST_PIXELS

    def _row(self, number: int) -> float:
        return self._top + ROW * number

    def _row_boxes(self, number: int, done: int, count: int, step: float) -> Path:
        """Return a box for each promise, or one bar where they would be too thin."""
        y, start = self._row(number), LABELS + step * done
        if step >= FEWEST_PIXELS:
            lefts = [start + step * n for n in range(count)]
            return _boxes([(x, y, step - GAP) for x in lefts])
        gap = 2 if count * step > 4 else 0
        return _boxes([(start, y, count * step - gap)] if count else [])

    def _patch(self, key: str) -> PathPatch:
        fill, edge = {
            "kept": ("person-a", "person-a"),
            "missed": ("sheet", "control"),
            "open": ("sheet", "control"),
        }[key]
        patch = PathPatch(
            Path([(0, 0)]), facecolor=colours()[fill], edgecolor=colours()[edge]
        )
        patch.set_linewidth(1.5)
        patch.set_zorder(3)
        patch.set_transform(self.canvas.pixels)
        if key == "open":
            patch.set_hatch("////")
            patch.set_hatch_linewidth(1.2)
        self.canvas.add_artist(patch)
        return patch


def _boxes(boxes: Sequence[tuple[float, float, float]]) -> Path:
    """Return boxes ``(left, top, width)`` as one path; to a tenth, which is enough."""
    points: list[tuple[float, float]] = []
    for x, y, width in boxes:
        left, right = round(x, 1), round(x + width, 1)
        corners = [(left, y), (right, y), (right, y + BOX), (left, y + BOX)]
        points += [*corners, (left, y)]
    if not points:
        return Path([(0, 0)], [Path.MOVETO])
    codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY] * len(boxes)
    return Path(points, codes)


def _key_places(kinds: Sequence[str], room: float) -> list[tuple[float, float]]:
    """Return where each part of the key stands, in as few lines as fit."""
    places: list[tuple[float, float]] = []
    x, y = 1.0, 4.0
    for text in kinds:
        needed = BOX + 8 + measure(text, 13)
        if x > 1 and x + needed > room:
            x, y = 1.0, y + KEY_LINE
        places.append((x, y))
        x += needed + KEY_GAP
    return places
