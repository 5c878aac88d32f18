"""Contents: what a report is made of, before it is a page or a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbook.meaning.advice import Advice
from workbook.meaning.care import Help
from workbook.report.planned import PlannedMonth
from workbook.table import Table
from workbook.text import Language


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
    values: tuple[Table, ...] = ()
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
class Heading:
    """What stands above and below a document of somebody's own words.

    Parameters
    ----------
    title, lead
        Above it.
    footer
        At the foot of each sheet of paper.
    """

    title: str
    lead: str
    footer: str


@dataclass(frozen=True)
class Report:
    """All that is taken along.

    Parameters
    ----------
    heading
        Makes it a document of its own: with this heading instead of the report's and
        its warning, and its chapters as parts that follow each other.
    day
        The participant's day; None where nobody knows it.
    plan
        The months of the year plan; none where it was not chosen.
    """

    language: Language
    day: date | None
    chapters: tuple[Chapter, ...]
    plan: tuple[PlannedMonth, ...] = ()
    heading: Heading | None = None
