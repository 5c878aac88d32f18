"""Balance row: the artists of one account in the picture of giving and receiving."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbook.figures.canvas import Canvas, Label
from workbook.figures.style import PIXELS, Width, colours
from workbook.meaning.balance import Account
from workbook.text import Language, format_number

Point = tuple[float, float]

BAR: Final = 22  # height of a bar
GAP: Final = 7  # between a bar and its number
DIAMOND: Final = 11 * math.sqrt(2) / 2 + 1  # from the middle of a diamond to its tip
DOT, DOTS = 9, 5  # distance of the dots of importance, and their number


@dataclass(frozen=True)
class Layout:
    """Where things stand in one width, in CSS pixels.

    Parameters
    ----------
    above
        Whether a title stands above its bars, or beside them.
    width
        Of the picture.
    middle
        The line where both bars begin.
    reach
        Length of the longest bar.
    title_size, title_room
        Font size of the titles, and the width that they may take.
    """

    above: bool
    width: int
    middle: float
    reach: float
    title_size: float
    title_room: float

    def row_height(self, n_lines: int) -> float:
        """Return the height of a row with so many lines of title."""
        return 47 + 17 * n_lines if self.above else max(50, 32 + 18 * n_lines)


LAYOUTS: Final[dict[Width, Layout]] = {
    "narrow": Layout(True, PIXELS["narrow"], 170, 134, 14, 222),
    "wide": Layout(False, PIXELS["wide"], 408, 168, 15, 204),
}


class Row:
    """One account: title, two bars with their numbers, and the difference in words.

    Diamonds and dots are alike in all rows, so the drawing places those of all rows at
    once, where a row says.

    Parameters
    ----------
    top
        Where the row begins.
    title
        The account's title, in lines.
    net_x
        Where the difference is written.
    """

    def __init__(
        self,
        canvas: Canvas,
        layout: Layout,
        top: float,
        title: Sequence[str],
        net_x: float,
    ) -> None:
        self._middle, self._net_x = layout.middle, net_x
        height = layout.row_height(len(title))
        if layout.above:
            baselines = [top + 14 + 17 * i for i in range(len(title))]
            bar = baselines[-1] + 8
            self._dots = (net_x - 32 - DOT * (DOTS - 1), top + 9)
        else:
            first = top + height / 2 - 9 * (len(title) - 1) - 1
            baselines = [first + 18 * i for i in range(len(title))]
            bar = top + (height - BAR) / 2
            self._dots = (3, baselines[-1] + 13)
        self.y = bar + BAR / 2
        text = self.y + 4.8
        self._net_y = top + 14 if layout.above else text

        self.titles = [
            canvas.add_label(0, y, line, size=layout.title_size)
            for y, line in zip(baselines, title, strict=True)
        ]
        self.give = canvas.add_bar(bar, BAR, "give")
        self.receive = canvas.add_bar(bar, BAR, "receive-tint", "receive")
        self.give_number = canvas.add_label(0, text, align="right")
        self.receive_number = canvas.add_label(0, text)
        self.net = canvas.add_label(net_x, self._net_y, size=14, weight=600)

    def show(
        self,
        account: Account,
        unit: float,
        *,
        bold: bool,
        words: Mapping[str, str],
        language: Language,
    ) -> None:
        """Fill in the amounts; what is unknown is said quietly in its place.

        Parameters
        ----------
        unit
            Pixels for an amount of 1.
        bold
            Whether the title stands out.
        """
        net = account.net
        give, receive = (account.give or 0) * unit, (account.receive or 0) * unit
        # The diamond lies the other bar's length inside a bar's end: mostly it is
        # far from the number there, but an empty bar leaves it no room.
        give_gap = GAP if net is None else max(GAP, DIAMOND + 4 - receive)
        receive_gap = GAP if net is None else max(GAP, DIAMOND + 4 - give)

        self.give.set(x=self._middle - give, width=give)
        self.receive.set(x=self._middle, width=receive, visible=receive > 0)
        self.give_number.set_x(self._middle - give - give_gap)
        self.receive_number.set_x(self._middle + receive + receive_gap)
        _show_amount(self.give_number, account.give, words, language)
        _show_amount(self.receive_number, account.receive, words, language)
        if account.give is None and account.receive is None:
            self.give_number.set_text("")  # said once, on the other side
        for title in self.titles:
            title.set_fontweight(600 if bold else 400)
            title.set_color(colours()["ink-soft" if net is None else "ink"])
        if net is None:
            self.net.set_text("")
        else:
            difference = format_number(net, language, signed=True)
            self.net.set_text(difference if net else words["even"])

    def diamonds(self, net: float, unit: float) -> tuple[Point, Point]:
        """Return where the difference is marked: on the bars, and before its number."""
        on_bars = (self._middle + net * unit, self.y)
        return on_bars, (self._net_x - 11, self._net_y - 5)

    def dots(self) -> list[Point]:
        """Return the places of the dots of importance."""
        return dots_at(*self._dots)


def dots_at(x: float, y: float) -> list[Point]:
    """Return the places of a row of dots that begins here."""
    return [(x + DOT * i, y) for i in range(DOTS)]


def _show_amount(
    label: Label, amount: float | None, words: Mapping[str, str], language: Language
) -> None:
    if amount is None:
        label.set(text=words["empty"], fontweight=400, color=colours()["ink-soft"])
    else:
        text = format_number(amount, language)
        label.set(text=text, fontweight=600, color=colours()["ink"])
