"""The relationship scan on a page: its pictures, what to talk about and next steps."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.figures import Picture, scan_change, scan_profile
from workbook.meaning.scan import (
    Filling,
    Theme,
    fillings,
    latest,
    strongest,
    themes,
    wished,
)
from workbook.meaning.scan_plan import next_steps, topics
from workbook.page.following import Following
from workbook.widgets.answers import Answers
from workbook.widgets.panel import Panel, steps_html
from workbook.widgets.topics import Topics, topics_html

SCAN = "relationship-scan"
FOLLOWED = ["value", "earlier", "begun"]


def profile_picture(page: Following) -> Panel:
    """Show the themes as they were answered last."""
    answers = page.answers_to(SCAN)

    def draw() -> Picture | None:
        return scan_profile(_last(page, answers), page.language, page.width)

    return page.show("scan-profile", draw, {answers: FOLLOWED})


def change_picture(page: Following) -> Panel:
    """Show how the themes went from the first time to the last."""
    answers = page.answers_to(SCAN)

    def draw() -> Picture | None:
        return scan_change(_fillings(page, answers), page.language, page.width)

    return page.show("scan-change", draw, {answers: FOLLOWED})


def scan_topics(page: Following) -> Panel:
    """Show the strongest and most wished-for themes, and what to talk about."""
    answers = page.answers_to(SCAN)

    def draw() -> str:
        last = _last(page, answers)
        if last is None:
            return steps_html([], page.word("topics_empty"), page.language)
        talk = topics(answers.instrument, _latest(page, answers), page.language)
        best, wishes = strongest(last.themes), wished(last.themes)
        return topics_html(best, wishes, talk, page.language)

    return page.follow(draw, {answers: FOLLOWED}, kind=Topics)


def scan_steps(page: Following) -> Panel:
    """Show at most three next steps that fit the answers."""
    answers = page.answers_to(SCAN)

    def draw() -> str:
        steps = next_steps(answers.instrument, _latest(page, answers), page.language)
        return steps_html(steps, page.word("steps_empty"), page.language)

    return page.follow(draw, {answers: FOLLOWED})


def _last(page: Following, answers: Answers) -> Filling | None:
    """Return the last filling of which something is known.

    Who has just begun again still sees the time before, with its date.
    """
    found = _fillings(page, answers)
    return found[-1] if found else None


def _latest(page: Following, answers: Answers) -> Sequence[Theme]:
    current = themes(answers.instrument, answers.value, page.language)
    return latest(_fillings(page, answers), current)


def _fillings(page: Following, answers: Answers) -> list[Filling]:
    return fillings(
        answers.instrument,
        answers.earlier,
        answers.begun,
        answers.value,
        page.language,
    )
