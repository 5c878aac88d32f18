"""What attachment gives to the report and to the year plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Any, Final

from workbook.catalogue import load_strings
from workbook.figures import Picture, attachment_map, outcomes_change, outcomes_now
from workbook.meaning.attachment import (
    Outcomes,
    circumstances,
    fears,
    outcomes,
    outcomes_over_time,
    steps_back,
)
from workbook.meaning.attachment_plan import best_sign, next_steps
from workbook.meaning.yearplan import ALL_THEMES, Wish
from workbook.page.attachment import ATTACHMENT, AWARE, EARLY, OUTCOMES, SIGNS
from workbook.page.source import Kept, Source, illustration, option_texts
from workbook.report import Chapter, OwnWords
from workbook.text import format_date

MOMENTS: Final = "attachment-moments"
WRITTEN: Final = (
    EARLY,
    AWARE,
    "attachment-stay",
    "attachment-return",
    "attachment-card",
)
"""Where something is written, in the order of the chapter."""
WISHED: Final = {
    "autonomy": "room",
    "freedom": "tenderness",
    "equality": "listening",
    "balance": "room",
    "feelings": "attention",
}
"""The theme of the year that an outcome asks for. Safety asks for more than a theme."""
WIDEST: Final = 4
"""From the lowest answer to the highest."""
ROOTS_WEIGHT: Final = 0.25
"""How heavy a wish is that a yes about the past asks for: as one step of an outcome."""


def _chapter(kept: Kept) -> Chapter:
    known = fears(*kept.to(ATTACHMENT), kept.language)
    wished = outcomes(*kept.to(OUTCOMES), kept.language)
    times = _times(kept)
    drawn: dict[str, Picture | None] = {
        "attachment-map": attachment_map(known, kept.language, kept.width),
        "attachment-outcomes": outcomes_now(wished, kept.language, kept.width),
        "attachment-change": outcomes_change(times, kept.language, kept.width),
    }
    pictures = [(name, picture) for name, picture in drawn.items() if picture]
    sign = best_sign(*kept.to(SIGNS), kept.language)
    instrument, _ = kept.to(ATTACHMENT)
    steps = next_steps(instrument, known, sign, kept.language, alone=steps_back(times))
    return Chapter(
        title=kept.title(ATTACHMENT),
        illustrations=tuple(illustration(p, n, kept.width) for n, p in pictures),
        values=tuple(picture.table for _, picture in pictures),
        words=(*kept.words(*WRITTEN), *_moments(kept)),
        steps=tuple(steps),
    )


def _times(kept: Kept) -> list[Outcomes]:
    instrument, responses = kept.to(OUTCOMES)
    past = kept.answers[OUTCOMES]
    return outcomes_over_time(
        instrument, past.earlier, past.begun, responses, kept.language
    )


def _moments(kept: Kept) -> list[OwnWords]:
    """Return the moments that were written down, the newest first, if wanted."""
    if not kept.with_words:
        return []
    instrument, entries = kept.journal(MOMENTS)
    points = option_texts(instrument, "point", kept.language)
    told = [e["responses"] for e in entries if "date" in e["responses"]]
    return [
        OwnWords(_about(moment, points, kept), moment[item])
        for moment in sorted(told, key=lambda one: one["date"], reverse=True)
        for item in ("happened", "inside")
        if moment.get(item, "").strip()
    ]


def _about(moment: Mapping[str, Any], points: Mapping[str, str], kept: Kept) -> str:
    """Return the day of a moment, and what was noticed."""
    day = format_date(date.fromisoformat(moment["date"]), kept.language)
    return " · ".join([day, *([points[p]] if (p := moment.get("point")) else [])])


def _wishes(kept: Kept) -> Sequence[Wish]:
    """Return a wish for each outcome that is wished for more, and for old questions."""
    words = load_strings("year-plan", kept.language)
    wished = outcomes(*kept.to(OUTCOMES), kept.language)
    found = [
        Wish(
            theme=WISHED[outcome.id],
            weight=outcome.gap / WIDEST,
            because=words["because_outcome"].format(outcome=outcome.title),
        )
        for outcome in wished
        if outcome.gap and outcome.id in WISHED
    ]
    _, early = kept.to(EARLY)
    if circumstances(early):
        found.append(Wish("roots", ROOTS_WEIGHT, words["because_early"]))
    return found


def _avoid(kept: Kept) -> Set[str]:
    """Return all that is for two, where somebody may not be safe."""
    return ALL_THEMES if steps_back(_times(kept)) else frozenset()


ATTACHMENT_SOURCE: Final = Source(
    instruments=(ATTACHMENT, OUTCOMES, SIGNS, *WRITTEN),
    journals=(MOMENTS,),
    chapter=_chapter,
    wishes=_wishes,
    avoid=_avoid,
)
