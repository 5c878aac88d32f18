"""Scan change drawing: where each theme was, and where it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbook.figures.canvas import Canvas
from workbook.figures.style import Width, colours
from workbook.figures.text_fit import fit
from workbook.figures.theme_rows import LAYOUTS, add_rows, rows_height

KEY_LINE = 22  # height of a line of the key


@dataclass(frozen=True)
class Course:
    """One theme's values over time, 1 to 5; None where it was not known."""

    values: tuple[float | None, ...]

    @property
    def known(self) -> list[float]:
        """The values that are known, in their order."""
        return [value for value in self.values if value is not None]

    @property
    def is_change(self) -> bool:
        """Whether the theme is known on two occasions."""
        return len(self.known) > 1

    @property
    def first(self) -> float:
        """The first known value."""
        return self.known[0]

    @property
    def last(self) -> float:
        """The last known value."""
        return self.known[-1]

    @property
    def difference(self) -> float:
        """How far the theme went."""
        return self.last - self.first


class ChangeDrawing:
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
        n_lines = 2 if layout.above else 1
        self.canvas = canvas = Canvas(layout.width, bottom + 6 + KEY_LINE * n_lines)
        self.rows = add_rows(canvas, titles, layout, words)
        self.lines = [canvas.add_bar(row.y - 2, 4, "brand") for row in self.rows]
        self.between = canvas.add_marks("o", 8, fill="ink-soft", edge="sheet", line=1)
        self.firsts = canvas.add_marks("o", 14, fill="sheet", edge="brand", line=2.5)
        self.lasts = canvas.add_marks("o", 15, fill="brand", edge="sheet", line=1.5)
        y = bottom + 18
        second = (0.0, y + KEY_LINE) if layout.above else (layout.width / 2, y)
        self._keys = [(9.0, y - 4.5), (second[0] + 9, second[1] - 4.5)]
        self.first_day = canvas.add_label(24, y, color="ink-soft")
        self.last_day = canvas.add_label(second[0] + 24, second[1], color="ink-soft")

    def show(self, courses: Sequence[Course], first: str, last: str) -> None:
        """Fill in the values; one course for each title."""
        x = self._layout.x
        firsts, lasts = [self._keys[0]], [self._keys[1]]
        between: list[tuple[float, float]] = []
        for row, line, course in zip(self.rows, self.lines, courses, strict=True):
            line.set_visible(course.is_change)
            row.note.set_text("" if course.known else self._words["empty"])
            row.note.set_color(colours()["ink-soft"])
            if course.is_change:
                ends = sorted((x(course.first), x(course.last)))
                line.set(x=ends[0], width=ends[1] - ends[0])
                firsts.append((x(course.first), row.y))
                between += [(x(value), row.y) for value in course.known[1:-1]]
            elif course.values[-1] is None and course.known:
                firsts.append((x(course.first), row.y))
            if course.is_change or course.values[-1] is not None:
                lasts.append((x(course.last), row.y))
        marks = ((self.firsts, firsts), (self.lasts, lasts), (self.between, between))
        for artist, points in marks:
            artist.set_data([a for a, _ in points], [b for _, b in points])
        room = (self._layout.width if self._layout.above else 340) - 24
        self.first_day.set_text(fit(first, room, 13))
        self.last_day.set_text(fit(last, room, 13))
