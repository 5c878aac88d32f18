"""Intimacy on a page: its picture, and next steps or help."""

from __future__ import annotations

from workbook.figures import Picture, intimacy
from workbook.meaning.intimacy import areas
from workbook.meaning.intimacy_plan import help_for, intimacy_steps
from workbook.page.following import Following
from workbook.widgets.care import care_html
from workbook.widgets.panel import Panel

INTIMACY = "intimacy"


def intimacy_picture(page: Following) -> Panel:
    """Show six areas, now and wished for."""
    answers = page.answers_to(INTIMACY)

    def draw() -> Picture | None:
        kept = areas(answers.instrument, answers.value, page.language)
        return intimacy(kept, page.language, page.width)

    return page.show("intimacy", draw, {answers: "value"})


def area_steps(page: Following) -> Panel:
    """Show at most three next steps that fit; help where the answers ask for it."""
    answers = page.answers_to(INTIMACY)

    def draw() -> str:
        helps = help_for(answers.value, page.language)
        steps = intimacy_steps(answers.instrument, answers.value, page.language)
        return care_html(helps, steps, page.word("intimacy_steps_empty"), page.language)

    return page.follow(draw, {answers: "value"})
