"""What stay or part gives to the report and to the year plan.

With a sign to stop, or on a way that is not together, nothing here proposes anything
for two. Which sign it was is not told: a report is a file that others may see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Any, Final

from workbook.catalogue import load_strings
from workbook.figures import (
    Picture,
    considerations_picture,
    readiness_picture,
    voices_picture,
)
from workbook.meaning.parting import Readiness, readiness
from workbook.meaning.parting_plan import room_for, steps_on_paper
from workbook.meaning.weighing import considerations, inner_voices, voices
from workbook.meaning.yearplan import ALL_THEMES, Wish
from workbook.page.parting import (
    DECISION,
    INNER,
    PARTING,
    QUESTIONS,
    VOICES,
    WEIGHING,
)
from workbook.page.source import Kept, Source, illustration, option_texts
from workbook.report import Chapter, OwnWords
from workbook.text import format_date

WRITTEN: Final = (
    INNER,
    QUESTIONS,
    "parting-years",
    DECISION,
    "parting-try",
    "parting-month",
    "parting-page",
)
"""Where something is written, in the order of the chapter."""
TRYING: Final = 0.5
"""How heavy the wish is of who carefully tries again: it comes beside other wishes."""
APART: Final = frozenset({"wait", "part"})
"""The ways on which a year for two has no place."""


def _chapter(kept: Kept) -> Chapter:
    now, way = _now(kept), _way(kept)
    pictures = _pictures(kept, now)
    # The first part only: what is missing may ask to speak with the other.
    room = room_for(now, kept.language)[:1]
    return Chapter(
        title=kept.title(PARTING),
        illustrations=tuple(illustration(p, n, kept.width) for n, p in pictures),
        values=tuple(picture.table for _, picture in pictures),
        words=(*kept.words(*WRITTEN), *_entries(kept)),
        topics=tuple(room if now.outlook != "careful" else ()),
        steps=tuple(steps_on_paper(now, way, kept.language)),
    )


def _now(kept: Kept) -> Readiness:
    return readiness(kept.to(QUESTIONS)[1], kept.language)


def _way(kept: Kept) -> object:
    return kept.to(DECISION)[1].get("way")


def _pictures(kept: Kept, now: Readiness) -> list[tuple[str, Picture]]:
    """Return the pictures; those of own words only if these are wanted."""
    drawn = {"parting-readiness": readiness_picture(now, kept.language, kept.width)}
    if kept.with_words:
        within = inner_voices(*kept.to(INNER), kept.language)
        around = voices(*kept.journal(VOICES))
        instrument, entries = kept.journal(WEIGHING)
        ways = option_texts(instrument, "way", kept.language)
        drawn["parting-voices"] = voices_picture(
            within, around, kept.language, kept.width
        )
        drawn["parting-ways"] = considerations_picture(
            considerations(instrument, entries), ways, kept.language, kept.width
        )
    return [(name, picture) for name, picture in drawn.items() if picture]


def _entries(kept: Kept) -> list[OwnWords]:
    """Return what was written in both journals, the newest first, if wanted."""
    if not kept.with_words:
        return []
    found = []
    for journal, about, text in ((VOICES, "who", "says"), (WEIGHING, "way", "text")):
        instrument, entries = kept.journal(journal)
        titles = option_texts(instrument, about, kept.language)
        told = [e["responses"] for e in entries if "date" in e["responses"]]
        told.sort(key=lambda one: str(one["date"]), reverse=True)
        found += [
            OwnWords(_about(one, about, titles, kept), one[text])
            for one in told
            if one.get(text, "").strip()
        ]
    return found


def _about(
    told: Mapping[str, Any], item: str, titles: Mapping[str, str], kept: Kept
) -> str:
    """Return the day of an entry, and who it was or which way."""
    day = format_date(date.fromisoformat(told["date"]), kept.language)
    said = str(told.get(item, "")).strip()
    return " · ".join([day, *([titles.get(said, said)] if said else [])])


def _wishes(kept: Kept) -> Sequence[Wish]:
    """Return a wish when somebody tries again and the answers leave room for it."""
    if _way(kept) != "try" or _now(kept).outlook != "careful":
        return []
    words = load_strings("parting", kept.language)
    return [Wish(theme, TRYING, words["year_try"]) for theme in ("repair", "trust")]


def _avoid(kept: Kept) -> Set[str]:
    """Return all that is for two, where a year for two has no place."""
    return ALL_THEMES if _now(kept).stops or _way(kept) in APART else frozenset()


PARTING_SOURCE: Final = Source(
    instruments=WRITTEN,
    journals=(VOICES, WEIGHING),
    chapter=_chapter,
    wishes=_wishes,
    avoid=_avoid,
)
