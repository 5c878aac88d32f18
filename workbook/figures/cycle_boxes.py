"""Cycle boxes: a quarrel's steps in somebody's own words, and the way out beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from workbook.figures.canvas import Align, Canvas
from workbook.figures.cycle_shapes import Who, add_box, add_way
from workbook.figures.style import OWN
from workbook.figures.text_fit import break_words, isolate, one_line, wrap

CIRCLE: Final = ("you-do", "i-feel", "i-do", "you-then")
"""The steps, in the order in which they follow each other."""
SIZE, LINE = 15, 20  # own words
HEAD_SIZE, HEAD_LINE = 14, 18
PAD: Final = 14
MOST_LINES: Final = 6
MOST_EXIT: Final = 3
MARK: Final = 12
EDGE: Final = 4  # room above the first box, for its line

Place = tuple[float, float, float, float]
"""Left, top, right and bottom."""


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


class CycleBoxes:
    """Draws the parts of one person's cycle wherever they belong.

    Parameters
    ----------
    canvas
        Where they are drawn.
    written
        Part of the cycle to somebody's own words; what is absent is still open.
    words
        The words of the picture in the page's language.
    writer
        Whose cycle it is: "I" in it is this person, "you" the other one.
    most_lines
        Most lines of own words in a box.
    """

    def __init__(
        self,
        canvas: Canvas,
        written: Mapping[str, str],
        words: Mapping[str, str],
        writer: Who = "person-a",
        most_lines: int = MOST_LINES,
    ) -> None:
        self.canvas = canvas
        self._written, self._words, self._most = written, words, most_lines
        other: Who = "person-b" if writer == "person-a" else "person-a"
        self._who: Mapping[str, Who] = {
            "you-do": other,
            "i-feel": writer,
            "i-do": writer,
            "you-then": other,
        }

    def text(self, part: str, width: float) -> Words:
        """Return what stands in a box of this width."""
        room = width - 2 * PAD
        head = wrap(self._words[part], room - MARK - 8, HEAD_SIZE, 600)
        own = self._written.get(part, "")
        lines = own_lines(own, room, self._most) or (self._words["unwritten"],)
        return Words(head, lines, bool(own))

    def exit(self, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the words beside the way out: ours, and somebody's own."""
        own = own_lines(self._written.get("exit", ""), room, MOST_EXIT)
        return self.wrapped("exit", room, HEAD_SIZE), own

    def wrapped(self, word: str, room: float, size: float) -> tuple[str, ...]:
        """Return a word of the picture in lines."""
        return wrap(self._words[word], room, size, 600, most=3)

    def box(
        self,
        part: str,
        x: float,
        y: float,
        width: float,
        text: Words,
        height: float | None = None,
    ) -> None:
        """Draw a box with its words, and before the head the shape of who it is."""
        who = self._who.get(part)
        add_box(self.canvas, x, y, width, height or text.height, who)
        head_x = x + PAD
        if who:
            kind: Literal["o", "s"] = "o" if who == "person-a" else "s"
            marks = self.canvas.add_marks(kind, MARK, fill=who)
            marks.set_data([x + PAD + MARK / 2], [y + PAD + 9])
            head_x += MARK + 8
        first = y + PAD + 14
        self.lines(text.head, head_x, first, HEAD_SIZE, 600, who or "ink")
        first += HEAD_LINE * len(text.head) + 1
        if text.is_written:
            end = x + width - PAD / 2, y + (height or text.height)
            self.lines(text.own, x + PAD, first, SIZE, OWN, "ink", within=(x, y, *end))
        else:
            self.lines(text.own, x + PAD, first, SIZE, 400, "ink-soft")

    def way_out(
        self,
        x: float,
        y: float,
        edge: float,
        head: tuple[str, ...],
        own: tuple[str, ...],
    ) -> None:
        """Mark the place to step out, halfway between what I feel and what I do."""
        add_way(self.canvas, [(x + 4, y), (x + 26, y)], "good")
        first = y - LINE * (len(head) + len(own) - 1) / 2 + 5
        left = x + 34
        self.lines(head, left, first, HEAD_SIZE, 600, "good", step=LINE)
        first += LINE * len(head)
        within = (left, first - LINE, edge, first + LINE * len(own))
        self.lines(own, left, first, SIZE, OWN, "ink", within=within)

    def lines(
        self,
        lines: tuple[str, ...],
        x: float,
        y: float,
        size: float,
        weight: int,
        color: str,
        align: Align = "left",
        step: float | None = None,
        within: Place | None = None,
    ) -> None:
        """Write lines below each other; somebody's own are cut off where they end."""
        between = step or (HEAD_LINE if weight == 600 else LINE)
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
    pieces = break_words(f"“{one_line(text)}”", room, SIZE, OWN)
    return tuple(map(isolate, wrap(pieces, room, SIZE, OWN, most=most)))
