"""Page: what one notebook shows, in one language; the one name a notebook imports."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from traitlets import HasTraits

from workbook.balance import accounts
from workbook.catalogue import load_instrument, load_strings
from workbook.errors import PageError
from workbook.figures import Picture, balance, running_balance
from workbook.journal import journal_entries
from workbook.plan import next_steps
from workbook.text import LANGUAGES, Language
from workbook.widgets.answers import Answers
from workbook.widgets.client import Client
from workbook.widgets.journal import Journal
from workbook.widgets.panel import Panel, picture_html, steps_html
from workbook.widgets.questionnaire import Questionnaire

ABOUT, BANK_ACCOUNT, BANK_JOURNAL = "about", "bank-account", "bank-journal"


class Page:
    """One page: its questionnaires, and the pictures and next steps that follow them.

    Parameters
    ----------
    name
        Name of the page, for messages.
    language
        ``"nl"`` or ``"en"``.

    Raises
    ------
    PageError
        If the language is not one of the workbook's.
    """

    def __init__(self, name: str, *, language: Language) -> None:
        self.name = name
        if language not in LANGUAGES:
            fault = f"{language!r} is not a language of the workbook"
            self._refuse(fault, f"use one of {', '.join(LANGUAGES)}")
        self.language: Language = language
        self._client = Client(language)
        self._answers: dict[str, Answers] = {}
        self._journals: dict[str, Journal] = {}

    def questionnaire(self, instrument_id: str) -> Questionnaire:
        """Show the form of one instrument.

        Raises
        ------
        ContentError
            If there is no such instrument, or its file has a fault.
        PageError
            If this page asked for the instrument before: it has one form, and it
            must come before the pictures that follow it.
        """
        self._check_new(instrument_id)
        form = Questionnaire(load_instrument(instrument_id), self.language)
        self._answers[instrument_id] = form
        return form

    def journal(self, instrument_id: str, *, filter_by: str = "") -> Journal:
        """Show a journal: a form for an entry, and the list of entries.

        Parameters
        ----------
        filter_by
            Id of the choice by which the list can be filtered; ``""`` for none.

        Raises
        ------
        ContentError
            If there is no such instrument, or its file has a fault.
        PageError
            If the instrument is no journal, has no such item, or was used before.
        """
        self._check_new(instrument_id)
        instrument = load_instrument(instrument_id)
        if instrument.kind != "journal":
            fault = f'"{instrument_id}" is a questionnaire'
            self._refuse(fault, "use page.questionnaire for it")
        if filter_by and filter_by not in instrument.item_ids:
            fault = f'"{instrument_id}" has no item "{filter_by}"'
            self._refuse(fault, "name one of its choices in filter_by")
        journal = Journal(instrument, self.language, filter_by)
        self._journals[instrument_id] = journal
        return journal

    def picture(self, name: str) -> Panel:
        """Show a picture that follows the answers.

        Parameters
        ----------
        name
            ``"balance"`` or ``"running-balance"``.

        Raises
        ------
        PageError
            If there is no picture of that name, or the journal that it needs does not
            stand above it.
        """
        pictures = {"balance": self._balance, "running-balance": self._running_balance}
        if name not in pictures:
            known = " or ".join(f'"{picture}"' for picture in pictures)
            self._refuse(f'there is no picture "{name}"', f"use {known}")
        return pictures[name]()

    def next_steps(self) -> Panel:
        """Show at most three next steps that fit the answers."""
        answers = self._answers_to(BANK_ACCOUNT)

        def draw() -> str:
            kept = accounts(answers.instrument, answers.value, self.language)
            steps = next_steps(answers.instrument, kept, self.language)
            return steps_html(steps, self._word("steps_empty"), self.language)

        return self._follow(draw, {answers: "value"})

    def _balance(self) -> Panel:
        answers, about = self._answers_to(BANK_ACCOUNT), self._answers_to(ABOUT)

        def draw() -> Picture | None:
            kept = accounts(answers.instrument, answers.value, self.language)
            width, partner = self._client.width_class, _partner(about)
            return balance(kept, self.language, width, partner=partner)

        return self._show("balance", draw, {answers: "value", about: "value"})

    def _running_balance(self) -> Panel:
        about = self._answers_to(ABOUT)
        journal = self._journals.get(BANK_JOURNAL)
        if journal is None:
            fault = f'the picture needs the journal "{BANK_JOURNAL}"'
            self._refuse(fault, f'put page.journal("{BANK_JOURNAL}") above it')

        def draw() -> Picture | None:
            kept = journal_entries(journal.instrument, journal.entries, self.language)
            width, partner = self._client.width_class, _partner(about)
            return running_balance(kept, self.language, width, partner=partner)

        return self._show("running-balance", draw, {journal: "entries", about: "value"})

    def _show(
        self,
        name: str,
        draw: Callable[[], Picture | None],
        followed: dict[HasTraits, str],
    ) -> Panel:
        empty = self._word(f"{name.replace('-', '_')}_empty")

        def html() -> str:
            width = self._client.width_class
            return picture_html(draw(), name, width, empty, self.language)

        followed = {**followed, self._client: "width"}
        return self._follow(html, followed, self._word("picture_ready"))

    def _follow(
        self,
        draw: Callable[[], str],
        followed: dict[HasTraits, str],
        announcement: str = "",
    ) -> Panel:
        panel = Panel(draw, self.language, announcement)
        for widget, trait in followed.items():
            widget.observe(panel.refresh, trait)
        return panel

    def _answers_to(self, instrument_id: str) -> Answers:
        """Return an instrument's answers, also when another page has its form."""
        if instrument_id not in self._answers:
            instrument = load_instrument(instrument_id)
            self._answers[instrument_id] = Answers(instrument, self.language)
        return self._answers[instrument_id]

    def _word(self, key: str) -> str:
        return load_strings("page", self.language)[key]

    def _check_new(self, instrument_id: str) -> None:
        if instrument_id in self._answers or instrument_id in self._journals:
            self._refuse(
                f'the questionnaire "{instrument_id}" is used twice, '
                "or after a picture that needs it",
                "keep one, above the picture",
            )

    def _refuse(self, fault: str, remedy: str) -> NoReturn:
        raise PageError(f'page "{self.name}"', fault, remedy)


def _partner(about: Answers) -> str:
    return " ".join(str(about.value.get("partner", "")).split())
