"""Quarrel patterns on a page: what stands out, the cycle and next steps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from traitlets import HasTraits

from workbook.catalogue import all_instruments
from workbook.figures import Picture, quarrel_cycle
from workbook.meaning.quarrels_plan import next_steps, standing_out
from workbook.meaning.scoring import score_scales
from workbook.page.following import Following
from workbook.widgets.panel import Panel, steps_html

PATTERNS: Final = "quarrel-patterns"
"""The name of the page."""
QUARRELS, CYCLE = "quarrels", "quarrel-cycle"
WORDS, TRUST = "quarrel-words", "quarrel-trust"
ATTACHMENT: Final = "attachment"
"""Of chapter 03, which a workbook may leave out."""


def cycle_picture(page: Following) -> Panel:
    """Show the cycle in somebody's own words."""
    answers = page.answers_to(CYCLE)

    def draw() -> Picture | None:
        return quarrel_cycle(answers.value, page.language, page.width)

    return page.show("quarrel-cycle", draw, {answers: "value"})


def quarrel_topics(page: Following) -> Panel:
    """Describe what returns in the answers, and the own step."""
    answers = page.answers_to(QUARRELS)

    def draw() -> str:
        told = standing_out(answers.instrument, answers.value, page.language)
        return steps_html(told, page.word("quarrels_empty"), page.language)

    return page.follow(draw, {answers: "value"})


def quarrel_steps(page: Following) -> Panel:
    """Show at most three next steps that fit."""
    answers, trust = page.answers_to(QUARRELS), page.answers_to(TRUST)
    known = [ATTACHMENT] if ATTACHMENT in all_instruments() else []
    others = [page.answers_to(id) for id in known]

    def draw() -> str:
        fears: Mapping[str, float | None] = {
            score.scale.id: score.value
            for other in others
            for score in score_scales(other.instrument, other.value)
            if score.value == score.value
        }
        steps = next_steps(
            answers.instrument, answers.value, trust.value, fears, page.language
        )
        return steps_html(steps, page.word("steps_empty"), page.language)

    followed: dict[HasTraits, str | list[str]] = dict.fromkeys(
        (answers, trust, *others), "value"
    )
    return page.follow(draw, followed)
