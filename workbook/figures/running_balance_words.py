"""Running balance words: the picture of the journal, told in sentences and a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from workbook.figures.running_balance_lines import LAST_WEEKS, PEOPLE, Line, balances
from workbook.figures.text_fit import clean, has_ink, isolate
from workbook.meaning.journal import By, JournalEntry
from workbook.table import Table
from workbook.text import Language, format_date, format_number, join_words

MOST_ROWS: Final = 60
"""Most days in the table: a journal of years is not for reading row by row."""
NUMERIC: Final = frozenset({2, 3})  # the columns with balances

Course = Literal["up", "down", "even", "quiet", "nothing"]


@dataclass(frozen=True)
class RunningBalanceWords:
    """What the picture says, for who looks, for who listens, for who reads numbers.

    Parameters
    ----------
    words
        The words of the picture in the page's language.
    language
        Of numbers and dates.
    partner
        The partner's name, any text; it is told whole. Empty when it is unknown.
    """

    words: Mapping[str, str]
    language: Language
    partner: str

    def finding(self, entries: Sequence[JournalEntry], lines: Sequence[Line]) -> str:
        """Say how it went lately, always on both sides, and what rose first.

        The newest entry is the end of "lately": a journal that was put away tells the
        same when it is opened again.
        """
        days = [entry.day.toordinal() for entry in entries]
        last, first = max(days), min(days)
        since = max(first, last - LAST_WEEKS + 1)
        if len(entries) == 1:
            (one,) = entries
            kind = "deposit" if one.deposit else "withdrawal"
            other = PEOPLE[one.by == "me"]
            return self.words[f"finding_one_{kind}"].format(
                side=self._side(one.by),
                first=self._day(one.day),
                then=self._then(other, "nothing"),
            )
        if last - first >= LAST_WEEKS:
            period = self.words["period_weeks"]
        else:
            kind = "day" if first == last else "since"
            day = self._day(date.fromordinal(first))
            period = self.words[f"period_{kind}"].format(first=day)
        courses = {by: _course_of(by, lines, since) for by in PEOPLE}
        if courses["me"] == courses["partner"]:
            return self.words[f"finding_both_{courses['me']}"].format(period=period)
        order: list[Course] = ["up", "even", "down", "quiet", "nothing"]
        whose, others = sorted(PEOPLE, key=lambda by: order.index(courses[by]))
        return self.words["finding_two"].format(
            period=period,
            first=self.words[f"first_{courses[whose]}"].format(side=self._side(whose)),
            then=self._then(others, courses[others]),
        )

    def how(self, lines: Sequence[Line]) -> str:
        """Say how to read the picture, and which line is whose."""
        whose = "both" if len(lines) == 2 else lines[0].by
        told = self.words[f"how_{whose}"].format(partner=self._your_partner())
        return f"{self.words['how']} {told}"

    def alternative(
        self, entries: Sequence[JournalEntry], lines: Sequence[Line]
    ) -> str:
        """Say where each line ends, and its lowest and highest point on the way."""
        days = [entry.day for entry in entries]
        first, last = min(days), max(days)
        span = "alt_day" if first == last else "alt_days"
        told = [self.words[span].format(first=self._day(first), last=self._day(last))]
        for line in lines:
            told.append(
                self.words[f"alt_line_{line.by}"].format(
                    partner=self._your_partner(), end=self._number(line.end)
                )
            )
            if extremes := list(self._extremes(line)):
                between = join_words(extremes, self.language)
                told.append(self.words["alt_between"].format(extremes=between))
        return " ".join(told)

    def table(self, entries: Sequence[JournalEntry], lines: Sequence[Line]) -> Table:
        """Return a row for each day, the newest first; older days as one row."""
        by_day: dict[date, list[JournalEntry]] = {}
        for entry in entries:
            by_day.setdefault(entry.day, []).append(entry)
        days = sorted(by_day)
        known = {line.by: list(balances(line, days)) for line in lines}
        rows = [
            (
                self._day(day),
                self._what(by_day[day]),
                *(self._balance(known, by, i) for by in PEOPLE),
            )
            for i, day in list(enumerate(days))[: -MOST_ROWS - 1 : -1]
        ]
        left_out = len(days) - len(rows)
        caption = "caption_some" if left_out else "caption"
        if left_out:
            after = (self._balance(known, by, left_out - 1) for by in PEOPLE)
            told = self.words["earlier"].format(left_out=left_out)
            rows.append((told, self.words["earlier_what"], *after))
        return Table(
            self.words[caption].format(shown=len(days) - left_out, left_out=left_out),
            self._columns(),
            tuple(rows),
            NUMERIC,
        )

    def _columns(self) -> tuple[str, ...]:
        named = "_named" if has_ink(self.partner) else ""
        kinds = ("day", "what", "me", f"partner{named}")
        return tuple(
            self.words[f"column_{kind}"].format(partner=self._your_partner())
            for kind in kinds
        )

    def _what(self, entries: Sequence[JournalEntry]) -> str:
        """Say what a day brought, by person and account."""
        told = []
        for by in PEOPLE:
            sums: dict[str, int] = {}
            for entry in entries:
                if entry.by == by:
                    sums[entry.title] = sums.get(entry.title, 0) + entry.signed
            if sums:
                accounts = ", ".join(
                    f"{clean(title)} {self._number(amount)}"
                    for title, amount in sums.items()
                )
                told.append(
                    self.words[f"by_{by}"].format(
                        accounts=accounts, partner=self._partner("my_partner")
                    )
                )
        return "; ".join(told)

    def _balance(
        self, known: Mapping[By, Sequence[int | None]], by: By, position: int
    ) -> str:
        balance = known[by][position] if by in known else None
        return "–" if balance is None else self._number(balance)

    def _extremes(self, line: Line) -> Iterator[str]:
        """Tell the lowest and the highest point, where they are not at an end."""
        for kind, (day, balance), is_further in (
            ("lowest", line.lowest, line.lowest[1] < min(0, line.end)),
            ("highest", line.highest, line.highest[1] > max(0, line.end)),
        ):
            if is_further:
                yield self.words[f"alt_{kind}"].format(
                    balance=self._number(balance), day=self._day(day)
                )

    def _then(self, by: By, course: Course) -> str:
        return self.words[f"then_{course}"].format(side=self._side(by))

    def _side(self, by: By) -> str:
        return self.words[f"side_{by}"].format(partner=self._your_partner())

    def _your_partner(self) -> str:
        return self._partner("your_partner")

    def _partner(self, without_name: str) -> str:
        if not has_ink(self.partner):
            return self.words[without_name]
        return isolate(clean(self.partner))

    def _day(self, day: date) -> str:
        return format_date(day, self.language)

    def _number(self, amount: int) -> str:
        return format_number(amount, self.language, signed=True)


def _course_of(by: By, lines: Sequence[Line], since: int) -> Course:
    """Say which way a person's line went since a day (ordinal)."""
    for line in lines:
        if line.by == by:
            change = line.change(since)
            if change is None:
                return "quiet"
            return "up" if change > 0 else "down" if change < 0 else "even"
    return "nothing"
