"""Year line words: what the picture of the check-ins says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from workbook.meaning.checkin import Topic
from workbook.table import Table
from workbook.text import Language, format_date

MOST_ROWS: Final = 36
"""Days in the table: three years of months."""


@dataclass(frozen=True)
class YearLineWords:
    """Tells the picture: for the caption, for who listens, for who reads.

    Parameters
    ----------
    words
        The words of the picture in the page's language.
    language
        Of dates.
    """

    words: Mapping[str, str]
    language: Language

    def finding(self, topics: Sequence[Topic]) -> str:
        """Say what changed most between the first and the last answer."""
        first, last = _span(topics)
        if first == last:
            return self.words["finding_one"].format(day=self._day(first))
        changed = [t for t in topics if t.points and _change(t)]
        if not changed:
            return self.words["finding_same"].format(first=self._day(first))
        most = max(changed, key=lambda topic: abs(_change(topic)))
        return self.words["finding_most"].format(
            first=self._day(most.points[0][0]), title=most.title, **_ends(most)
        )

    def how(self, topics: Sequence[Topic]) -> str:
        """Say how to read the picture."""
        answers = topics[0].answers
        return self.words["how"].format(low=answers[0], high=answers[-1])

    def alternative(self, topics: Sequence[Topic]) -> str:
        """Say for each topic how it began and how it is now."""
        first, last = _span(topics)
        kind = "alt_day" if first == last else "alt_days"
        told = [self.words[kind].format(first=self._day(first), last=self._day(last))]
        for topic in topics:
            if topic.points:
                sentence = _sentence(topic)
                told.append(
                    self.words[sentence].format(title=topic.title, **_ends(topic))
                )
        return " ".join(told)

    def table(self, topics: Sequence[Topic]) -> Table:
        """Return a row for each day, the newest first."""
        known = [dict(topic.points) for topic in topics]
        days = sorted({day for points in known for day in points}, reverse=True)
        rows = tuple(
            (
                self._day(day),
                *(
                    topic.said(points[day]) if day in points else "–"
                    for topic, points in zip(topics, known, strict=True)
                ),
            )
            for day in days[:MOST_ROWS]
        )
        columns = (self.words["column_day"], *(topic.title for topic in topics))
        return Table(self.words["caption"], columns, rows, frozenset())

    def _day(self, day: date) -> str:
        return format_date(day, self.language)


def _span(topics: Sequence[Topic]) -> tuple[date, date]:
    days = [day for topic in topics for day, _ in topic.points]
    return min(days), max(days)


def _change(topic: Topic) -> int:
    return topic.points[-1][1] - topic.points[0][1]


def _sentence(topic: Topic) -> str:
    if len(topic.points) == 1:
        return "alt_topic_one"
    return "alt_topic" if _change(topic) else "alt_topic_same"


def _ends(topic: Topic) -> dict[str, str]:
    before, now = topic.points[0][1], topic.points[-1][1]
    return {"before": topic.said(before), "now": topic.said(now)}
