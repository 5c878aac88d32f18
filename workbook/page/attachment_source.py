"""What attachment gives to the report and to the year plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from workbook.catalogue import load_strings
from workbook.figures import Picture, attachment_map, outcomes_now
from workbook.meaning.attachment import (
    circumstances,
    fears,
    outcomes,
    steps_back,
)
from workbook.meaning.attachment_plan import best_sign, next_steps
from workbook.meaning.yearplan import Wish
from workbook.page.attachment import ATTACHMENT, AWARE, EARLY, OUTCOMES, SIGNS
from workbook.page.source import Kept, Source, illustration, option_texts, values
from workbook.report import Advice, Chapter, OwnWords, words_of
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
ROOTS_WEIGHT: Final = 1.0
"""How heavy a wish is that a yes about the past asks for."""


def _chapter(kept: Kept) -> Chapter:
    known = fears(*kept.to(ATTACHMENT), kept.language)
    wished = outcomes(*kept.to(OUTCOMES), kept.language)
    drawn: list[tuple[str, Picture | None]] = [
        ("attachment-map", attachment_map(known, kept.language, kept.width)),
        ("attachment-outcomes", outcomes_now(wished, kept.language, kept.width)),
    ]
    pictures = [(name, picture) for name, picture in drawn if picture]
    sign = best_sign(*kept.to(SIGNS), kept.language)
    instrument, _ = kept.to(ATTACHMENT)
    steps = next_steps(instrument, known, sign, kept.language, alone=steps_back(wished))
    return Chapter(
        title=kept.title(ATTACHMENT),
        illustrations=tuple(illustration(p, n, kept.width) for n, p in pictures),
        values=tuple(values(picture) for _, picture in pictures),
        words=_words(kept) if kept.with_words else (),
        steps=tuple(Advice(s.title, s.because, s.text) for s in steps),
    )


def _words(kept: Kept) -> tuple[OwnWords, ...]:
    asked = [words_of(*kept.to(id), kept.language) for id in WRITTEN]
    instrument, entries = kept.journal(MOMENTS)
    points = option_texts(instrument, "point", kept.language)
    told = [e["responses"] for e in entries if "date" in e["responses"]]
    moments = [
        OwnWords(_about(moment, points, kept), moment[item])
        for moment in sorted(told, key=lambda one: one["date"], reverse=True)
        for item in ("happened", "inside")
        if moment.get(item, "").strip()
    ]
    return (*(words for written in asked for words in written), *moments)


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
            weight=float(outcome.gap),
            because=words["because_outcome"].format(outcome=outcome.title),
        )
        for outcome in wished
        if outcome.gap and outcome.id in WISHED
    ]
    _, early = kept.to(EARLY)
    if circumstances(early):
        found.append(Wish("roots", ROOTS_WEIGHT, words["because_early"]))
    return found


ATTACHMENT_SOURCE: Final = Source(
    instruments=(ATTACHMENT, OUTCOMES, SIGNS, *WRITTEN),
    journals=(MOMENTS,),
    chapter=_chapter,
    wishes=_wishes,
)
