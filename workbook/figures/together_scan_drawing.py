"""Together scan drawing: two values on each theme, drawn once and filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from workbook.figures.canvas import Canvas
from workbook.figures.pair_head import HEIGHT, PairHead
from workbook.figures.pair_rows import End, Pair, PairRows
from workbook.figures.style import Width, colours
from workbook.figures.text_fit import measure
from workbook.figures.theme_rows import (
    BELOW,
    HEAD,
    LAYOUTS,
    Row,
    add_rows,
    rows_height,
)
from workbook.meaning.dyad_apart import APART
from workbook.meaning.dyad_pairs import ThemePair
from workbook.text import Language, format_number

SIDE: Final = 40  # room for a number beside a mark at the end of a line
KEY_LINE: Final = 22  # height of a line of the key
WISH: Final = 9  # size of a mark that says who wishes
FIRST: Final = HEIGHT + HEAD


class TogetherScanDrawing:
    """The artists of all themes: made once, filled in again and again.

    Parameters
    ----------
    titles
        The themes' titles, from top to bottom.
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
        plain = LAYOUTS[width]
        right = plain.width - SIDE
        left = SIDE if plain.above else plain.left + SIDE - 24
        self._layout = layout = replace(plain, left=left, right=right)
        bottom = rows_height(titles, layout, FIRST)
        n_lines = 2 if layout.above else 1
        self.canvas = canvas = Canvas(layout.width, bottom + 6 + KEY_LINE * n_lines)
        self.head = PairHead(canvas, layout.width)
        self.rows = add_rows(canvas, titles, layout, words, FIRST)
        self.unknown = [
            canvas.add_label(layout.left, row.y + BELOW + 8, color="ink-soft")
            for row in self.rows
        ]
        self.pairs = PairRows(canvas, [row.y for row in self.rows], [])
        self.wishes = (
            canvas.add_marks("o", WISH, fill=None, edge="person-a", line=2),
            canvas.add_marks("s", WISH - 1, fill=None, edge="person-b", line=2),
        )
        self._keys = self._draw_key(bottom + 18)

    def show(self, themes: Sequence[ThemePair], me: str, partner: str) -> None:
        """Fill in the values; one theme for each title."""
        self.head.show(me, partner)
        self.pairs.show([self._pair(theme) for theme in themes])
        for row, unknown, theme in zip(self.rows, self.unknown, themes, strict=True):
            is_known = theme.difference is not None
            unknown.set_text("" if is_known else self._words["too_few"])
            for title in row.titles:
                title.set_fontweight(600 if theme.distance >= APART else 400)
                title.set_color(colours()["ink" if is_known else "ink-soft"])
        self._show_wishes(themes)

    def _pair(self, theme: ThemePair) -> Pair | None:
        if theme.mine is None or theme.theirs is None:
            return None
        mine = End(self._layout.x(theme.mine), "person-a", self._number(theme.mine))
        theirs = End(
            self._layout.x(theme.theirs), "person-b", self._number(theme.theirs)
        )
        return Pair((mine, theirs), theme.distance >= APART)

    def _show_wishes(self, themes: Sequence[ThemePair]) -> None:
        """Say beside each title who would like something to be different."""
        places = tuple([key] for key in self._keys)
        for row, theme in zip(self.rows, themes, strict=True):
            who = (theme.i_wish, theme.they_wish)
            row.note.set_text(self._words["wish"] if any(who) else "")
            row.note.set_color(colours()["ink-soft"])
            for place, wishes, x in zip(
                places, who, self._beside(row, n=sum(who)), strict=False
            ):
                if wishes:
                    place.append((x, row.note.get_position()[1] - 4.5))
        for marks, place in zip(self.wishes, places, strict=True):
            marks.set_data([x for x, _ in place], [y for _, y in place])

    def _beside(self, row: Row, *, n: int) -> tuple[float, float]:
        """Return where marks belong: before words on the right, after others."""
        x, length = float(row.note.get_position()[0]), row.note.length
        if row.note.get_horizontalalignment() == "right":
            first = x - length - 12 - 16 * (n - 1)
        else:
            first = x + length + 12
        return (first, first + 16 * (n - 1))

    def _draw_key(self, y: float) -> list[tuple[float, float]]:
        """Explain the marks of a wish and the band; return the places of the marks."""
        words, layout = self._words, self._layout
        self.canvas.add_label(36, y, words["key_wish"], color="ink-soft")
        x = 0.0
        if not layout.above:
            x = 36 + measure(words["key_wish"], 13) + 30
        band_y = y + KEY_LINE if layout.above else y
        band = self.canvas.add_bar(band_y - 10.5, 12, "marker")
        band.set(x=x, width=28)
        line = self.canvas.add_bar(band_y - 6.5, 4, "control")
        line.set(x=x, width=28)
        self.canvas.add_label(x + 36, band_y, words["key_far"], color="ink-soft")
        return [(6.0, y - 4.5), (22.0, y - 4.5)]

    def _number(self, value: float) -> str:
        return format_number(value, self._language)
