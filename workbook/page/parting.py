"""Stay or part on a page: pictures of voices, readiness and ways, and what fits."""

from __future__ import annotations

from typing import Final

from workbook.figures import (
    Picture,
    considerations_picture,
    readiness_picture,
    voices_picture,
)
from workbook.meaning.parting import readiness
from workbook.meaning.parting_plan import next_steps, room_for
from workbook.meaning.weighing import considerations, inner_voices, voices
from workbook.page.following import Following
from workbook.page.source import option_texts
from workbook.widgets.panel import Panel, steps_html

PARTING: Final = "stay-or-part"
"""The name of the page."""
QUESTIONS, INNER, DECISION = "parting", "parting-inner", "parting-decision"
VOICES, WEIGHING = "parting-voices", "parting-considerations"


def parting_voices(page: Following) -> Panel:
    """Show the voices within and around."""
    inner, around = page.answers_to(INNER), page.journal(VOICES, "parting-voices")

    def draw() -> Picture | None:
        within = inner_voices(inner.instrument, inner.value, page.language)
        others = voices(around.instrument, around.entries)
        return voices_picture(within, others, page.language, page.width)

    return page.show("parting-voices", draw, {inner: "value", around: "entries"})


def parting_readiness(page: Following) -> Panel:
    """Show which conditions are met, below the signs to stop."""
    answers = page.answers_to(QUESTIONS)

    def draw() -> Picture | None:
        now = readiness(answers.value, page.language)
        return readiness_picture(now, page.language, page.width)

    return page.show("parting-readiness", draw, {answers: "value"})


def parting_ways(page: Following) -> Panel:
    """Show what weighs for and against each way."""
    journal = page.journal(WEIGHING, "parting-ways")
    ways = option_texts(journal.instrument, "way", page.language)

    def draw() -> Picture | None:
        found = considerations(journal.instrument, journal.entries)
        return considerations_picture(found, ways, page.language, page.width)

    return page.show("parting-ways", draw, {journal: "entries"})


def parting_topics(page: Following) -> Panel:
    """Say what the answers leave room for."""
    answers = page.answers_to(QUESTIONS)

    def draw() -> str:
        told = room_for(readiness(answers.value, page.language), page.language)
        return steps_html(told, page.word("parting_topics_empty"), page.language)

    return page.follow(draw, {answers: "value"})


def parting_steps(page: Following) -> Panel:
    """Show at most three next steps that fit."""
    answers, decision = page.answers_to(QUESTIONS), page.answers_to(DECISION)
    around = page.entries_of(VOICES)

    def draw() -> str:
        steps = next_steps(
            readiness(answers.value, page.language),
            decision.value.get("way"),
            voices(around.instrument, around.entries),
            page.language,
        )
        return steps_html(steps, page.word("steps_empty"), page.language)

    followed = {answers: "value", decision: "value", around: "entries"}
    return page.follow(draw, followed)  # type: ignore[arg-type]
