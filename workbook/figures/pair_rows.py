"""Pair rows: two values on each of many lines, whose they are, and how far apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from matplotlib.lines import Line2D

from workbook.figures.canvas import Canvas, Label
from workbook.figures.cycle_shapes import Who
from workbook.figures.style import colours

Point = tuple[float, float]

NEAREST: Final = 17  # between the middles of two marks, so that both can be seen
ASIDE: Final = 12  # from the middle of a mark to its number
LINK, BAND = 4, 12  # height of what joins two marks, and of what says "far"
CIRCLE, SQUARE = 15.0, 13.5
WHO: Final[tuple[Who, ...]] = ("person-a", "person-b")


@dataclass(frozen=True)
class End:
    """One value on a line.

    Parameters
    ----------
    x
        Where it lies, in pixels.
    who
        Whose it is: a circle for me, a square for the partner.
    text
        The value in words.
    is_open
        Whether the mark is a ring or frame, for what somebody receives.
    """

    x: float
    who: Who
    text: str
    is_open: bool = False


@dataclass(frozen=True)
class Pair:
    """Two values on one line; ``is_far`` when their distance is worth a look."""

    ends: tuple[End, End]
    is_far: bool


class PairRows:
    """The artists on a number of lines: made once, filled in again and again.

    Parameters
    ----------
    ys
        The middle of each line.
    keys
        Marks outside of the lines, which explain them.
    """

    def __init__(
        self, canvas: Canvas, ys: Sequence[float], keys: Sequence[tuple[End, float]]
    ) -> None:
        self._ys, self._keys = ys, keys
        self.bands = [canvas.add_bar(y - BAND / 2, BAND, "marker") for y in ys]
        self.links = [canvas.add_bar(y - LINK / 2, LINK, "control") for y in ys]
        for link in self.links:
            link.set_zorder(3)
        self.marks = {
            (who, is_open): _marks(canvas, who, is_open=is_open)
            for who in WHO
            for is_open in (False, True)
        }
        self.numbers = [
            tuple(canvas.add_label(0, y + 4.8, weight=600) for _ in range(2))
            for y in ys
        ]

    def show(self, pairs: Sequence[Pair | None]) -> None:
        """Fill in the values; one pair for each line, None where they are unknown."""
        places: dict[tuple[Who, bool], list[Point]] = {key: [] for key in self.marks}
        for end, y in self._keys:
            places[end.who, end.is_open].append((end.x, y))
        rows = zip(self._ys, self.bands, self.links, self.numbers, pairs, strict=True)
        for y, band, link, numbers, pair in rows:
            band.set_visible(pair is not None and pair.is_far)
            link.set_visible(pair is not None)
            for number in numbers:
                number.set_text("")
            if pair is None:
                continue
            left, right = _apart(pair.ends)
            for bar in (band, link):
                bar.set(x=left.x, width=right.x - left.x)
            for end in (left, right):
                places[end.who, end.is_open].append((end.x, y))
            _tell(numbers[0], left, -ASIDE)
            _tell(numbers[1], right, ASIDE)
        for key, marks in self.marks.items():
            marks.set_data([x for x, _ in places[key]], [y for _, y in places[key]])


def _marks(canvas: Canvas, who: Who, *, is_open: bool) -> Line2D:
    kind: Literal["o", "s"] = "o" if who == "person-a" else "s"
    size = CIRCLE if who == "person-a" else SQUARE
    if is_open:
        return canvas.add_marks(kind, size - 1.5, fill="sheet", edge=who, line=2.5)
    return canvas.add_marks(kind, size, fill=who, edge="sheet", line=1.5)


def _apart(ends: tuple[End, End]) -> tuple[End, End]:
    """Return the left end and the right one, moved apart where one would hide one.

    Of equal values the first stays on the left.
    """
    left, right = sorted(ends, key=lambda end: end.x)
    missing = max(0.0, NEAREST - (right.x - left.x)) / 2
    return (
        replace(left, x=left.x - missing),
        replace(right, x=right.x + missing),
    )


def _tell(label: Label, end: End, aside: float) -> None:
    label.set_text(end.text)
    label.set_x(end.x + aside)
    label.set_horizontalalignment("left" if aside > 0 else "right")
    label.set_color(colours()[end.who])
