"""What trust with an ex gives to the report and to the year plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbook.catalogue import load_strings
from workbook.figures import promises_kept
from workbook.meaning.coparenting import Promise, Speaking, promises, speaking
from workbook.meaning.coparenting_plan import (
    RECENT,
    lowest,
    own_steps,
    recently_missed,
    standing_out,
)
from workbook.meaning.yearplan import Wish
from workbook.page.coparenting import (
    AGREEMENTS,
    COPARENTING,
    PROMISES,
    SPEAKING,
    WORDS,
)
from workbook.page.source import Kept, Source, illustration
from workbook.report import Chapter, Illustration
from workbook.table import Table
from workbook.text import format_number

THEME: Final = "children"
"""The theme of the year that what stands out here asks for."""
EVERY_TIME: Final = 5.0
"""The highest answer to how somebody speaks."""


def _chapter(kept: Kept) -> Chapter:
    instrument, responses = kept.to(SPEAKING)
    return Chapter(
        title=kept.title(COPARENTING),
        illustrations=_picture(kept),
        values=_often(_speaking(kept), kept),
        # The two journals stay on the page: a file with notes about a difference could
        # be used in one. What somebody means to say and to agree is for others to read.
        words=kept.words(WORDS, AGREEMENTS),
        topics=tuple(standing_out(instrument, responses, kept.language)),
        # Nothing for two: a report has no questions on safety above it.
        steps=tuple(own_steps(_promises(kept), _speaking(kept), None, kept.language)),
    )


def _promises(kept: Kept) -> list[Promise]:
    return promises(*kept.journal(PROMISES))


def _speaking(kept: Kept) -> list[Speaking]:
    return speaking(*kept.to(SPEAKING), kept.language)


def _picture(kept: Kept) -> tuple[Illustration, ...]:
    picture = promises_kept(_promises(kept), kept.language, kept.width)
    return (illustration(picture, "promises", kept.width),) if picture else ()


def _often(themes: Sequence[Speaking], kept: Kept) -> tuple[Table, ...]:
    """Return how often each theme happens, for who would rather read numbers."""
    words = load_strings("coparenting", kept.language)
    rows = tuple(
        (theme.title, format_number(theme.often, kept.language))
        for theme in themes
        if theme.often is not None
    )
    columns = (words["column_theme"], words["column_often"])
    return (Table(words["caption"], columns, rows, frozenset({1})),) if rows else ()


def _wishes(kept: Kept) -> Sequence[Wish]:
    """Return a wish for calm, by the theme that happens least or by promises."""
    words = load_strings("coparenting", kept.language)
    found = []
    if theme := lowest(_speaking(kept)):
        found.append(
            Wish(
                theme=THEME,
                weight=(EVERY_TIME - (theme.often or 0)) / EVERY_TIME,
                because=words["because_speaking"].format(title=theme.title),
            )
        )
    if missed := recently_missed(_promises(kept)):
        key = "because_missed_one" if missed == 1 else "because_missed"
        because = words[key].format(n=missed)
        found.append(Wish(theme=THEME, weight=missed / RECENT, because=because))
    return found


COPARENTING_SOURCE = Source(
    instruments=(SPEAKING, WORDS, AGREEMENTS),
    journals=(PROMISES,),
    chapter=_chapter,
    wishes=_wishes,
)
