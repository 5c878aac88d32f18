"""Planned: the months of the year plan in words, on a page, on paper, in a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.catalogue import load_strings
from workbook.meaning.agreements import Agreement, looked_back_at
from workbook.meaning.yearplan import PAUSE, Month
from workbook.text import Language, format_date


@dataclass(frozen=True)
class MonthWords:
    """The words of a theme: its title, two or three things, and ten minutes a week."""

    title: str
    things: tuple[str, ...]
    weekly: str


@dataclass(frozen=True)
class PlannedMonth:
    """One month of the plan, ready to be shown.

    Parameters
    ----------
    title, span
        Which month it is, and from when to when; ``span`` is ``""`` while the day is
        unknown.
    words
        Of its theme; a month without one has a title and no things.
    note
        What a month without a theme is for; ``""`` for others.
    agreed
        Own words: the agreements to look back at in it.
    """

    number: int
    title: str
    span: str
    words: MonthWords
    note: str = ""
    agreed: tuple[str, ...] = ()


def month_words(theme: str, language: Language) -> MonthWords:
    """Return the words of a theme."""
    words = load_strings("year-themes", language)
    things = (f"{theme}_{n}" for n in (1, 2, 3))
    return MonthWords(
        title=words[f"{theme}_title"],
        things=tuple(words[key] for key in things if key in words),
        weekly=words[f"{theme}_weekly"],
    )


def planned(
    months: Sequence[Month],
    language: Language,
    *,
    dated: bool,
    agreed: Sequence[Agreement] = (),
) -> tuple[PlannedMonth, ...]:
    """Return months in words, without the answers that led to their themes.

    Parameters
    ----------
    dated
        Whether it is known when the plan begins.
    agreed
        Agreements; each stands in the month in which they look back at it.
    """
    return tuple(
        _planned(month, language, dated=dated, agreed=agreed) for month in months
    )


def _planned(
    month: Month, language: Language, *, dated: bool, agreed: Sequence[Agreement]
) -> PlannedMonth:
    words = load_strings("year-plan", language)
    first, last = (format_date(day, language) for day in (month.first, month.last))
    title = words["month"].format(number=month.number)
    span = words["span"].format(first=first, last=last) if dated else ""
    # An open month asks for nothing that two people do together.
    found = looked_back_at(agreed, month.first, month.last)
    back = tuple(a.what for a in found) if dated and not month.is_open else ()
    if month.theme != PAUSE:
        theme = month_words(month.theme, language)
        return PlannedMonth(month.number, title, span, theme, agreed=back)
    kind = "open" if month.is_open else "pause"
    theme = MonthWords(words[kind], (), "")
    note = words[f"{kind}_text"]
    return PlannedMonth(month.number, title, span, theme, note, back)
