"""Weighed rows: groups of things somebody wrote, each with one to five blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbook.figures.canvas import Canvas
from workbook.figures.style import PIXELS, Width
from workbook.figures.text_fit import break_words, isolate, measure, one_line, wrap

MOST_WEIGHT: Final = 5
MOST_ROWS: Final = 6
"""Rows of one part; of more than these, the lightest stand only in the table."""
SIZE, LINE = 14, 18
TITLE_SIZE, TITLE_LINE = 15, 19
NOTE: Final = 13
BLOCK, GAP = 12, 3  # height of a block, and the room between two
KEY: Final = (24, 12)  # width and height of a block of the key
MOST_LINES: Final = 3


@dataclass(frozen=True)
class Row:
    """One thing that weighs.

    Parameters
    ----------
    text
        Any text.
    weight
        1 to `MOST_WEIGHT` blocks.
    hatched
        Whether it is not sure, so that its blocks are striped.
    """

    text: str
    weight: int
    hatched: bool


@dataclass(frozen=True)
class Part:
    """Rows below a small title; ``note`` is shown where there are none or more."""

    title: str
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Parts below a title."""

    title: str
    parts: tuple[Part, ...]


def part(title: str, rows: Sequence[Row], none: str, more: str) -> Part:
    """Return a part with its heaviest rows; ``more`` has a place for ``{n}``."""
    left = len(rows) - MOST_ROWS
    note = more.format(n=left) if left > 0 else "" if rows else none
    return Part(title, tuple(rows[:MOST_ROWS]), note)


class WeighedRows:
    """The drawing, made anew for each text: its measures follow the words.

    Parameters
    ----------
    solid, hatched
        What full and striped blocks mean, for the key.
    """

    def __init__(
        self, groups: Sequence[Group], solid: str, hatched: str, width: Width
    ) -> None:
        self._edge = float(PIXELS[width])
        self._beside = width == "wide"
        self._room = 310.0 if self._beside else self._edge
        self._bars = (340.0, self._edge) if self._beside else (0.0, self._edge)
        self.canvas = Canvas(self._edge, 1)
        # Measured first: y runs down from the top, so the height must be known.
        self.canvas.set_height(self._walk(groups, draw=False))
        self._draw_key(solid, hatched)
        self._walk(groups, draw=True)

    def _walk(self, groups: Sequence[Group], *, draw: bool) -> float:
        """Go down the picture, and draw on the way; return where it ends."""
        y = 30.0
        for group in groups:
            y += 14
            for line in wrap(group.title, self._edge, TITLE_SIZE, 600, most=2):
                y += TITLE_LINE
                if draw:
                    self.canvas.add_label(0, y, line, size=TITLE_SIZE, weight=600)
            y += 8
            if draw:
                self.canvas.add_lines([(0, y, self._edge, y)], "ink", 1.5)
            for one in group.parts:
                y = self._part(one, y, draw=draw)
        return y + 10

    def _part(self, one: Part, y: float, *, draw: bool) -> float:
        if one.title:
            y += 24
            self._soft(one.title, y, 600, draw=draw)
        for row in one.rows:
            y = self._row(row, y + 10, draw=draw)
        if one.note:
            y += 24
            self._soft(one.note, y, 400, draw=draw)
        return y

    def _row(self, row: Row, y: float, *, draw: bool) -> float:
        """Draw a row whose top is ``y``; return where it ends."""
        words = break_words(one_line(row.text), self._room, SIZE)
        lines = [
            isolate(line) for line in wrap(words, self._room, SIZE, most=MOST_LINES)
        ]
        foot = y + LINE * len(lines)
        top = y + (foot - y - BLOCK) / 2 + 2 if self._beside else foot + 7
        end = max(foot, top + BLOCK) + 4
        if draw:
            for number, line in enumerate(lines, 1):
                label = self.canvas.add_label(0, y + LINE * number - 4, line, size=SIZE)
                self.canvas.keep_within(label, 0, y, self._room, foot)
            self._blocks(row, top)
        return end

    def _blocks(self, row: Row, top: float) -> None:
        left, right = self._bars
        size = (right - left - GAP * (MOST_WEIGHT - 1)) / MOST_WEIGHT
        starts = [left + (size + GAP) * n for n in range(MOST_WEIGHT)]
        for x in starts[: row.weight]:
            self._block(x, top, size, BLOCK, hatched=row.hatched)
        foot = top + BLOCK - 1
        empty = [(x, foot, x + size, foot) for x in starts[row.weight :]]
        if empty:
            self.canvas.add_lines(empty, "rule", 1.5)

    def _block(
        self, x: float, y: float, width: float, height: float, *, hatched: bool
    ) -> None:
        if hatched:
            # The line lies within the measures.
            bar = self.canvas.add_bar(y + 1, height - 2, "sheet", "brand")
            bar.set(x=x + 1, width=width - 2)
        else:
            bar = self.canvas.add_bar(y, height, "brand")
            bar.set(x=x, width=width)

    def _soft(self, text: str, y: float, weight: int, *, draw: bool) -> None:
        if draw:
            words = wrap(text, self._edge, NOTE, weight, most=1)[0]
            self.canvas.add_label(
                0, y, words, size=NOTE, weight=weight, color="ink-soft"
            )

    def _draw_key(self, solid: str, hatched: str) -> None:
        x = 0.0
        for text, is_hatched in ((solid, False), (hatched, True)):
            self._block(x, 6, *KEY, hatched=is_hatched)
            self.canvas.add_label(x + KEY[0] + 7, 17, text, size=NOTE, color="ink-soft")
            x += KEY[0] + 7 + measure(text, NOTE) + 18
