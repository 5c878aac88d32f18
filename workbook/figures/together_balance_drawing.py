"""Together balance drawing: both directions of each account, drawn and filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from workbook.figures.canvas import Canvas, Label
from workbook.figures.cycle_shapes import Who
from workbook.figures.pair_head import HEIGHT, PairHead
from workbook.figures.pair_rows import WHO, End, Pair, PairRows
from workbook.figures.style import PIXELS, Width, colours
from workbook.figures.text_fit import measure, wrap
from workbook.figures.together_names import fitted
from workbook.meaning.balance import OUT_OF_BALANCE
from workbook.meaning.dyad_pairs import AccountPair, Gap
from workbook.text import Language, format_number

LARGEST: Final = 10.0
LINE: Final = 30  # from one direction to the next
TRACK: Final = 6
KEY_LINE: Final = 22
FIRST: Final = HEIGHT + 30


@dataclass(frozen=True)
class Layout:
    """Where things stand in one width, in CSS pixels.

    Parameters
    ----------
    above
        Whether a title stands above its lines, or beside them.
    title_size, title_room
        Font size of the titles, and the width that they may take.
    way, way_room
        Where it is said who gives, and the width that this may take.
    left, right
        Where the axis begins and ends.
    """

    above: bool
    width: int
    title_size: float
    title_room: float
    way: float
    way_room: float
    left: float
    right: float

    def height(self, n_lines: int) -> float:
        """Return the height of an account with so many lines of title."""
        if self.above:
            return 17 * n_lines + 2 * LINE + 12
        return max(2 * LINE + 14, 18 * n_lines + 24)

    def x(self, amount: float) -> float:
        """Return where an amount from 0 to 10 lies."""
        return self.left + amount / LARGEST * (self.right - self.left)


LAYOUTS: Final[dict[Width, Layout]] = {
    "narrow": Layout(True, PIXELS["narrow"], 14, 330, 0, 84, 124, 302),
    "wide": Layout(False, PIXELS["wide"], 15, 200, 218, 130, 388, 642),
}


class TogetherBalanceDrawing:
    """The artists of all accounts: made once, filled in again and again.

    Parameters
    ----------
    titles
        The accounts' titles, from top to bottom.
    words
        The words of the picture in the page's language.
    """

    def __init__(
        self,
        titles: Sequence[str],
        words: Mapping[str, str],
        language: Language,
        width: Width,
    ) -> None:
        self._words, self._language = words, language
        self._layout = layout = LAYOUTS[width]
        lines = [wrap(t, layout.title_room, layout.title_size, 600) for t in titles]
        heights = (layout.height(len(title)) for title in lines)
        *tops, bottom = accumulate(heights, initial=float(FIRST))
        n_lines = 2 if layout.above else 1
        self.canvas = Canvas(layout.width, bottom + 6 + KEY_LINE * n_lines)
        self.head = PairHead(self.canvas, layout.width)
        self._draw_ends()
        self.titles: list[list[Label]] = []
        self.ways: list[Label] = []
        self.unknown: list[Label] = []
        ys: list[float] = []
        for top, title in zip(tops, lines, strict=True):
            ys += self._draw_account(top, title)
        self._draw_rules(tops)
        self.rows = PairRows(self.canvas, ys, self._draw_key(bottom + 18))

    def show(self, accounts: Sequence[AccountPair], me: str, partner: str) -> None:
        """Fill in the amounts; one account for each title."""
        self.head.show(me, partner)
        gaps: list[tuple[Gap, Who, Who]] = []
        for account, titles in zip(accounts, self.titles, strict=True):
            gaps.append((account.from_me, "person-a", "person-b"))
            gaps.append((account.from_them, "person-b", "person-a"))
            for title in titles:
                far = account.distance >= OUT_OF_BALANCE
                title.set_fontweight(600 if far else 400)
                title.set_color(colours()["ink" if account.is_known else "ink-soft"])
        self.rows.show([self._pair(*gap) for gap in gaps])
        for (gap, giver, _), way, unknown in zip(
            gaps, self.ways, self.unknown, strict=True
        ):
            name = me if giver == "person-a" else partner
            way.set_text(self._gives(name))
            is_known = gap.difference is not None
            unknown.set_text("" if is_known else self._words["unknown"])

    def _gives(self, name: str) -> str:
        """Return "I give", or "Sam gives" with as much of a name as fits."""
        if name == self._words["me"]:
            return self._words["gives_me"]
        return fitted(self._words["gives"], name, self._layout.way_room)

    def _pair(self, gap: Gap, giver: Who, receiver: Who) -> Pair | None:
        if gap.give is None or gap.receive is None:
            return None
        x = self._layout.x
        give = End(x(gap.give), giver, self._number(gap.give))
        receive = End(x(gap.receive), receiver, self._number(gap.receive), is_open=True)
        return Pair((give, receive), gap.distance >= OUT_OF_BALANCE)

    def _draw_account(self, top: float, title: Sequence[str]) -> tuple[float, float]:
        """Place the title and two axes; return the middle of each axis."""
        layout, canvas = self._layout, self.canvas
        if layout.above:
            first, step = top + 14.0, 17
            y = first + step * (len(title) - 1) + 22
        else:
            step = 18
            y = top + layout.height(len(title)) / 2 - LINE / 2
            first = y + LINE / 2 - step / 2 * (len(title) - 1) + 5
        self.titles.append(
            [
                canvas.add_label(0, first + step * n, line, size=layout.title_size)
                for n, line in enumerate(title)
            ]
        )
        for middle in (y, y + LINE):
            track = canvas.add_bar(middle - TRACK / 2, TRACK, "grid")
            track.set(x=layout.left, width=layout.right - layout.left, zorder=1)
            way = canvas.add_label(layout.way, middle + 4.8, color="ink-soft")
            canvas.keep_within(
                way, 0, middle - 14, layout.way + layout.way_room, middle + 14
            )
            self.ways.append(way)
            place = layout.left + 6, middle + 4.8
            self.unknown.append(canvas.add_label(*place, color="ink-soft"))
        return y, y + LINE

    def _draw_ends(self) -> None:
        """Say what both ends of an axis mean."""
        layout, words = self._layout, self._words
        y = FIRST - 12
        self.canvas.add_label(layout.left - 22, y, words["low"], color="ink-soft")
        self.canvas.add_label(
            layout.width, y, words["high"], color="ink-soft", align="right"
        )

    def _draw_rules(self, tops: Sequence[float]) -> None:
        rules = [(0.0, y, float(self._layout.width), y) for y in tops[1:]]
        if rules and not self._layout.above:
            self.canvas.add_lines(rules, "grid")

    def _draw_key(self, y: float) -> list[tuple[End, float]]:
        """Explain filled and open marks; return these examples."""
        full, empty = self._words["key_full"], self._words["key_open"]
        self.canvas.add_label(44, y, full, color="ink-soft")
        x, second = 0.0, y + KEY_LINE
        if not self._layout.above:
            x, second = 44 + measure(full, 13) + 30, y
        self.canvas.add_label(x + 44, second, empty, color="ink-soft")
        return [
            (End(left + 9 + 20 * n, who, "", is_open=is_open), at - 4.5)
            for is_open, left, at in ((False, 0.0, y), (True, x, second))
            for n, who in enumerate(WHO)
        ]

    def _number(self, value: float) -> str:
        return format_number(value, self._language)
