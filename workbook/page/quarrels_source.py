"""What quarrel patterns give to the report and to the year plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from workbook.catalogue import load_strings
from workbook.figures import quarrel_cycle
from workbook.meaning.quarrels import Pattern, patterns
from workbook.meaning.quarrels_plan import next_steps, standing_out
from workbook.meaning.yearplan import Wish
from workbook.page.quarrels import CYCLE, PATTERNS, QUARRELS, TRUST, WORDS
from workbook.page.source import Kept, Source, illustration
from workbook.report import Chapter, Illustration
from workbook.table import Table
from workbook.text import format_number

THEMES: Final[Mapping[str, str]] = {
    "chase": "repair",
    "clash": "listening",
    "silence": "attention",
}
"""A pattern to the theme of the year that helps to step out of it."""
NEVER, EVERY_TIME = 1.0, 5.0
"""The ends of what was asked."""


def _chapter(kept: Kept) -> Chapter:
    instrument, responses = kept.to(QUARRELS)
    known = [pattern for pattern in _patterns(kept) if pattern.often is not None]
    _, trust = kept.to(TRUST)
    # Chapter 03 has a part of its own in the report.
    steps = next_steps(instrument, responses, trust, {}, kept.language)
    return Chapter(
        title=kept.title(PATTERNS),
        # The cycle is made of somebody's own words.
        illustrations=_cycle(kept) if kept.with_words else (),
        values=(_often(known, kept),) if known else (),
        words=kept.words(CYCLE, WORDS),
        topics=tuple(standing_out(instrument, responses, kept.language)),
        steps=tuple(steps),
    )


def _patterns(kept: Kept) -> list[Pattern]:
    instrument, responses = kept.to(QUARRELS)
    return patterns(instrument, responses, kept.language)


def _cycle(kept: Kept) -> tuple[Illustration, ...]:
    _, responses = kept.to(CYCLE)
    picture = quarrel_cycle(responses, kept.language, kept.width)
    return (illustration(picture, CYCLE, kept.width),) if picture else ()


def _often(known: Sequence[Pattern], kept: Kept) -> Table:
    """Return how often each pattern comes back, for who would rather read numbers."""
    words = load_strings("quarrels", kept.language)
    rows = tuple(
        (pattern.title, format_number(pattern.often or 0, kept.language))
        for pattern in known
    )
    columns = (words["column_pattern"], words["column_often"])
    return Table(words["caption"], columns, rows, frozenset({1}))


def _wishes(kept: Kept) -> Sequence[Wish]:
    """Return a wish for each pattern that comes back, by how often."""
    words = load_strings("quarrels", kept.language)
    return [
        Wish(
            theme=THEMES[pattern.id],
            weight=((pattern.often or 0) - NEVER) / (EVERY_TIME - NEVER),
            because=words["because_pattern"].format(
                pattern=pattern.title,
                often=format_number(pattern.often or 0, kept.language),
            ),
        )
        for pattern in _patterns(kept)
        if pattern.returns
    ]


QUARREL_PATTERNS = Source(
    instruments=(QUARRELS, CYCLE, WORDS, TRUST),
    chapter=_chapter,
    wishes=_wishes,
)
