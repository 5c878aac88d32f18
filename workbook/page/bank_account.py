"""The emotional bank account on a page: its pictures and next steps."""

from __future__ import annotations

from workbook.figures import Picture, balance, running_balance
from workbook.meaning.balance import accounts
from workbook.meaning.journal import journal_entries
from workbook.meaning.plan import next_steps
from workbook.page.following import Following
from workbook.widgets.panel import Panel, steps_html

ACCOUNT, JOURNAL = "bank-account", "bank-journal"


def balance_picture(page: Following) -> Panel:
    """Show what is given and received."""
    answers = page.answers_to(ACCOUNT)
    about, partner = page.partner()

    def draw() -> Picture | None:
        kept = accounts(answers.instrument, answers.value, page.language)
        return balance(kept, page.language, page.width, partner=partner())

    return page.show("balance", draw, {answers: "value", about: "value"})


def running_balance_picture(page: Following) -> Panel:
    """Show the journal's line over time."""
    journal = page.journal(JOURNAL, "running-balance")
    about, partner = page.partner()

    def draw() -> Picture | None:
        kept = journal_entries(journal.instrument, journal.entries, page.language)
        return running_balance(kept, page.language, page.width, partner=partner())

    return page.show("running-balance", draw, {journal: "entries", about: "value"})


def account_steps(page: Following) -> Panel:
    """Show at most three next steps that fit the answers."""
    answers = page.answers_to(ACCOUNT)

    def draw() -> str:
        kept = accounts(answers.instrument, answers.value, page.language)
        steps = next_steps(answers.instrument, kept, page.language)
        return steps_html(steps, page.word("steps_empty"), page.language)

    return page.follow(draw, {answers: "value"})
