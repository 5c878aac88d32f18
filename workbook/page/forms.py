"""Forms: what a page asks, and what it makes of texts that somebody wrote."""

from __future__ import annotations

from workbook.catalogue import load_dialogue, load_instrument
from workbook.errors import PageError
from workbook.meaning.consenting import load_consent
from workbook.page.agreements import agreements_sheet
from workbook.page.document import document_sheet
from workbook.page.following import Following
from workbook.page.together import propose_subjects
from workbook.text import LANGUAGES, Language
from workbook.widgets.card import Card, card_items
from workbook.widgets.consent import Consent
from workbook.widgets.dialogue import SteppedDialogue
from workbook.widgets.exercise import Exercise, exercise_fault
from workbook.widgets.gentle import Gentle
from workbook.widgets.journal import Journal
from workbook.widgets.questionnaire import Questionnaire
from workbook.widgets.repeated import Repeated
from workbook.widgets.sheet import Sheet
from workbook.widgets.talk import AGREEMENTS, Talk, talk_fault


class Forms:
    """The half of a page that asks; `Page` is the whole."""

    def __init__(self, name: str, *, language: Language) -> None:
        self.name = name
        if language not in LANGUAGES:
            fault = f"{language!r} is not a language of the workbook"
            remedy = f"use one of {', '.join(LANGUAGES)}"
            raise PageError(f'page "{name}"', fault, remedy)
        self.language: Language = language
        self._following = Following(name, language)

    def consent(self, instrument_id: str) -> Consent:
        """Ask for the consent that instruments on this page wait for.

        An instrument says ``consent: <id>`` in its file. Without the yes its form and
        all that follows it stay closed, and the browser sends nothing of it.

        Raises
        ------
        ContentError
            If there is no such instrument, its file has a fault, or it has no yes.
        PageError
            If this page asked for it before.
        """
        instrument = load_consent(instrument_id)
        self._following.add_consent(instrument_id)
        return Consent(instrument, self.language)

    def questionnaire(
        self, instrument_id: str, *, repeat: bool = False, gentle: bool = False
    ) -> Questionnaire:
        """Show the form of one instrument.

        Parameters
        ----------
        repeat
            Whether it can be filled in again, with the earlier answers kept.
        gentle
            Whether another wording is offered below a text that may sound like blame.

        Raises
        ------
        ContentError
            If there is no such instrument, or its file has a fault.
        PageError
            If this page asked for the instrument before: it has one form, and it
            must come before the pictures that follow it. Or if the instrument waits
            for a consent that is not asked above it, or is to be both of the above.
        """
        instrument = load_instrument(instrument_id)
        self._following.check_new(instrument)
        self._following.check_consent(instrument)
        if repeat and gentle:
            fault = f'"{instrument_id}" cannot be both repeat and gentle'
            self._following.refuse(fault, "leave one of the two out")
        kind = Repeated if repeat else Gentle if gentle else Questionnaire
        form = kind(instrument, self.language)
        self._following.add_answers(form)
        return form

    def journal(
        self, instrument_id: str, *, filter_by: str = "", need_all: bool = True
    ) -> Journal:
        """Show a journal: a form for an entry, and the list of entries.

        Parameters
        ----------
        filter_by
            Id of the choice by which the list can be filtered; ``""`` for none.
        need_all
            Whether an entry needs an answer to all but texts and lists, or only a day
            or what else names it.

        Raises
        ------
        ContentError
            If there is no such instrument, or its file has a fault.
        PageError
            If the instrument is no journal, has no such item, or was used before; or
            if it waits for a consent that is not asked above it.
        """
        instrument = load_instrument(instrument_id)
        self._following.check_new(instrument)
        self._following.check_consent(instrument)
        if instrument.kind != "journal":
            fault = f'"{instrument_id}" is a questionnaire'
            self._following.refuse(fault, "use page.questionnaire for it")
        if filter_by and filter_by not in instrument.item_ids:
            fault = f'"{instrument_id}" has no item "{filter_by}"'
            self._following.refuse(fault, "name one of its choices in filter_by")
        journal = Journal(instrument, self.language, filter_by, need_all=need_all)
        self._following.add_journal(journal)
        return journal

    def exercise(self, instrument_id: str) -> Exercise:
        """Lead through an exercise, one step after the other.

        Each section of the instrument is a step: words, a pause, texts to write. Where
        somebody is, is kept with the answers, so that it can be taken up again.

        Raises
        ------
        ContentError
            If there is no such instrument, or its file has a fault.
        PageError
            If the instrument is no exercise, was used before, or waits for a consent
            that is not asked above it.
        """
        instrument = load_instrument(instrument_id)
        self._following.check_new(instrument)
        self._following.check_consent(instrument)
        if found := exercise_fault(instrument):
            self._following.refuse(*found)
        exercise = Exercise(instrument, self.language)
        self._following.add_answers(exercise)
        return exercise

    def talk(self, instrument_id: str) -> Talk:
        """Lead two people through a talk in turns, on one screen between them.

        Where they are and how much of a turn went by is kept with the answers. What
        they agree on becomes an entry of the journal ``agreements``.

        Raises
        ------
        ContentError
            If there is no such instrument, or its file has a fault.
        PageError
            If the instrument is no talk, was used before, or waits for a consent that
            is not asked above it.
        """
        instrument = load_instrument(instrument_id)
        self._following.check_new(instrument)
        self._following.check_consent(instrument)
        if found := talk_fault(instrument):
            self._following.refuse(*found)
        talk = Talk(instrument, load_instrument(AGREEMENTS), self.language)
        self._following.add_answers(talk)
        propose_subjects(self._following, talk)
        return talk

    def card(self, instrument_id: str) -> Card:
        """Show what was written as a card, to hold up, to read aloud or to print.

        On it stand the answers to the items with a ``lead``, each after those words.

        Raises
        ------
        ContentError
            If there is no such instrument, or its file has a fault.
        PageError
            If none of its items has a ``lead``, or if it waits for a consent that is
            not asked above it.
        """
        instrument = load_instrument(instrument_id)
        self._following.check_consent(instrument)
        if not card_items(instrument):
            fault = f'"{instrument_id}" has nothing for a card'
            self._following.refuse(fault, 'write "lead:" under a text item in its file')
        return Card(instrument, self.language)

    def document(self, instrument_id: str) -> Sheet:
        """Show what was written as a document of its own, to print and as a PDF.

        Each section is a part of it, and each answer stands below its ``lead``.

        Raises
        ------
        ContentError
            If there is no such instrument, or its file has a fault.
        PageError
            If it asks for nothing in own words, or if it waits for a consent that is
            not asked above it; of the journals only ``agreements`` is a document.
        """
        instrument = load_instrument(instrument_id)
        self._following.check_consent(instrument)
        if instrument_id == AGREEMENTS:
            return agreements_sheet(self._following)
        if instrument.kind == "journal":
            fault = f'the journal "{instrument_id}" is no document'
            self._following.refuse(fault, f'name a questionnaire, or "{AGREEMENTS}"')
        if not any(item.kind in ("text", "list") for item in instrument.items):
            fault = f'"{instrument_id}" has nothing for a document'
            self._following.refuse(fault, "name an instrument with texts to write")
        return document_sheet(self._following, instrument)

    def dialogue(self, name: str) -> SteppedDialogue:
        """Show a made-up dialogue, to read line by line: said, meant and felt.

        Raises
        ------
        ContentError
            If there is no dialogue of that name, or its file has a fault.
        """
        return SteppedDialogue(load_dialogue(name), self.language)
