"""Cycle column: a cycle with one box below the other, and the way back beside them."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from workbook.figures.cycle_boxes import CIRCLE, EDGE, HEAD_SIZE, LINE, CycleBoxes
from workbook.figures.cycle_shapes import add_way

LEFT: Final = 28  # room for the way back
GAP: Final = 36  # between two boxes
STEM: Final = 62  # where the ways from one box to the next are
MIDDLE_SIZE: Final = HEAD_SIZE + 2


class CycleColumn:
    """One cycle in a column: measured first, since its height follows the words.

    Parameters
    ----------
    boxes
        Draws the parts.
    width
        Of the column.
    """

    def __init__(self, boxes: CycleBoxes, width: float) -> None:
        self._boxes, self._width = boxes, width
        self._room = width - LEFT
        self._texts = {part: boxes.text(part, self._room) for part in CIRCLE}
        self._exit = boxes.exit(width - STEM - 34)
        self._below = {part: boxes.text(part, width) for part in ("fear", "need")}
        self._middle = boxes.wrapped("middle", width, MIDDLE_SIZE)
        exit_gap = 34 + LINE * sum(map(len, self._exit))
        heights = (self._texts[part].height for part in CIRCLE)
        gaps = (GAP, exit_gap, GAP, 0)
        steps = (h + gap for h, gap in zip(heights, gaps, strict=True))
        *self._tops, self._end = accumulate(steps, initial=float(EDGE))

    def height(self, *, told: bool = True) -> float:
        """Return the height of all of it, with or without the words in the middle."""
        boxes = sum(text.height + 10 for text in self._below.values())
        return self._below_at(told=told) + boxes

    def draw(self, left: float, top: float, *, told: bool = True) -> None:
        """Draw it.

        Parameters
        ----------
        told
            Whether it says that the cycle is the problem; once is enough.
        """
        boxes, edge = self._boxes, left + self._width
        stem, tops = left + STEM, [top + y for y in self._tops]
        texts = [self._texts[part] for part in CIRCLE]
        ends = [y + text.height for y, text in zip(tops, texts, strict=True)]
        for part, y, text in zip(CIRCLE, tops, texts, strict=True):
            boxes.box(part, left + LEFT, y, self._room, text)
        for end, y in zip(ends, tops[1:], strict=False):
            add_way(boxes.canvas, [(stem, end + 5), (stem, y - 5)], "ink-soft")
        boxes.way_out(stem, (ends[1] + tops[2]) / 2, edge, *self._exit)
        side = left + LEFT
        back = [(side - 4, ends[3] - 24), (left + 10, ends[3] - 24)]
        back += [(left + 10, tops[0] + 24), (side - 3, tops[0] + 24)]
        add_way(boxes.canvas, back, "ink-soft")
        if told:
            centre, y = left + self._width / 2, top + self._end + 34
            boxes.lines(self._middle, centre, y, MIDDLE_SIZE, 600, "ink", "center", 22)
        y = top + self._below_at(told=told)
        for part, text in self._below.items():
            boxes.box(part, left, y, self._width, text)
            y += text.height + 10

    def _below_at(self, *, told: bool) -> float:
        """Return where the boxes below the circle begin."""
        middle = 34 + 22 * (len(self._middle) - 1) + 20 if told else 22
        return self._end + middle
