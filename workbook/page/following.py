"""Following: what a page shows that follows the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NoReturn

from traitlets import HasTraits

from workbook.catalogue import load_instrument, load_strings
from workbook.errors import PageError
from workbook.figures import Picture, Width
from workbook.instrument import Instrument
from workbook.text import Language
from workbook.widgets.answers import Answers
from workbook.widgets.client import Client
from workbook.widgets.couple import Couple
from workbook.widgets.journal import Journal
from workbook.widgets.kept_entries import KeptEntries
from workbook.widgets.panel import Panel, picture_html

ABOUT = "about"
"""The instrument that asks how partners call each other."""


class Following:
    """The answers of one page, and the panels that are drawn anew when one changes.

    Parameters
    ----------
    name
        Name of the page, for messages.
    """

    def __init__(self, name: str, language: Language) -> None:
        self.name = name
        self.language = language
        self._client = Client(language)
        self._answers: dict[str, Answers] = {}
        self._waiting: dict[str, list[Callable[[object], None]]] = {}
        self._journals: dict[str, Journal] = {}
        self._consents: set[str] = set()
        self._entries: dict[str, KeptEntries] = {}
        self._couple: Couple | None = None

    @property
    def width(self) -> Width:
        """The variant of pictures that fits the visitor's browser."""
        return self._client.width_class

    @property
    def today(self) -> date | None:
        """The visitor's day; None until the browser has told it."""
        try:
            return date.fromisoformat(self._client.today)
        except ValueError:
            return None

    @property
    def client(self) -> Client:
        """What is known of the visitor's browser."""
        return self._client

    def add_answers(self, answers: Answers) -> None:
        """Let what follows see an instrument's answers."""
        instrument_id = answers.instrument.id
        self._answers[instrument_id] = answers
        for handler in self._waiting.pop(instrument_id, []):
            answers.observe(handler, "value")

    def add_journal(self, journal: Journal) -> None:
        """Let what follows see a journal's entries."""
        self._journals[journal.instrument.id] = journal

    def answers_to(self, instrument_id: str) -> Answers:
        """Return an instrument's answers, also when another page has its form."""
        if instrument_id not in self._answers:
            instrument = load_instrument(instrument_id)
            self.add_answers(Answers(instrument, self.language))
        return self._answers[instrument_id]

    def knows(self, instrument_id: str) -> bool:
        """Whether something on this page has an instrument's answers already."""
        return instrument_id in self._answers

    def listen(self, instrument_id: str, handler: Callable[[object], None]) -> None:
        """Tell of changed answers, also to a form that is yet to come on this page."""
        if self.knows(instrument_id):
            self._answers[instrument_id].observe(handler, "value")
        else:
            self._waiting.setdefault(instrument_id, []).append(handler)

    def journal(self, instrument_id: str, picture: str) -> Journal:
        """Return a journal that stands above a picture; PageError if it does not."""
        journal = self._journals.get(instrument_id)
        if journal is None:
            fault = f'the picture "{picture}" needs the journal "{instrument_id}"'
            self.refuse(fault, f'put page.journal("{instrument_id}") above it')
        return journal

    def entries_of(self, instrument_id: str) -> KeptEntries:
        """Return a journal's entries, also when another page has the journal."""
        if instrument_id in self._journals:
            return self._journals[instrument_id]
        if instrument_id not in self._entries:
            instrument = load_instrument(instrument_id)
            self._entries[instrument_id] = KeptEntries(instrument, self.language)
        return self._entries[instrument_id]

    def add_couple(self, couple: Couple) -> None:
        """Let what follows see what two people share; PageError when it is a second."""
        if self._couple is not None:
            fault = "page.couple() is used twice"
            self.refuse(fault, "keep the first one")
        self._couple = couple

    @property
    def has_couple(self) -> bool:
        """Whether there is a place above where two people share."""
        return self._couple is not None

    def couple(self) -> Couple:
        """Return the place above where two people share; PageError if there is none."""
        if self._couple is None:
            fault = "what compares two people needs a place where they share"
            self.refuse(fault, "put page.couple() above it")
        return self._couple

    def show(
        self,
        name: str,
        draw: Callable[[], Picture | None],
        followed: dict[HasTraits, str | list[str]],
        kind: type[Panel] = Panel,
    ) -> Panel:
        """Return a panel with a picture, or a sentence while there is none.

        Parameters
        ----------
        name
            Of the picture; the word ``<name>_empty`` of the page says what is missing.
        draw
            Returns the picture of the answers as they are now.
        followed
            Widgets, each with the trait or traits whose change asks for a drawing.
        """
        empty = self.word(f"{name.replace('-', '_')}_empty")

        def html() -> str:
            return picture_html(draw(), name, self.width, empty, self.language)

        followed = {**followed, self._client: "width"}
        return self.follow(html, followed, self.word("picture_ready"), kind)

    def follow(
        self,
        draw: Callable[[], str],
        followed: dict[HasTraits, str | list[str]],
        announcement: str = "",
        kind: type[Panel] = Panel,
    ) -> Panel:
        """Return a panel with HTML that is made anew when an answer changes."""
        panel = kind(draw, self.language, announcement, self._consent_of(followed))
        for widget, trait in followed.items():
            widget.observe(panel.refresh, trait)
        return panel

    def partner(self) -> tuple[Answers, Callable[[], str]]:
        """Return the answers that name the partner, and what reads the name."""
        about = self.answers_to(ABOUT)
        return about, lambda: " ".join(str(about.value.get("partner", "")).split())

    def word(self, key: str) -> str:
        """Return a word of the page."""
        return load_strings("page", self.language)[key]

    def check_new(self, instrument: Instrument) -> None:
        """Make sure that an instrument has no form on this page; else PageError."""
        if instrument.id in self._answers or instrument.id in self._journals:
            self.refuse(
                f'the questionnaire "{instrument.id}" is used twice, '
                "or after a picture that needs it",
                "keep one, above the picture",
            )

    def check_consent(self, instrument: Instrument) -> None:
        """Make sure that what an instrument waits for is asked above it; PageError."""
        needed = instrument.consent
        if needed and needed not in self._consents:
            fault = f'the {instrument.kind} "{instrument.id}" waits for a consent'
            self.refuse(fault, f'put page.consent("{needed}") above it')

    def add_consent(self, instrument_id: str) -> None:
        """Let forms below open with a consent; PageError when it is there already."""
        if instrument_id in self._consents:
            fault = f'the consent "{instrument_id}" is asked twice'
            self.refuse(fault, "keep the first one")
        self._consents.add(instrument_id)

    def _consent_of(self, followed: Iterable[HasTraits]) -> str:
        """Return the consent that what follows these answers waits for, or ""."""
        waiting = (w for w in followed if isinstance(w, Answers | KeptEntries))
        needed = {w.consent for w in waiting if w.consent}
        if len(needed) > 1:
            fault = f"one picture cannot wait for {len(needed)} consents"
            self.refuse(fault, "let it follow instruments with one consent")
        return needed.pop() if needed else ""

    def refuse(self, fault: str, remedy: str) -> NoReturn:
        """Tell a facilitator what a cell cannot have."""
        raise PageError(f'page "{self.name}"', fault, remedy)
