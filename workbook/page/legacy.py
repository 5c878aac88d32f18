"""The legacy of childhood on a page: what it may mean, its pictures and next steps."""

from __future__ import annotations

from workbook.figures import Picture, generations, practice
from workbook.meaning.generations import lines, places
from workbook.meaning.legacy import wounds
from workbook.meaning.legacy_plan import legacy_steps
from workbook.meaning.legacy_told import opposite, recognition, two_wounds
from workbook.meaning.practice import moments
from workbook.page.following import Following
from workbook.widgets.panel import Panel, steps_html
from workbook.widgets.told import told_html

CARERS, PATTERNS, ECHO, WOUNDS = (
    "carers",
    "legacy-patterns",
    "legacy-echo",
    "legacy-wounds",
)
PEOPLE, LINES, PRACTICE = "legacy-people", "legacy-lines", "legacy-practice"


def recognised_patterns(page: Following) -> Panel:
    """Describe the patterns from home that the answers fit."""
    answers = page.answers_to(PATTERNS)

    def draw() -> str:
        found = recognition(answers.instrument, answers.value, page.language)
        return told_html(found, page.word("legacy_patterns_empty"))

    return page.follow(draw, {answers: "value"})


def told_opposite(page: Following) -> Panel:
    """Say what doing the reverse of home gives, and what it may cost."""
    answers = page.answers_to(ECHO)

    def draw() -> str:
        found = opposite(answers.value, page.language)
        return told_html(found, page.word("legacy_echo_empty"))

    return page.follow(draw, {answers: "value"})


def told_wounds(page: Following) -> Panel:
    """Tell how two old pains may touch each other."""
    answers = page.answers_to(WOUNDS)

    def draw() -> str:
        found = two_wounds(answers.value, page.language)
        return told_html(found, page.word("legacy_wounds_empty"))

    return page.follow(draw, {answers: "value"})


def generations_picture(page: Following) -> Panel:
    """Show what was handed down, and what becomes of it."""
    handed, carers = page.entries_of(LINES), page.entries_of(CARERS)
    people = page.answers_to(PEOPLE)

    def draw() -> Picture | None:
        rows = places(people.value, carers.entries)
        return generations(lines(handed.entries), rows, page.language, page.width)

    return page.show(
        "generations", draw, {handed: "entries", carers: "entries", people: "value"}
    )


def practice_picture(page: Following) -> Panel:
    """Show how uncomfortable the moments of practice were."""
    journal = page.entries_of(PRACTICE)

    def draw() -> Picture | None:
        found = moments(journal.instrument, journal.entries)
        return practice(found, page.language, page.width)

    return page.show("practice", draw, {journal: "entries"})


def childhood_steps(page: Following) -> Panel:
    """Show at most three next steps that fit the answers."""
    answers, both = page.answers_to(PATTERNS), page.answers_to(WOUNDS)
    handed = page.entries_of(LINES)

    def draw() -> str:
        steps = legacy_steps(
            answers.instrument,
            answers.value,
            wounds(both.value),
            lines(handed.entries),
            page.language,
        )
        return steps_html(steps, page.word("steps_empty"), page.language)

    return page.follow(draw, {answers: "value", both: "value", handed: "entries"})
