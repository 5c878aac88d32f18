"""Promises words: what the picture of promises says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from babel.dates import format_date as babel_format_date

from workbook.meaning.coparenting import Period, Unit
from workbook.table import Table
from workbook.text import LOCALES, Language, format_date, format_number, join_words

MOST_ROWS: Final = 36
"""Rows in the table: three years of months."""
KINDS: Final = ("kept", "missed", "open")


@dataclass(frozen=True)
class PromisesWords:
    """Tells the picture: for the caption, for who listens, for who reads.

    Parameters
    ----------
    words
        The words of the picture in the page's language.
    language
        Of numbers and dates.
    unit
        What each row stands for.
    """

    words: Mapping[str, str]
    language: Language
    unit: Unit

    def kinds(self) -> list[str]:
        """Return the words of the key."""
        return [self.words[kind] for kind in KINDS]

    def label(self, period: Period) -> str:
        """Name a period shortly: the month, or the day on which the week begins."""
        pattern = {"week": "d MMM y", "month": "MMM y"}[self.unit]
        return babel_format_date(period.first, pattern, locale=LOCALES[self.language])

    def finding(self, periods: Sequence[Period]) -> str:
        """Say how many promises there are, and what became of them."""
        total = sum(period.total for period in periods)
        if total == 1:
            return self.words["finding_one"].format(kinds=self._kinds(periods))
        number = format_number(total, self.language)
        kinds = self._kinds(periods)
        return self.words["finding"].format(n=number, kinds=kinds)

    def how(self, *, joined: bool, shown_all: bool) -> str:
        """Say how to read the picture."""
        told = [self.words[f"how_{self.unit}"]]
        told += [self.words["joined"]] if joined else []
        told += [] if shown_all else [self.words[f"older_{self.unit}"]]
        return " ".join(told)

    def alternative(self, periods: Sequence[Period], shown: Sequence[Period]) -> str:
        """Say what became of the promises, row by row."""
        told = [self.words["alt"].format(finding=self.finding(periods))]
        told += [
            self.words["alt_row"].format(
                period=self._period(period), kinds=self._kinds([period])
            )
            for period in shown
        ]
        return " ".join(told)

    def table(self, periods: Sequence[Period]) -> Table:
        """Return a row for each period, the newest first."""
        rows = tuple(
            (
                self._period(period),
                *(format_number(getattr(period, k), self.language) for k in KINDS),
            )
            for period in periods[::-1][:MOST_ROWS]
        )
        columns = (self.words[f"column_{self.unit}"], *self.kinds())
        return Table(self.words["caption"], columns, rows, frozenset({1, 2, 3}))

    def _period(self, period: Period) -> str:
        if self.unit == "month":
            locale = LOCALES[self.language]
            return babel_format_date(period.first, "MMMM y", locale=locale)
        day = format_date(period.first, self.language)
        return self.words["week_of"].format(day=day)

    def _kinds(self, periods: Sequence[Period]) -> str:
        """Return how many there are of each kind that there is."""
        counts = {k: sum(getattr(p, k) for p in periods) for k in KINDS}
        told = [
            self.words[f"count_{kind}"].format(n=format_number(n, self.language))
            for kind, n in counts.items()
            if n
        ]
        return join_words(told, self.language)
