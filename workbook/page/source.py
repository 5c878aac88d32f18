"""Source: what a chapter gives to the report and to the year plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from workbook.catalogue import load_instrument
from workbook.figures import Picture, Width, to_svg
from workbook.instrument import Instrument
from workbook.meaning.plan import NextStep
from workbook.meaning.yearplan import Wish
from workbook.report import Advice, Chapter, Illustration, Values
from workbook.text import Language

CHOICE: Final = "report"
"""The instrument in which chapters are chosen."""


@dataclass(frozen=True)
class Kept:
    """What a participant has answered, as far as a source needs it.

    Parameters
    ----------
    responses
        Instrument id to responses, already checked.
    entries
        Journal id to its entries, already checked.
    partner
        The partner's name, any text; empty when it is unknown.
    with_words
        Whether the participant wants own words in the report.
    """

    language: Language
    width: Width
    responses: Mapping[str, Mapping[str, Any]]
    entries: Mapping[str, Sequence[Mapping[str, Any]]]
    partner: str
    with_words: bool

    def to(self, instrument_id: str) -> tuple[Instrument, Mapping[str, Any]]:
        """Return an instrument and the responses to it."""
        return load_instrument(instrument_id), self.responses[instrument_id]

    def title(self, chapter: str) -> str:
        """Return a chapter's title, as it stands in the choice of chapters."""
        return option_texts(load_instrument(CHOICE), "chapters", self.language)[chapter]

    def journal(
        self, instrument_id: str
    ) -> tuple[Instrument, Sequence[Mapping[str, Any]]]:
        """Return a journal and its entries."""
        return load_instrument(instrument_id), self.entries[instrument_id]


def _no_wishes(_kept: Kept) -> Sequence[Wish]:
    return ()


@dataclass(frozen=True)
class Source:
    """What one chapter gives.

    Parameters
    ----------
    instruments, journals
        The ids of what it needs; nothing else is sent to the page.
    chapter
        Returns its part of the report; empty parts are not shown.
    wishes
        Returns the themes of the year that its answers ask for.
    """

    instruments: tuple[str, ...]
    chapter: Callable[[Kept], Chapter]
    journals: tuple[str, ...] = ()
    wishes: Callable[[Kept], Sequence[Wish]] = field(default=_no_wishes)


def illustration(picture: Picture, name: str, width: Width) -> Illustration:
    """Return a picture for the report; at once, since the next one may redraw it."""
    svg = to_svg(picture, width=width, name=f"report-{name}")
    return Illustration(svg, picture.finding, picture.how, picture.alt)


def values(picture: Picture) -> Values:
    """Return a picture's table."""
    return Values(*picture.table)


def advice(steps: Sequence[NextStep]) -> tuple[Advice, ...]:
    """Return next steps as the report has them."""
    return tuple(Advice(s.account.title, s.because, s.text) for s in steps)


def option_texts(
    instrument: Instrument, item: str, language: Language
) -> dict[str, str]:
    """Return the options of an item, id to text."""
    options = instrument.item(item).options
    worded = options if isinstance(options, tuple) else ()
    return {str(option.value): option.text[language] for option in worded}
