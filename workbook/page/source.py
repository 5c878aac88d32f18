"""Source: what a chapter gives to the report and to the year plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final

from workbook.catalogue import load_instrument, load_strings
from workbook.figures import Picture, Width, to_svg
from workbook.instrument import Instrument
from workbook.meaning.yearplan import Wish
from workbook.report import Chapter, Illustration, OwnWords, Values, words_of
from workbook.text import Language

CHOICE: Final = "report"
"""The instrument in which chapters are chosen."""


@dataclass(frozen=True)
class Answered:
    """What was answered to one instrument, already checked.

    Parameters
    ----------
    responses
        Item id to response; nothing while the instrument waits for a consent.
    earlier, begun
        Earlier occasions and the day of this one, as `Answers` has them.
    is_open
        Whether the consent that it waits for was given; true where none is needed.
    """

    responses: Mapping[str, Any]
    earlier: Sequence[Mapping[str, Any]] = ()
    begun: str = ""
    is_open: bool = True


@dataclass(frozen=True)
class Kept:
    """What a participant has answered, as far as a source needs it.

    Parameters
    ----------
    answers
        Instrument id to what was answered.
    entries
        Journal id to its entries, already checked.
    partner
        The partner's name, any text; empty when it is unknown.
    with_words
        Whether the participant wants own words in the report.
    """

    language: Language
    width: Width
    answers: Mapping[str, Answered]
    entries: Mapping[str, Sequence[Mapping[str, Any]]]
    partner: str
    with_words: bool

    def to(self, instrument_id: str) -> tuple[Instrument, Mapping[str, Any]]:
        """Return an instrument and the responses to it."""
        return load_instrument(instrument_id), self.answers[instrument_id].responses

    def title(self, chapter: str) -> str:
        """Return a chapter's title, as it stands in the choice of chapters."""
        return option_texts(load_instrument(CHOICE), "chapters", self.language)[chapter]

    def journal(
        self, instrument_id: str
    ) -> tuple[Instrument, Sequence[Mapping[str, Any]]]:
        """Return a journal and its entries."""
        return load_instrument(instrument_id), self.entries[instrument_id]

    def words(self, *instrument_ids: str) -> tuple[OwnWords, ...]:
        """Return what was written to instruments, if own words are wanted."""
        if not self.with_words:
            return ()
        told = (words_of(*self.to(id), self.language) for id in instrument_ids)
        return tuple(own for words in told for own in words)

    def waiting(self, instrument_id: str) -> str:
        """Return a sentence when an instrument waits for its consent; else ``""``."""
        if self.answers[instrument_id].is_open:
            return ""
        return load_strings("report", self.language)["waiting"]


def _no_wishes(_kept: Kept) -> Sequence[Wish]:
    return ()


def _nothing(_kept: Kept) -> Set[str]:
    return frozenset()


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
    avoid
        Returns the themes that its answers speak against; `ALL_THEMES` where somebody
        may not be safe.
    """

    instruments: tuple[str, ...]
    chapter: Callable[[Kept], Chapter]
    journals: tuple[str, ...] = ()
    wishes: Callable[[Kept], Sequence[Wish]] = _no_wishes
    avoid: Callable[[Kept], Set[str]] = _nothing


def illustration(picture: Picture, name: str, width: Width) -> Illustration:
    """Return a picture for the report; at once, since the next one may redraw it."""
    svg = to_svg(picture, width=width, name=f"report-{name}")
    return Illustration(svg, picture.finding, picture.how, picture.alt)


def values(picture: Picture) -> Values:
    """Return a picture's table."""
    return Values(*picture.table)


def option_texts(
    instrument: Instrument, item: str, language: Language
) -> dict[str, str]:
    """Return the options of an item, id to text."""
    options = instrument.item(item).options
    worded = options if isinstance(options, tuple) else ()
    return {str(option.value): option.text[language] for option in worded}
