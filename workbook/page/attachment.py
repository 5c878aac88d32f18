"""Attachment on a page: its pictures, from then to now, and next steps."""

from __future__ import annotations

from traitlets import HasTraits

from workbook.catalogue import load_strings
from workbook.figures import Picture, attachment_map, outcomes_change, outcomes_now
from workbook.meaning.attachment import (
    Outcomes,
    chosen,
    fears,
    outcomes,
    outcomes_over_time,
    steps_back,
)
from workbook.meaning.attachment_plan import best_sign, leads, next_steps, then_and_now
from workbook.page.following import Following
from workbook.page.start import chapters
from workbook.widgets.answers import Answers
from workbook.widgets.panel import Panel, route_html, steps_html

ATTACHMENT, EARLY = "attachment", "attachment-early"
SIGNS, AWARE, OUTCOMES = (
    "attachment-signs",
    "attachment-aware",
    "attachment-outcomes",
)
OVER_TIME = ["value", "earlier", "begun"]


def map_picture(page: Following) -> Panel:
    """Show where two fears lie now."""
    answers = page.answers_to(ATTACHMENT)

    def draw() -> Picture | None:
        kept = fears(answers.instrument, answers.value, page.language)
        return attachment_map(kept, page.language, page.width)

    return page.show("attachment-map", draw, {answers: "value"})


def outcomes_picture(page: Following) -> Panel:
    """Show six outcomes, now and as wished."""
    answers = page.answers_to(OUTCOMES)

    def draw() -> Picture | None:
        kept = outcomes(answers.instrument, answers.value, page.language)
        return outcomes_now(kept, page.language, page.width)

    return page.show("attachment-outcomes", draw, {answers: "value"})


def outcomes_change_picture(page: Following) -> Panel:
    """Show how the outcomes went from the first time to the last."""
    answers = page.answers_to(OUTCOMES)

    def draw() -> Picture | None:
        return outcomes_change(_times(page, answers), page.language, page.width)

    return page.show("attachment-change", draw, {answers: OVER_TIME})


def attachment_topics(page: Following) -> Panel:
    """Show what each way to get by as a child gave then, and what it asks now."""
    answers = page.answers_to(EARLY)

    def draw() -> str:
        told = then_and_now(answers.instrument, answers.value, page.language)
        return steps_html(told, page.word("attachment_topics_empty"), page.language)

    return page.follow(draw, {answers: "value"})


def attachment_steps(page: Following) -> Panel:
    """Show at most three next steps that fit, and other chapters that do."""
    ids = (ATTACHMENT, SIGNS, AWARE, EARLY, OUTCOMES)
    answers, signs, aware, early, wished = map(page.answers_to, ids)
    words = load_strings("attachment-plan", page.language)
    routes = load_strings("route", page.language)
    there = {book.number: book for book in chapters(page.language)}

    def draw() -> str:
        known = fears(answers.instrument, answers.value, page.language)
        alone = steps_back(_times(page, wished))
        sign = best_sign(signs.instrument, signs.value, page.language)
        steps = next_steps(answers.instrument, known, sign, page.language, alone=alone)
        html = steps_html(steps, page.word("steps_empty"), page.language)
        found = leads(
            known, chosen(aware.value, "points"), early.value, there, page.language
        )
        if alone or not found:
            return html
        stops: list[dict[str, object]] = [
            {
                "url": there[lead.number].stem,
                "title": there[lead.number].title,
                "because": lead.because,
                "what": routes[f"chapter_{lead.number:02}"],
                "advice": [],
            }
            for lead in found
        ]
        return html + route_html(words["lead"], stops)

    followed: dict[HasTraits, str | list[str]] = {wished: OVER_TIME}
    for one in (answers, signs, aware, early):
        followed[one] = "value"
    return page.follow(draw, followed)


def _times(page: Following, answers: Answers) -> list[Outcomes]:
    return outcomes_over_time(
        answers.instrument, answers.earlier, answers.begun, answers.value, page.language
    )
