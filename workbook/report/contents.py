"""Contents: what a report is made of, before it is a page or a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from workbook.meaning.advice import Advice
from workbook.meaning.care import Help
from workbook.report.planned import PlannedMonth
from workbook.text import Language


class Values(NamedTuple):
    """A table of values.

    Parameters
    ----------
    caption
        What the table shows.
    columns
        The heads; the first column names the row.
    rows
        One tuple of cells per row, as long as ``columns``, in the report's language.
    numeric
        Positions of the columns with numbers, which stand right-aligned.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int]


@dataclass(frozen=True)
class Illustration:
    """A picture, and the words that say the same.

    Parameters
    ----------
    svg
        An ``<svg>`` element, with colours as ``var(--token, #hex)``.
    finding, how, alt
        What there is to see, how to read it, and the result for who cannot see it.
    """

    svg: str
    finding: str
    how: str
    alt: str


@dataclass(frozen=True)
class OwnWords:
    """What the participant wrote: any text, to be shown as it is.

    Parameters
    ----------
    about
        The question, or the day and what it was about.
    """

    about: str
    text: str


@dataclass(frozen=True)
class Chapter:
    """What a report has of one chapter; parts that are empty are not shown.

    Parameters
    ----------
    care
        Help that comes before all else, where answers ask for it.
    topics
        What is worth talking about.
    missing
        What the page says when all parts are empty; ``""`` for the usual sentence.
    """

    title: str
    care: tuple[Help, ...] = ()
    illustrations: tuple[Illustration, ...] = ()
    values: tuple[Values, ...] = ()
    words: tuple[OwnWords, ...] = ()
    topics: tuple[Advice, ...] = ()
    steps: tuple[Advice, ...] = ()
    missing: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: nothing was filled in."""
        return not any(
            (
                self.care,
                self.illustrations,
                self.values,
                self.words,
                self.topics,
                self.steps,
            )
        )


@dataclass(frozen=True)
class Report:
    """All that is taken along.

    Parameters
    ----------
    day
        The participant's day; None where nobody knows it.
    plan
        The months of the year plan; none where it was not chosen.
    """

    language: Language
    day: date | None
    chapters: tuple[Chapter, ...]
    plan: tuple[PlannedMonth, ...] = ()
