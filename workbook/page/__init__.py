"""Page: what one notebook shows, in one language; the one name a notebook imports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from workbook.catalogue import load_instrument
from workbook.errors import PageError
from workbook.page.bank_account import (
    account_steps,
    balance_picture,
    running_balance_picture,
)
from workbook.page.following import Following
from workbook.page.start import START, chapters, start_route
from workbook.text import LANGUAGES, Language
from workbook.widgets.contents import Contents, GoOn
from workbook.widgets.journal import Journal
from workbook.widgets.my_data import MyData
from workbook.widgets.panel import Panel
from workbook.widgets.questionnaire import Questionnaire
from workbook.widgets.safety_check import SafetyCheck

Maker = Callable[[Following], Panel]
PICTURES: Final[Mapping[str, Maker]] = {
    "balance": balance_picture,
    "running-balance": running_balance_picture,
}
"""The pictures that there are, by the name that a cell asks for."""
STEPS: Final[Mapping[str, Maker]] = {
    "bank-account": account_steps,
    START: start_route,
}
"""The next steps that there are, by the name of the page."""


class Page:
    """One page: its questionnaires, and the pictures and next steps that follow them.

    Parameters
    ----------
    name
        Name of the page, for messages and for its next steps.
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
            remedy = f"use one of {', '.join(LANGUAGES)}"
            raise PageError(f'page "{name}"', fault, remedy)
        self.language: Language = language
        self._following = Following(name, language)

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
        instrument = load_instrument(instrument_id)
        self._following.check_new(instrument)
        form = Questionnaire(instrument, self.language)
        self._following.add_answers(form)
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
        instrument = load_instrument(instrument_id)
        self._following.check_new(instrument)
        if instrument.kind != "journal":
            fault = f'"{instrument_id}" is a questionnaire'
            self._following.refuse(fault, "use page.questionnaire for it")
        if filter_by and filter_by not in instrument.item_ids:
            fault = f'"{instrument_id}" has no item "{filter_by}"'
            self._following.refuse(fault, "name one of its choices in filter_by")
        journal = Journal(instrument, self.language, filter_by)
        self._following.add_journal(journal)
        return journal

    def picture(self, name: str) -> Panel:
        """Show a picture that follows the answers.

        Parameters
        ----------
        name
            One of `PICTURES`.

        Raises
        ------
        PageError
            If there is no picture of that name, or the journal that it needs does not
            stand above it.
        """
        if name not in PICTURES:
            known = " or ".join(f'"{picture}"' for picture in PICTURES)
            self._following.refuse(f'there is no picture "{name}"', f"use {known}")
        return PICTURES[name](self._following)

    def next_steps(self) -> Panel:
        """Show at most three next steps that fit the answers.

        Raises
        ------
        PageError
            If there are no steps for a page of this name.
        """
        if self.name not in STEPS:
            known = " or ".join(f'"{page}"' for page in STEPS)
            fault = f'there are no next steps for a page named "{self.name}"'
            self._following.refuse(fault, f"name the page {known}")
        return STEPS[self.name](self._following)

    def safety_check(self, *, gate: bool = False) -> SafetyCheck:
        """Ask about violence, for one person alone; the answers are kept nowhere.

        Parameters
        ----------
        gate
            Whether all that follows on the page opens only after six times "no": for
            what is done together, and for what may open up too much.
        """
        return SafetyCheck(self.language, gate=gate)

    def go_on(self) -> GoOn:
        """Lead back to where somebody was; nothing is shown on a first visit."""
        return GoOn(chapters(self.language), self.language)

    def contents(self) -> Contents:
        """List the chapters, and how far each of them is."""
        return Contents(chapters(self.language), self.language)

    def my_data(self) -> MyData:
        """Show all that the browser keeps: to read, take along, load and erase."""
        return MyData(chapters(self.language), self.language)
