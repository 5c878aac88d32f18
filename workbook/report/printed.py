"""Printed: a report as the data of the printed one, every text fit for paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from workbook.catalogue import load_strings
from workbook.catalogue.tokens import light_colours
from workbook.meaning.advice import Advice
from workbook.meaning.care import Help
from workbook.report.contents import Chapter, OwnWords, Report
from workbook.report.fonts import FAMILIES
from workbook.report.planned import PlannedMonth
from workbook.report.printable import MISSING, runs_from_right
from workbook.report.printed_svg import printed_svg
from workbook.table import Table
from workbook.text import format_date

MOST_LETTERS: Final = 80_000
"""Most letters of own words, some forty pages: more would take too much memory."""
LINE: Final = 60
"""A line counts as at least so many letters, since it takes a line of paper."""

CELL: Final = 200
"""Most letters in a cell of a table."""
CELL_WORD: Final = 16
"""Letters of a word after which a cell's line may break."""

Fit = Callable[..., str]


def printed(report: Report, fit: Fit) -> dict[str, Any]:
    """Return the data of a report's template.

    Parameters
    ----------
    fit
        Makes any text fit for the fonts.
    """
    paper = _Paper(fit)
    chapters = [paper.chapter(chapter) for chapter in report.chapters]
    plan = [paper.month(month) for month in report.plan]
    return {
        "language": report.language,
        "region": {"nl": "NL", "en": "GB"}[report.language],
        "families": FAMILIES,
        "colours": light_colours(),
        "words": {
            **load_strings("report", report.language),
            **(asdict(report.heading) if report.heading else {}),
        },
        "is_document": report.heading is not None,
        "day": format_date(report.day, report.language) if report.day else "",
        "chapters": chapters,
        "plan": plan,
        "plan_words": dict(load_strings("year-plan", report.language)),
        "missing": MISSING in json.dumps([chapters, plan], ensure_ascii=False),
        "shortened": paper.left < 0,
    }


class _Paper:
    """Makes parts fit, and counts how much is left for own words."""

    def __init__(self, fit: Fit) -> None:
        self.fit = fit
        self.left = MOST_LETTERS

    def chapter(self, chapter: Chapter) -> dict[str, Any]:
        fit = self.fit
        return {
            "title": fit(chapter.title),
            "illustrations": [
                {
                    "svg": printed_svg(one.svg, fit),
                    "finding": fit(one.finding),
                    "how": fit(one.how),
                    "alt": one.alt,
                }
                for one in chapter.illustrations
            ],
            "values": [self._values(table) for table in chapter.values],
            "words": [own for words in chapter.words if (own := self._own(words))],
            "care": [self._care(help) for help in chapter.care],
            "topics": [self._advice(topic) for topic in chapter.topics],
            "steps": [self._advice(step) for step in chapter.steps],
        }

    def month(self, month: PlannedMonth) -> dict[str, Any]:
        told = (self._own(OwnWords("", what)) for what in month.agreed)
        agreed = [line for own in told if own for line in own["lines"]]
        return {**asdict(month), "agreed": agreed}

    def _care(self, help: Help) -> dict[str, Any]:
        fit = self.fit
        return {
            "title": fit(help.title),
            "paragraphs": [fit(paragraph) for paragraph in help.paragraphs],
            "lines": [
                {
                    "name": fit(line.name),
                    "countries": fit(countries),
                    "number": fit(line.number),
                    "dial": line.dial,
                    "about": fit(line.about),
                }
                for countries, line in help.lines
            ],
        }

    def _advice(self, advice: Advice) -> dict[str, str]:
        fit = self.fit
        return {
            "title": fit(advice.title),
            "because": fit(advice.because),
            "text": fit(advice.text),
        }

    def _values(self, table: Table) -> dict[str, Any]:
        return {
            "caption": self.fit(table.caption),
            "columns": [self._cell(column) for column in table.columns],
            "rows": [[self._cell(cell) for cell in row] for row in table.rows],
            "numeric": sorted(table.numeric),
        }

    def _cell(self, text: str) -> str:
        cut = f"{text[:CELL]}…" if len(text) > CELL else text
        return self.fit(cut, longest_word=CELL_WORD)

    def _own(self, words: OwnWords) -> dict[str, Any] | None:
        """Return what somebody wrote, each line with the direction that it has."""
        lines = []
        for line in self.fit(words.text).split("\n"):
            if not line.strip():
                continue
            self.left -= max(len(line), LINE)
            if self.left < 0:
                break
            lines.append({"text": line, "right": runs_from_right(line)})
        return {"about": self.fit(words.about), "lines": lines} if lines else None
