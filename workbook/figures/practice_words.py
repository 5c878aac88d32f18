"""Practice words: the picture of practice moments, told and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from workbook.figures.generations_words import short
from workbook.meaning.practice import CALMER_BY, Moment, change
from workbook.table import Table
from workbook.text import Language, format_date, format_number

MOST_TOLD: Final = 12
"""More moments would be too much to listen to; the table has them."""
MOST_ROWS: Final = 100


@dataclass(frozen=True)
class PracticeWords:
    """Tells the picture: for the caption, for who listens, for who reads.

    Parameters
    ----------
    words
        The words of the picture in the page's language.
    language
        Of numbers and dates.
    """

    words: Mapping[str, str]
    language: Language

    def finding(self, moments: Sequence[Moment]) -> str:
        """Say how the discomfort went, as far as that can be said."""
        count = len(moments)
        means = change(moments)
        if count == 1:
            number = str(moments[0].discomfort)
            return self.words["finding_one"].format(discomfort=number)
        if means is None:
            return self.words["finding_few"].format(count=count)
        before, now = means
        kind = "same"
        if abs(before - now) >= CALMER_BY:
            kind = "calmer" if now < before else "more"
        return self.words[f"finding_{kind}"].format(
            before=format_number(before, self.language),
            now=format_number(now, self.language),
            count=count,
        )

    def alternative(self, moments: Sequence[Moment]) -> str:
        """Say from when to when, then each moment."""
        first, last = self._day(moments[0].day), self._day(moments[-1].day)
        told = [self.words["alt"].format(first=first, last=last)]
        if (earlier := len(moments) - MOST_TOLD) > 0:
            told.append(self.words["alt_more"].format(count=earlier))
        for moment in moments[-MOST_TOLD:]:
            kind = "alt_moment" if moment.stayed else "alt_moment_open"
            told.append(
                self.words[kind].format(
                    day=self._day(moment.day),
                    discomfort=moment.discomfort,
                    ended=self._ended(moment),
                )
            )
        return " ".join(told)

    def table(self, moments: Sequence[Moment]) -> Table:
        """Return a row for each moment, the newest first."""
        kinds = ("day", "discomfort", "ended", "what")
        columns = tuple(self.words[f"column_{kind}"] for kind in kinds)
        rows = tuple(
            (
                self._day(moment.day),
                str(moment.discomfort),
                self._ended(moment),
                short(moment.what) if moment.what.strip() else "–",
            )
            for moment in moments[: -MOST_ROWS - 1 : -1]
        )
        return Table(self.words["caption"], columns, rows, frozenset({1}))

    def _ended(self, moment: Moment) -> str:
        return self.words[moment.stayed or "unknown"]

    def _day(self, day: date) -> str:
        return format_date(day, self.language)
