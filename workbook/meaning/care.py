"""Care: whom to turn to, where answers ask for help rather than for a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.catalogue import load_helplines
from workbook.catalogue.helplines import Line
from workbook.text import Language, join_words


@dataclass(frozen=True)
class Help:
    """Whom to turn to, and why that is a good idea.

    Parameters
    ----------
    title, paragraphs
        In the page's language. They do not say which answer led to them: somebody may
        look over the shoulder.
    lines
        Numbers to call, each with the countries where it works.
    """

    title: str
    paragraphs: tuple[str, ...]
    lines: tuple[tuple[str, Line], ...]


def lines_of(dials: Sequence[str], language: Language) -> tuple[tuple[str, Line], ...]:
    """Return helplines by the numbers that a phone dials, in that order.

    A number that is no longer among the helplines is left out.
    """
    found: list[tuple[str, Line]] = []
    for dial in dials:
        here = [
            (country.name, line)
            for country in load_helplines(language).countries
            for line in country.lines
            if line.dial == dial
        ]
        if here:
            names = join_words([name for name, _ in here], language)
            found.append((names, here[0][1]))
    return tuple(found)
