"""Scan change: how themes went from the first filling in of the scan to the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workbook.catalogue import load_strings
from workbook.figures.scan_change_drawing import ChangeDrawing, Course
from workbook.figures.style import Picture, Width
from workbook.figures.text_fit import clean
from workbook.figures.theme_words import names
from workbook.meaning.scan import Filling, Theme
from workbook.table import Table
from workbook.text import Language, format_date, format_number

TELLING: Final = 0.5
"""Least difference, in the units of the answers, that is told in words."""


def scan_change(
    fillings: Sequence[Filling], language: Language, width: Width, part: str = "scan"
) -> Picture | None:
    """Show how each theme went over time.

    Parameters
    ----------
    fillings
        The oldest first, all of the same themes, each with a day.
    language
        Of the words, days and numbers.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).
    part
        The words: a file of strings with the keys that ``scan`` has for this.

    Returns
    -------
    Picture or None
        None while no theme is known on two occasions. The figure is the one of the
        last picture of these themes, redrawn.
    """
    words = load_strings(part, language)
    told = _Change(fillings, words, language)
    if not any(course.is_change for course in told.courses):
        return None
    titles = tuple(theme.title for theme in fillings[-1].themes)
    drawing = _drawing(titles, tuple(words.items()), width)
    drawing.show(told.courses, told.days[0], told.days[-1])
    table = drawing.canvas.shows = told.table()
    between = len(fillings) > 2
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(),
        how=" ".join([words["change_how"]] + [words["change_how_between"]] * between),
        alt=told.alternative(),
        table=table,
    )


@lru_cache(maxsize=8)
def _drawing(
    titles: tuple[str, ...], words: tuple[tuple[str, str], ...], width: Width
) -> ChangeDrawing:
    return ChangeDrawing(titles, dict(words), width)


@dataclass(frozen=True)
class _Change:
    """What the picture says in words."""

    fillings: Sequence[Filling]
    words: Mapping[str, str]
    language: Language

    @property
    def courses(self) -> list[Course]:
        """Each theme's values, one for each filling."""
        by_theme = zip(*(filling.themes for filling in self.fillings), strict=True)
        return [Course(tuple(theme.value for theme in course)) for course in by_theme]

    @property
    def days(self) -> list[str]:
        """The days of the fillings; a second one on a day says so."""
        days = [filling.day for filling in self.fillings]
        written = [format_date(day, self.language) if day else "–" for day in days]
        return [
            self.words["again_that_day"].format(date=day, n=number)
            if (number := written[: i + 1].count(day)) > 1
            else day
            for i, day in enumerate(written)
        ]

    def finding(self) -> str:
        """Say where it fits better now, and where less well."""
        themes = self.fillings[-1].themes
        changed = list(zip(themes, self.courses, strict=True))
        more = [t for t, c in changed if c.is_change and c.difference >= TELLING]
        less = [t for t, c in changed if c.is_change and c.difference <= -TELLING]
        if not (more or less):
            return self.words["change_even"].format(first=self.days[0])
        key = "both" if more and less else "more" if more else "less"
        return self.words[f"change_{key}"].format(
            themes=self._names(more or less),
            more=self._names(more),
            less=self._names(less),
            first=self.days[0],
        )

    def alternative(self) -> str:
        """Say each theme's first and last value."""
        themes = self.fillings[-1].themes
        values = [
            self._value(theme, course)
            for theme, course in zip(themes, self.courses, strict=True)
            if course.is_change
        ]
        return self.words["change_alt"].format(
            first=self.days[0], last=self.days[-1], values="; ".join(values)
        )

    def table(self) -> Table:
        """Return every value, a column for each filling, and the difference."""
        columns = (self.words["column_theme"], *self.days)
        rows = tuple(
            (
                clean(theme.title),
                *("–" if v is None else self._number(v) for v in course.values),
                self._number(course.difference, signed=True)
                if course.is_change
                else "–",
            )
            for theme, course in zip(
                self.fillings[-1].themes, self.courses, strict=True
            )
        )
        return Table(
            self.words["change_caption"],
            (*columns, self.words["change_column_difference"]),
            rows,
            frozenset(range(1, len(columns) + 1)),
        )

    def _value(self, theme: Theme, course: Course) -> str:
        start, end = self._number(course.first), self._number(course.last)
        key = "change_value_same" if start == end else "change_value"
        return self.words[key].format(
            theme=clean(theme.title), **{"from": start}, to=end
        )

    def _names(self, themes: Sequence[Theme]) -> str:
        return names(themes, self.words, self.language)

    def _number(self, value: float, *, signed: bool = False) -> str:
        return format_number(value, self.language, signed=signed)
