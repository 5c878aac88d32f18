"""Group drawing: rows of boxes with a dot for each person, made anew for each group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbook.figures.canvas import Canvas
from workbook.figures.group_words import n_places
from workbook.figures.style import PIXELS, Width
from workbook.figures.text_fit import fit, measure, wrap
from workbook.meaning.grouping import GroupPicture, Row, lean, middle
from workbook.text import Language, format_number

DOT, PITCH = 11, 15  # size of a dot, and from one dot to the next
AIR: Final = 9  # from the outer dots to the end of their box
LINE: Final = 18  # height of a line of a title
HEAD: Final = 66  # where the first row begins, below the title and both ends
KEY: Final = 38  # height of the key
TINT: Final = "brand-tint"


@dataclass(frozen=True)
class Layout:
    """Where things stand in one width, in CSS pixels.

    Parameters
    ----------
    above
        Whether a title stands above its row, or beside it.
    left, right
        Where the boxes begin and end.
    title_size, title_room
        Font size of the titles, and the width that they may take.
    """

    above: bool
    left: float
    right: float
    title_size: float
    title_room: float


LAYOUTS: Final[dict[Width, Layout]] = {
    "narrow": Layout(True, 0, 340, 14, 236),
    "wide": Layout(False, 206, 680, 15, 190),
}


class GroupDrawing:
    """The drawing, made anew for each group: its measures follow the people.

    Parameters
    ----------
    shown
        Each row with the same number of boxes.
    words
        The words of the picture in the page's language.
    """

    def __init__(
        self,
        shown: GroupPicture,
        words: Mapping[str, str],
        language: Language,
        width: Width,
    ) -> None:
        self._words = words
        self._language = language
        self._layout = layout = LAYOUTS[width]
        self._n_places = n_places(shown)
        self._box = (layout.right - layout.left) / self._n_places
        self._per_line = int((self._box - 2 * AIR - DOT) // PITCH) + 1
        titles = [self._lines(row) for row in shown.rows]
        heights = list(map(self._height, shown.rows, titles))
        height = HEAD + sum(heights) + KEY
        self.canvas = Canvas(PIXELS[width], height)
        self._draw_head(shown)
        dots: list[tuple[float, float]] = []
        top = float(HEAD)
        for row, title, high in zip(shown.rows, titles, heights, strict=True):
            dots += self._draw_row(row, title, top, top + high)
            top += high
        marks = self.canvas.add_marks("o", DOT, fill="brand")
        marks.set_data([x for x, _ in dots], [y for _, y in dots])
        self._draw_key(height)

    def _lines(self, row: Row) -> tuple[str, ...]:
        return wrap(row.title, self._layout.title_room, self._layout.title_size, 600)

    def _n_lines(self, row: Row) -> int:
        """Return how many lines of dots the fullest box has."""
        return -(-max(row.counts or (1,)) // self._per_line)

    def _height(self, row: Row, title: Sequence[str]) -> float:
        boxes = max(2, self._n_lines(row)) * PITCH + 8
        said = LINE * len(title) + (8 if self._layout.above else LINE + 4)
        return (said + boxes if self._layout.above else max(said, boxes)) + 18

    def _draw_head(self, shown: GroupPicture) -> None:
        layout, (low, high) = self._layout, shown.ends
        width = PIXELS["narrow" if layout.above else "wide"]
        title = fit(shown.title, width, 17, 600)
        self.canvas.add_label(0, 18, title, size=17, weight=600)
        room = (layout.right - layout.left) / 2 - 8
        self.canvas.add_label(layout.left, 50, fit(low, room, 13), color="ink-soft")
        self.canvas.add_label(
            layout.right, 50, fit(high, room, 13), color="ink-soft", align="right"
        )

    def _draw_row(
        self, row: Row, title: Sequence[str], top: float, bottom: float
    ) -> list[tuple[float, float]]:
        """Draw a row between two heights, and return the places of its dots."""
        layout, foot = self._layout, bottom - 10
        weight = 600 if lean(row) in ("split", "low") else 400
        first = top + 16
        for number, line in enumerate(title):
            y = first + LINE * number
            self.canvas.add_label(0, y, line, size=layout.title_size, weight=weight)
        self._draw_note(row, first, first + LINE * len(title))
        left, right = layout.left, layout.right
        self.canvas.add_lines([(left, foot, right, foot)], "rule", 1.5)
        edges = [left + self._box * n for n in range(1, self._n_places)]
        self.canvas.add_lines([(x, foot - 4, x, foot + 5) for x in edges], "rule", 1.5)
        high = max(2, self._n_lines(row)) * PITCH + 4
        for place in middle(row):
            band = self.canvas.add_bar(foot - 2 - high, high, TINT)
            band.set(x=left + self._box * place + 3, width=self._box - 6, zorder=0.5)
        return [
            dot
            for place, n in enumerate(row.counts or ())
            for dot in self._dots(left + self._box * (place + 0.5), foot, n)
        ]

    def _draw_note(self, row: Row, above: float, below: float) -> None:
        """Say how many people are in a row, or that there are too few."""
        layout = self._layout
        if not row.counts:
            x, y = (0.0, below + 4) if layout.above else (layout.left, above)
            self.canvas.add_label(x, y, self._words["hidden"], color="ink-soft")
            return
        n = format_number(row.n, self._language)
        note = self._words["n_people"].format(n=n)
        if layout.above:
            self.canvas.add_label(
                layout.right, above, note, color="ink-soft", align="right"
            )
        else:
            self.canvas.add_label(0, below, note, color="ink-soft")

    def _dots(self, x: float, foot: float, n: int) -> list[tuple[float, float]]:
        """Return the places of a box's dots, from its foot up, each line centred."""
        found = []
        for start in range(0, n, self._per_line):
            many = min(self._per_line, n - start)
            y = foot - 10 - start // self._per_line * PITCH
            found += [(x + (at - (many - 1) / 2) * PITCH, y) for at in range(many)]
        return found

    def _draw_key(self, height: float) -> None:
        y = height - 8
        one, half = self._words["key_one"], self._words["key_middle"]
        self.canvas.add_marks("o", DOT, fill="brand").set_data([6], [y - 4.5])
        self.canvas.add_label(18, y, one, color="ink-soft")
        x = 18 + measure(one, 13) + 22
        self.canvas.add_bar(y - 13, 17, TINT).set(x=x, width=24)
        self.canvas.add_label(x + 31, y, half, color="ink-soft")
