"""Quarrel cycle drawing: boxes as high as their words, in a circle with a way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from workbook.figures.canvas import Align, Canvas
from workbook.figures.cycle_shapes import Who, add_box, add_way
from workbook.figures.style import PIXELS, Width
from workbook.figures.text_fit import break_words, isolate, one_line, wrap

CIRCLE: Final = ("you-do", "i-feel", "i-do", "you-then")
"""The steps, in the order in which they follow each other."""
WHO: Final[Mapping[str, Who]] = {
    "you-do": "person-b",
    "i-feel": "person-a",
    "i-do": "person-a",
    "you-then": "person-b",
}
SIZE, LINE = 15, 20  # own words
HEAD_SIZE, HEAD_LINE = 14, 18
PAD: Final = 14
MOST_LINES: Final = 6
MOST_EXIT: Final = 3
MARK: Final = 12
EDGE: Final = 4  # room above the first box, for its line


@dataclass(frozen=True)
class Words:
    """What stands in a box: a head, and lines of somebody's own words."""

    head: tuple[str, ...]
    own: tuple[str, ...]
    is_written: bool

    @property
    def height(self) -> float:
        """How high a box with these words is."""
        return 2 * PAD + HEAD_LINE * len(self.head) + LINE * len(self.own)


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
        self._written, self._words = written, words
        self.canvas = Canvas(PIXELS[width], 1)
        if width == "narrow":
            self._draw_narrow()
        else:
            self._draw_wide()

    def _draw_narrow(self) -> None:
        """Draw one box below the other, with the way back along the left side."""
        left, gap, stem, edge = 28.0, 36.0, 62.0, float(PIXELS["narrow"])
        room = edge - left
        texts = {part: self._text(part, room) for part in CIRCLE}
        exit_head, exit_own = self._exit(edge - stem - 34)
        exit_gap = 34 + LINE * (len(exit_head) + len(exit_own))
        gaps = (gap, exit_gap, gap, 0)
        tops, y = [], float(EDGE)
        for part, space in zip(CIRCLE, gaps, strict=True):
            tops.append(y)
            y += texts[part].height + space
        middle = self._wrapped("middle", edge, HEAD_SIZE + 2)
        middle_y = y + 34
        y = middle_y + 22 * (len(middle) - 1) + 20
        below = {part: self._text(part, edge) for part in ("fear", "need")}
        total = y + sum(text.height + 10 for text in below.values())
        self._set_height(total)

        for part, top in zip(CIRCLE, tops, strict=True):
            self._box(part, left, top, room, texts[part])
        ends = [
            top + texts[part].height for part, top in zip(CIRCLE, tops, strict=True)
        ]
        for end, top in zip(ends, tops[1:], strict=False):
            add_way(self.canvas, [(stem, end + 5), (stem, top - 5)], "ink-soft")
        self._draw_exit(stem, (ends[1] + tops[2]) / 2, exit_head, exit_own)
        back = [(left - 4, ends[3] - 24), (10, ends[3] - 24)]
        back += [(10, tops[0] + 24), (left - 3, tops[0] + 24)]
        add_way(self.canvas, back, "ink-soft")
        self._lines(middle, edge / 2, middle_y, HEAD_SIZE + 2, 600, "ink", "center", 22)
        for part, text in below.items():
            self._box(part, 0, y, edge, text)
            y += text.height + 10

    def _draw_wide(self) -> None:
        """Draw two boxes above two, with the way out on the right."""
        edge, room = float(PIXELS["wide"]), 268.0
        right, stem, back = edge - room, edge - room + 30, room / 2
        texts = {part: self._text(part, room) for part in CIRCLE}
        exit_head, exit_own = self._exit(edge - stem - 36)
        gap = max(96.0, 40 + LINE * (len(exit_head) + len(exit_own)))
        high = max(texts[part].height for part in CIRCLE[:2])
        low = max(texts[part].height for part in CIRCLE[2:])
        top, bottom = float(EDGE), EDGE + high + gap
        below_y = bottom + low + 26
        below = {part: self._text(part, (edge - 14) / 2) for part in ("fear", "need")}
        deep = max(text.height for text in below.values())
        self._set_height(below_y + deep + 2)

        places = {
            "you-do": (0.0, top, high),
            "i-feel": (right, top, high),
            "i-do": (right, bottom, low),
            "you-then": (0.0, bottom, low),
        }
        for part, (x, y, height) in places.items():
            self._box(part, x, y, room, texts[part], height)
        across = room + 10, right - 10
        y1, y2 = top + high / 2, bottom + low / 2
        add_way(self.canvas, [(across[0], y1), (across[1], y1)], "ink-soft")
        down = [(stem, top + high + 8), (stem, bottom - 8)]
        add_way(self.canvas, down, "ink-soft")
        add_way(self.canvas, [(across[1], y2), (across[0], y2)], "ink-soft")
        up = [(back, bottom - 8), (back, top + high + 8)]
        add_way(self.canvas, up, "ink-soft")
        middle = bottom - gap / 2
        self._draw_exit(stem, middle, exit_head, exit_own)
        lines = self._wrapped("middle", stem - back - 90, HEAD_SIZE + 2)
        first = middle - 11 * (len(lines) - 1) + 5
        centre = (stem + back) / 2
        self._lines(lines, centre, first, HEAD_SIZE + 2, 600, "ink", "center", 22)
        for part, x in zip(below, (0.0, (edge + 14) / 2), strict=True):
            self._box(part, x, below_y, (edge - 14) / 2, below[part], deep)

    def _set_height(self, height: float) -> None:
        self.canvas.set_size_inches(self.canvas.get_figwidth(), height / 72)
        self.canvas.pixels.clear().scale(1, -1).translate(0, height)

    def _text(self, part: str, width: float) -> Words:
        """Return what stands in a box of this width."""
        room = width - 2 * PAD
        head = wrap(self._words[part], room - MARK - 8, HEAD_SIZE, 600)
        own = self._written.get(part, "")
        lines = own_lines(own, room, MOST_LINES) or (self._words["unwritten"],)
        return Words(head, lines, bool(own))

    def _exit(self, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the words beside the way out: ours, and somebody's own."""
        own = own_lines(self._written.get("exit", ""), room, MOST_EXIT)
        return self._wrapped("exit", room, HEAD_SIZE), own

    def _wrapped(self, word: str, room: float, size: float) -> tuple[str, ...]:
        return wrap(self._words[word], room, size, 600, most=3)

    def _box(
        self,
        part: str,
        x: float,
        y: float,
        width: float,
        text: Words,
        height: float | None = None,
    ) -> None:
        """Draw a box with its words, and before the head the shape of who it is."""
        who = WHO.get(part)
        add_box(self.canvas, x, y, width, height or text.height, who)
        head_x = x + PAD
        if who:
            kind: Literal["o", "s"] = "o" if who == "person-a" else "s"
            marks = self.canvas.add_marks(kind, MARK, fill=who)
            marks.set_data([x + PAD + MARK / 2], [y + PAD + 9])
            head_x += MARK + 8
        first = y + PAD + 14
        self._lines(text.head, head_x, first, HEAD_SIZE, 600, who or "ink")
        first += HEAD_LINE * len(text.head) + 1
        color = "ink" if text.is_written else "ink-soft"
        end = x + width - PAD / 2, y + (height or text.height)
        self._lines(text.own, x + PAD, first, SIZE, 400, color, within=(x, y, *end))

    def _draw_exit(
        self, x: float, y: float, head: tuple[str, ...], own: tuple[str, ...]
    ) -> None:
        """Mark the place to step out, halfway between what I feel and what I do."""
        add_way(self.canvas, [(x + 4, y), (x + 26, y)], "good")
        first = y - LINE * (len(head) + len(own) - 1) / 2 + 5
        left = x + 34
        self._lines(head, left, first, HEAD_SIZE, 600, "good", step=LINE)
        first += LINE * len(head)
        edge = self.canvas.get_figwidth() * 72
        within = (left, first - LINE, edge, first + LINE * len(own))
        self._lines(own, left, first, SIZE, 400, "ink", within=within)

    def _lines(
        self,
        lines: tuple[str, ...],
        x: float,
        y: float,
        size: float,
        weight: int,
        color: str,
        align: Align = "left",
        step: float | None = None,
        within: tuple[float, float, float, float] | None = None,
    ) -> None:
        """Write lines below each other; somebody's own are cut off where they end."""
        between = step or (LINE if weight == 400 else HEAD_LINE)
        for number, line in enumerate(lines):
            label = self.canvas.add_label(
                x,
                y + between * number,
                line,
                size=size,
                weight=weight,
                color=color,
                align=align,
            )
            if within:
                self.canvas.keep_within(label, *within)


def own_lines(text: str, room: float, most: int) -> tuple[str, ...]:
    """Return somebody's own words in quotes, in lines of a width; none without words.

    A word that is wider than a line is broken, so that more than its beginning shows.
    """
    if not text:
        return ()
    pieces = break_words(f"“{one_line(text)}”", room, SIZE)
    return tuple(map(isolate, wrap(pieces, room, SIZE, most=most)))
