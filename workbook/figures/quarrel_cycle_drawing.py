"""Quarrel cycle drawing: boxes as high as their words, in a circle with a way out."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.figures.canvas import Canvas
from workbook.figures.cycle_boxes import CIRCLE, EDGE, HEAD_SIZE, LINE, CycleBoxes
from workbook.figures.cycle_column import CycleColumn
from workbook.figures.cycle_shapes import add_way
from workbook.figures.style import PIXELS, Width


class CycleDrawing:
    """The cycle, drawn anew for each text: its measures follow the words.

    Parameters
    ----------
    written
        Part of the cycle to somebody's own words; what is absent is still open.
    words
        The words of the picture in the page's language.
    """

    def __init__(
        self, written: Mapping[str, str], words: Mapping[str, str], width: Width
    ) -> None:
        self.canvas = Canvas(PIXELS[width], 1)
        self._boxes = CycleBoxes(self.canvas, written, words)
        if width == "narrow":
            self._draw_narrow()
        else:
            self._draw_wide()

    def _draw_narrow(self) -> None:
        """Draw one box below the other, with the way back along the left side."""
        column = CycleColumn(self._boxes, PIXELS["narrow"])
        self.canvas.set_height(column.height())
        column.draw(0, 0)

    def _draw_wide(self) -> None:
        """Draw two boxes above two, with the way out on the right."""
        boxes = self._boxes
        edge, room = float(PIXELS["wide"]), 268.0
        right, stem, back = edge - room, edge - room + 30, room / 2
        texts = {part: boxes.text(part, room) for part in CIRCLE}
        exit_head, exit_own = boxes.exit(edge - stem - 36)
        gap = max(96.0, 40 + LINE * (len(exit_head) + len(exit_own)))
        high = max(texts[part].height for part in CIRCLE[:2])
        low = max(texts[part].height for part in CIRCLE[2:])
        top, bottom = float(EDGE), EDGE + high + gap
        below_y = bottom + low + 26
        below = {part: boxes.text(part, (edge - 14) / 2) for part in ("fear", "need")}
        deep = max(text.height for text in below.values())
        self.canvas.set_height(below_y + deep + 2)

        places = {
            "you-do": (0.0, top, high),
            "i-feel": (right, top, high),
            "i-do": (right, bottom, low),
            "you-then": (0.0, bottom, low),
        }
        for part, (x, y, height) in places.items():
            boxes.box(part, x, y, room, texts[part], height)
        across = room + 10, right - 10
        y1, y2 = top + high / 2, bottom + low / 2
        add_way(self.canvas, [(across[0], y1), (across[1], y1)], "ink-soft")
        down = [(stem, top + high + 8), (stem, bottom - 8)]
        add_way(self.canvas, down, "ink-soft")
        add_way(self.canvas, [(across[1], y2), (across[0], y2)], "ink-soft")
        up = [(back, bottom - 8), (back, top + high + 8)]
        add_way(self.canvas, up, "ink-soft")
        middle = bottom - gap / 2
        boxes.way_out(stem, middle, edge, exit_head, exit_own)
        lines = boxes.wrapped("middle", stem - back - 90, HEAD_SIZE + 2)
        first = middle - 11 * (len(lines) - 1) + 5
        centre = (stem + back) / 2
        boxes.lines(lines, centre, first, HEAD_SIZE + 2, 600, "ink", "center", 22)
        for part, x in zip(below, (0.0, (edge + 14) / 2), strict=True):
            boxes.box(part, x, below_y, (edge - 14) / 2, below[part], deep)
