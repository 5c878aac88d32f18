"""Balance drawing: the picture of giving and receiving, drawn once and filled in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final

from workbook.figures.balance_row import (
    BAR,
    DOT,
    DOTS,
    LAYOUTS,
    Layout,
    Point,
    Row,
    dots_at,
)
from workbook.figures.balance_sides import known, sides
from workbook.figures.canvas import Canvas
from workbook.figures.style import Width
from workbook.figures.text_fit import fit, has_ink, isolate, measure, wrap
from workbook.meaning.balance import OUT_OF_BALANCE, Account
from workbook.text import Language

LARGEST: Final = 10.0  # the amount that fills a side, unless a range goes beyond it
KEY_LINE: Final = 22  # height of a line of the key
KEY_DOTS: Final = 3  # how many dots of the key's example are filled


class BalanceDrawing:
    """The artists of all accounts: made once, filled in again and again.

    Parameters
    ----------
    titles
        The accounts' titles, from top to bottom.
    words
        The words of the picture in the page's language.
    named
        Whether there is room for the partner's name.
    """

    def __init__(
        self,
        titles: Sequence[str],
        words: Mapping[str, str],
        language: Language,
        width: Width,
        named: bool,
    ) -> None:
        self._words, self._language = words, language
        self._layout = layout = LAYOUTS[width]
        lines = [wrap(t, layout.title_room, layout.title_size, 600) for t in titles]
        heights = [layout.row_height(len(title)) for title in lines]
        *tops, bottom = accumulate(heights, initial=52.0 if named else 34.0)
        key = bottom + 8
        n_key_lines = 2 if layout.above else 1
        self.canvas = Canvas(layout.width, key + KEY_LINE * n_key_lines)

        self._draw_heads()
        net_width = max(measure(text, 14, 600) for text in (words["even"], "−9,5"))
        net_x = layout.width - math.ceil(net_width)
        self.rows = [
            Row(self.canvas, layout, top, title, net_x)
            for top, title in zip(tops, lines, strict=True)
        ]
        self._draw_lines(layout, tops, bottom)
        self._draw_key(key)
        self.nets = self.canvas.add_marks("D", 11, edge="sheet", line=2)
        self.net_signs = self.canvas.add_marks("D", 7)
        self.full_dots = self.canvas.add_marks("o", 5.5, fill="ink-soft")
        self.open_dots = self.canvas.add_marks("o", 4.7, fill=None, line=1.2)

    def show(self, accounts: Sequence[Account], partner: str) -> None:
        """Fill in the amounts.

        Parameters
        ----------
        accounts
            One for each title.
        partner
            Any text; shortened to its room.
        """
        amounts = [v for a in accounts for v in (a.give, a.receive) if v is not None]
        unit = self._layout.reach / max([LARGEST, *amounts])
        bold = {
            one.account.id
            for side in sides(known(accounts), len(accounts))
            for one in side.named
            if abs(one.net) >= OUT_OF_BALANCE
        }
        for row, account in zip(self.rows, accounts, strict=True):
            row.show(
                account,
                unit,
                bold=account.id in bold,
                words=self._words,
                language=self._language,
            )
        self._show_partner(partner)
        self._show_nets(accounts, unit)
        self._show_dots(accounts)

    def _draw_heads(self) -> None:
        """Say which side is which, with a place for the partner's name below it."""
        canvas, middle = self.canvas, self._layout.middle
        give, receive = self._words["give"], self._words["receive"]
        left, right = middle - 12, middle + 12
        canvas.add_label(
            left, 18, give, size=14, weight=600, color="give", align="right"
        )
        canvas.add_label(right, 18, receive, size=14, weight=600)
        canvas.add_arrow(left - measure(give, 14, 600) - 8, 13.5, -32, "give")
        canvas.add_arrow(right + measure(receive, 14, 600) + 8, 13.5, 32, "receive")
        self.partner = canvas.add_label(right, 36, size=14, weight=600)
        canvas.keep_within(self.partner, right, 20, self._layout.width, 44)

    def _draw_lines(self, layout: Layout, tops: Sequence[float], bottom: float) -> None:
        """Draw the line in the middle, in pieces where it would cross the titles."""
        middle, reach, half = layout.middle, layout.reach, BAR / 2 + 3
        if layout.above:
            pieces = [(middle, r.y - half, middle, r.y + half) for r in self.rows]
        else:
            pieces = [(middle, tops[0] - 4, middle, bottom - 4)]
            rules = [(middle - reach, y, middle + reach, y) for y in tops[1:]]
            if rules:
                self.canvas.add_lines(rules, "grid")
        self.canvas.add_lines(pieces, "control", 1.5, zorder=3)

    def _draw_key(self, top: float) -> None:
        """Explain diamond and dots; their own examples come with the other marks."""
        net, importance = self._words["key_net"], self._words["key_importance"]
        y = top + 14
        self._key_net = (7.0, y - 4.5)
        self.canvas.add_label(20, y, net, color="ink-soft")
        x = 0.0 if self._layout.above else 20 + measure(net, 13) + 28
        y += KEY_LINE if self._layout.above else 0
        self._key_dots = dots_at(x + 3, y - 4.5)
        x += DOT * (DOTS - 1) + 16
        self.key_importance = self.canvas.add_label(x, y, importance, color="ink-soft")

    def _show_partner(self, partner: str) -> None:
        if not has_ink(partner):
            self.partner.set_text("")
            return
        before, _, after = self._words["from_partner"].partition("{partner}")
        room = self._layout.width - self._layout.middle - 12
        name = fit(partner, room - measure(before + after, 14, 600), 14, 600)
        self.partner.set_text(f"{before}{isolate(name)}{after}")

    def _show_nets(self, accounts: Sequence[Account], unit: float) -> None:
        on_bars: list[Point] = []
        signs = [self._key_net]
        for row, account in zip(self.rows, accounts, strict=True):
            if account.net is not None:
                on_bar, sign = row.diamonds(account.net, unit)
                on_bars.append(on_bar)
                signs.append(sign)
        self.nets.set_data(*_xy(on_bars))
        self.net_signs.set_data(*_xy(signs))

    def _show_dots(self, accounts: Sequence[Account]) -> None:
        """Show importance as filled dots; none at all where it is unknown."""
        full: list[Point] = []
        hollow: list[Point] = []
        for row, account in zip(self.rows, accounts, strict=True):
            if account.importance is not None:
                full += row.dots()[: account.importance]
                hollow += row.dots()[account.importance :]
        self.key_importance.set_visible(bool(full))
        if full:
            full += self._key_dots[:KEY_DOTS]
            hollow += self._key_dots[KEY_DOTS:]
        self.full_dots.set_data(*_xy(full))
        self.open_dots.set_data(*_xy(hollow))


def _xy(points: Sequence[Point]) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]
