"""Trust with an ex on a page: promises over time, own words, and next steps."""

from __future__ import annotations

from typing import Final

from workbook.figures import Picture, promises_kept
from workbook.meaning.coparenting import promises, speaking
from workbook.meaning.coparenting_plan import next_steps, own_steps, standing_out
from workbook.page.following import Following
from workbook.widgets.panel import Panel, steps_html

COPARENTING: Final = "trust-with-your-ex"
"""The name of the page."""
FIT, SPEAKING = "coparent-fit", "coparent-speaking"
PROMISES, DECISIONS = "coparent-promises", "coparent-decisions"
WORDS, AGREEMENTS = "coparent-words", "coparent-agreements"


def promises_picture(page: Following) -> Panel:
    """Show which promises were kept, over time."""
    journal = page.journal(PROMISES, "promises")

    def draw() -> Picture | None:
        kept = promises(journal.instrument, journal.entries)
        return promises_kept(kept, page.language, page.width)

    return page.show("promises", draw, {journal: "entries"})


def speaking_topics(page: Following) -> Panel:
    """Describe what stands out in one's own words, and what to say instead."""
    answers = page.answers_to(SPEAKING)

    def draw() -> str:
        told = standing_out(answers.instrument, answers.value, page.language)
        return steps_html(told, page.word("coparent_topics_empty"), page.language)

    return page.follow(draw, {answers: "value"})


def coparenting_steps(page: Following) -> Panel:
    """Show at most three next steps that fit."""
    fit, spoken = page.answers_to(FIT), page.answers_to(SPEAKING)
    kept, decisions = page.entries_of(PROMISES), page.entries_of(DECISIONS)

    def draw() -> str:
        own = own_steps(
            promises(kept.instrument, kept.entries),
            speaking(spoken.instrument, spoken.value, page.language),
            page.today,
            page.language,
        )
        contact = fit.value.get("contact")
        steps = next_steps(contact, own, decisions.entries, page.language)
        return steps_html(steps, page.word("steps_empty"), page.language)

    return page.follow(
        draw,
        {
            fit: "value",
            spoken: "value",
            kept: "entries",
            decisions: "entries",
            page.client: "today",
        },
    )
