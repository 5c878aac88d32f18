"""Scan profile drawing: the picture of six themes, drawn once and filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from workbook.figures.canvas import Canvas
from workbook.figures.style import Width, colours
from workbook.figures.text_fit import fit, measure
from workbook.figures.theme_rows import (
    BELOW,
    LAYOUTS,
    TRACK,
    Row,
    add_rows,
    rows_height,
)
from workbook.meaning.scan import Theme, strongest, wished

CIRCLE: Final = 9  # from one circle to the next, when several answers are the same
KEY: Final = 30  # height of the key
NOTE_ROOM: Final = {True: 124, False: 218}  # for a wish: beside a title, below it


class ProfileDrawing:
    """The artists of all themes: made once, filled in again and again.

    Parameters
    ----------
    titles
        The themes' titles, from top to bottom.
    words
        The words of the picture in the page's language.
    """

    def __init__(
        self, titles: Sequence[str], words: Mapping[str, str], width: Width
    ) -> None:
        self._words = words
        self._layout = layout = LAYOUTS[width]
        bottom = rows_height(titles, layout)
        self.canvas = canvas = Canvas(layout.width, bottom + KEY)
        self.rows = add_rows(canvas, titles, layout, words)
        self.bars = [
            canvas.add_bar(row.y - TRACK / 2, TRACK, "brand") for row in self.rows
        ]
        self.means = [canvas.add_bar(row.y - 9, 18, "ink") for row in self.rows]
        self.unknown = [
            canvas.add_label(layout.left, row.y + BELOW + 8, color="ink-soft")
            for row in self.rows
        ]
        self.answers = canvas.add_marks("o", 6, fill=None, edge="ink-soft", line=1.3)
        self._key = self._draw_key(bottom + 20)

    def show(self, themes: Sequence[Theme]) -> None:
        """Fill in the answers; one theme for each title."""
        strong, wishes = strongest(themes), wished(themes)
        circles = [self._key]
        rows = zip(self.rows, self.bars, self.means, self.unknown, themes, strict=True)
        for row, bar, mean, unknown, theme in rows:
            x = self._layout.x(theme.value or 1)
            bar.set(x=self._layout.left, width=x - self._layout.left)
            mean.set(x=x - 1.5, width=3, visible=theme.value is not None)
            missing = "too_few" if theme.answers else "empty"
            unknown.set_text("" if theme.value is not None else self._words[missing])
            if theme.value is not None:
                circles += self._circles(row, theme)
            for title in row.titles:
                title.set_fontweight(600 if theme in strong else 400)
                soft = theme.value is None
                title.set_color(colours()["ink-soft" if soft else "ink"])
            self._show_wish(row, theme, stands_out=theme in wishes)
        self.answers.set_data([x for x, _ in circles], [y for _, y in circles])

    def _circles(self, row: Row, theme: Theme) -> list[tuple[float, float]]:
        """Return the place of each answer: equal ones lie side by side."""
        return [
            (self._layout.x(value) + (i - (n - 1) / 2) * CIRCLE, row.y + BELOW)
            for value, n in Counter(theme.answers.values()).items()
            for i in range(n)
        ]

    def _show_wish(self, row: Row, theme: Theme, *, stands_out: bool) -> None:
        weight = 600 if stands_out else 400
        text = ""
        if theme.wish is not None:
            wish = self._words[f"wish_{theme.wish}"]
            text = self._words["wish"].format(wish=wish)
        room = NOTE_ROOM[self._layout.above]
        row.note.set_text(fit(text, room, 13, weight))
        row.note.set_fontweight(weight)
        row.note.set_color(colours()["ink" if stands_out else "ink-soft"])

    def _draw_key(self, y: float) -> tuple[float, float]:
        """Explain both marks; return where the circle of the key belongs."""
        tick = self.canvas.add_bar(y - 13, 16, "ink")
        tick.set(x=2, width=3)
        self.canvas.add_label(14, y, self._words["key_mean"], color="ink-soft")
        x = 14 + measure(self._words["key_mean"], 13) + 28
        self.canvas.add_label(x + 10, y, self._words["key_answer"], color="ink-soft")
        return x, y - 4.5
