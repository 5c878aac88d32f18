"""What the relationship scan gives to the report and to the year plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Final

from workbook.catalogue import load_strings
from workbook.figures import scan_change, scan_profile
from workbook.meaning.scan import (
    WISHED_FROM,
    Filling,
    Theme,
    fillings,
    latest,
    steps_back,
    themes,
)
from workbook.meaning.scan_plan import LOW_BELOW, next_steps, topics
from workbook.meaning.yearplan import ALL_THEMES, Wish
from workbook.page.scan import SCAN
from workbook.page.source import Kept, Source, illustration, option_texts, values
from workbook.report import Chapter, Illustration

LETTER: Final = "scan-letter"
THEMES: Final[Mapping[str, str]] = {
    "closeness": "attention",
    "talking": "repair",
    "giving": "household",
    "trust": "trust",
    "touch": "tenderness",
    "future": "future",
}
"""Theme of the scan to theme of the year."""
MOST_WISHED: Final = 5
LEAST: Final = 0.1
"""The weight of a theme that fits little, while no wish is known."""


def _chapter(kept: Kept) -> Chapter:
    instrument, _ = kept.to(SCAN)
    found = _fillings(kept)
    last = found[-1] if found else None
    pictures: list[Illustration] = []
    tables = []
    if picture := scan_profile(last, kept.language, kept.width):
        pictures.append(illustration(picture, "scan-profile", kept.width))
        tables.append(values(picture))
    if picture := scan_change(found, kept.language, kept.width):
        pictures.append(illustration(picture, "scan-change", kept.width))
    told = _latest(kept)
    return Chapter(
        title=kept.title(SCAN),
        illustrations=tuple(pictures),
        values=tuple(tables),
        words=kept.words(LETTER),
        topics=tuple(topics(instrument, told, kept.language)),
        steps=tuple(next_steps(instrument, told, kept.language)),
    )


def _fillings(kept: Kept) -> list[Filling]:
    instrument, responses = kept.to(SCAN)
    past = kept.answers[SCAN]
    return fillings(instrument, past.earlier, past.begun, responses, kept.language)


def _latest(kept: Kept) -> Sequence[Theme]:
    current = themes(*kept.to(SCAN), kept.language)
    return latest(_fillings(kept), current)


def _wishes(kept: Kept) -> Sequence[Wish]:
    """Return a wish for each theme that should be different, or that fits little."""
    instrument, _ = kept.to(SCAN)
    words = load_strings("scan", kept.language)
    found = []
    for theme in _latest(kept):
        if theme.wish is None and theme.value is not None and theme.value < LOW_BELOW:
            because = words["year_low"].format(theme=theme.title)
            found.append(Wish(THEMES[theme.id], LEAST, because))
        elif theme.wish is not None and theme.wish >= WISHED_FROM:
            answers = option_texts(instrument, f"{theme.id}-wish", kept.language)
            wish = answers[str(theme.wish)]
            because = words["year_wish"].format(theme=theme.title, wish=wish)
            weight = (theme.wish - 1) / (MOST_WISHED - 1)
            found.append(Wish(THEMES[theme.id], weight, because))
    return found


def _avoid(kept: Kept) -> Set[str]:
    return ALL_THEMES if steps_back(_latest(kept)) else frozenset()


SCAN_SOURCE = Source(
    instruments=(SCAN, LETTER), chapter=_chapter, wishes=_wishes, avoid=_avoid
)
