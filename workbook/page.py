"""Page: what one notebook shows, in one language; the one name a notebook imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbook.balance import Account, accounts
from workbook.catalogue import load_instrument, load_strings
from workbook.errors import PageError
from workbook.figures import balance
from workbook.instrument import Instrument
from workbook.plan import next_steps
from workbook.text import LANGUAGES, Language
from workbook.widgets.answers import Answers
from workbook.widgets.client import Client
from workbook.widgets.panel import Panel, picture_html, steps_html
from workbook.widgets.questionnaire import Questionnaire

BANK_ACCOUNT, ABOUT = "bank-account", "about"


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
        if language not in LANGUAGES:
            raise PageError(
                f'page "{name}"',
                f"{language!r} is not a language of the workbook",
                f"use one of {', '.join(LANGUAGES)}",
            )
        self.name = name
        self.language: Language = language
        self._client = Client(language)
        self._answers: dict[str, Answers] = {}

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
        if instrument_id in self._answers:
            raise PageError(
                f'page "{self.name}"',
                f'the questionnaire "{instrument_id}" is used twice, '
                "or after a picture that needs it",
                "keep one, above the picture",
            )
        form = Questionnaire(load_instrument(instrument_id), self.language)
        self._answers[instrument_id] = form
        return form

    def picture(self, name: str) -> Panel:
        """Show a picture that follows the answers.

        Parameters
        ----------
        name
            One of ``"balance"``.

        Raises
        ------
        PageError
            If there is no picture of that name.
        """
        draw = {"balance": self._draw_balance}.get(name)
        if draw is None:
            raise PageError(
                f'page "{self.name}"',
                f'there is no picture "{name}"',
                'use "balance"',
            )
        ready = load_strings("page", self.language)["picture_ready"]
        panel = self._follow(draw, (BANK_ACCOUNT, ABOUT), ready)
        self._client.observe(panel.refresh, "width")
        return panel

    def next_steps(self) -> Panel:
        """Show at most three next steps that fit the answers."""
        return self._follow(self._choose_steps, (BANK_ACCOUNT,))

    def _follow(
        self, draw: Callable[[], str], needs: Sequence[str], announcement: str = ""
    ) -> Panel:
        followed = [self._responses_of(instrument_id) for instrument_id in needs]
        panel = Panel(draw, self.language, announcement)
        for answers in followed:
            answers.observe(panel.refresh, "value")
        return panel

    def _responses_of(self, instrument_id: str) -> Answers:
        """Return an instrument's answers, also when another page has its form."""
        if instrument_id not in self._answers:
            instrument = load_instrument(instrument_id)
            self._answers[instrument_id] = Answers(instrument, self.language)
        return self._answers[instrument_id]

    def _accounts(self) -> tuple[Instrument, list[Account]]:
        answers = self._responses_of(BANK_ACCOUNT)
        instrument = answers.instrument
        return instrument, accounts(instrument, answers.value, self.language)

    def _draw_balance(self) -> str:
        _, kept = self._accounts()
        width = self._client.width_class
        partner = str(self._responses_of(ABOUT).value.get("partner", ""))
        picture = balance(kept, self.language, width, partner=partner.strip())
        empty = load_strings("page", self.language)["balance_empty"]
        return picture_html(picture, "balance", width, empty, self.language)

    def _choose_steps(self) -> str:
        instrument, kept = self._accounts()
        steps = next_steps(instrument, kept, self.language)
        empty = load_strings("page", self.language)["steps_empty"]
        return steps_html(steps, empty, self.language)
