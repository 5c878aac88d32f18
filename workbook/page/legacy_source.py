"""What the legacy of childhood gives to the report and to the year plan.

Steps that ask for openness stay in the chapter: there the safety check stands before
them, and of that nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from workbook.catalogue import load_strings
from workbook.figures import generations, practice
from workbook.instrument import Instrument
from workbook.meaning.advice import Advice
from workbook.meaning.generations import Line, lines, name_of, places
from workbook.meaning.legacy import patterns, recognised, wounds
from workbook.meaning.legacy_plan import ALONE, legacy_steps
from workbook.meaning.practice import moments
from workbook.meaning.yearplan import Wish
from workbook.page.legacy import (
    CARERS,
    ECHO,
    LINES,
    PATTERNS,
    PEOPLE,
    PRACTICE,
    WOUNDS,
)
from workbook.page.source import Kept, Source, illustration
from workbook.report import Chapter, OwnWords, words_of
from workbook.text import format_date

CHAPTER: Final = "childhood-legacy"
LANGUAGE, BLUEPRINT = "legacy-language", "legacy-blueprint"
THEMES: Final[Mapping[str, str]] = {
    "absent": "attention",
    "protective": "room",
    "unequal": "initiative",
    "distant": "tenderness",
}
"""Pattern to theme of the year."""
HEAVIEST: Final = 0.5
"""What is recognised from home asks less than what somebody wishes for now."""
ROOTS_WEIGHT: Final = 0.25
"""What was handed down asks for its theme, and does not say how much."""


def _chapter(kept: Kept) -> Chapter:
    handed = _lines(kept)
    journal, entries = kept.journal(PRACTICE)
    rows = places(kept.to(PEOPLE)[1], kept.journal(CARERS)[1])
    drawn = {
        "generations": generations(handed, rows, kept.language, kept.width),
        "practice": practice(moments(journal, entries), kept.language, kept.width),
    }
    # Turned into SVG one by one: a next picture may redraw the one before.
    pictures = {name: picture for name, picture in drawn.items() if picture}
    return Chapter(
        title=kept.title(CHAPTER),
        illustrations=tuple(
            illustration(picture, name, kept.width)
            for name, picture in pictures.items()
        ),
        values=tuple(picture.table for picture in pictures.values()),
        words=tuple(_words(kept)) if kept.with_words else (),
        steps=tuple(step for step in _steps(kept) if step.about in ALONE),
    )


def _steps(kept: Kept) -> list[Advice]:
    both = wounds(kept.to(WOUNDS)[1])
    return legacy_steps(*kept.to(PATTERNS), both, _lines(kept), kept.language)


def _lines(kept: Kept) -> list[Line]:
    return lines(kept.journal(LINES)[1])


def _words(kept: Kept) -> Iterator[OwnWords]:
    """Yield what was written: about each carer, to the questions, after practising."""
    carers, people = kept.journal(CARERS)
    for entry in sorted(people, key=lambda entry: str(entry["id"])):
        yield from _about(carers, entry.get("responses") or {}, kept)
    yield from kept.words(ECHO, WOUNDS, LANGUAGE, BLUEPRINT)
    for moment in reversed(moments(*kept.journal(PRACTICE))):
        if moment.what.strip():
            yield OwnWords(format_date(moment.day, kept.language), moment.what)


def _about(
    carers: Instrument, responses: Mapping[str, object], kept: Kept
) -> Iterator[OwnWords]:
    unnamed = load_strings("named-journal", kept.language)["no_name"]
    name = name_of(responses, "name") or unnamed
    said = {id: said for id, said in responses.items() if id != "name"}
    for own in words_of(carers, said, kept.language):
        yield OwnWords(f"{name} · {own.about}", own.text)


def _wishes(kept: Kept) -> Sequence[Wish]:
    """Return a wish for what is recognised of home, and one for where it came from."""
    words = load_strings("legacy", kept.language)
    named = recognised(patterns(*kept.to(PATTERNS)))
    found = [
        Wish(
            theme=THEMES[pattern.id],
            weight=HEAVIEST * ((pattern.value or 1) - 1) / 4,
            because=words[f"year_{pattern.id}"],
        )
        for pattern in named
    ]
    if _lines(kept):
        found.append(Wish("roots", ROOTS_WEIGHT, words["year_roots"]))
    return found


LEGACY_SOURCE = Source(
    instruments=(PATTERNS, ECHO, WOUNDS, PEOPLE, LANGUAGE, BLUEPRINT),
    journals=(CARERS, LINES, PRACTICE),
    chapter=_chapter,
    wishes=_wishes,
)
