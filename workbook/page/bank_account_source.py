"""What the emotional bank account gives to the report and to the year plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbook.catalogue import load_strings
from workbook.figures import balance, running_balance
from workbook.meaning.balance import OUT_OF_BALANCE, Account, accounts
from workbook.meaning.journal import JournalEntry, journal_entries
from workbook.meaning.plan import next_steps
from workbook.meaning.yearplan import Wish
from workbook.page.bank_account import ACCOUNT, JOURNAL
from workbook.page.source import (
    Kept,
    Source,
    illustration,
    option_texts,
    values,
)
from workbook.report import Chapter, Illustration, OwnWords, Values
from workbook.text import format_date, format_number

EXERCISE = "deposits"
ASKS_MOST = 5.0 * 5
"""So far out of balance, times the most importance, an account asks most."""


def _chapter(kept: Kept) -> Chapter:
    instrument, _ = kept.to(ACCOUNT)
    known = _accounts(kept)
    pictures: list[Illustration] = []
    tables: list[Values] = []
    if picture := balance(known, kept.language, kept.width, partner=kept.partner):
        pictures.append(illustration(picture, "balance", kept.width))
        tables.append(values(picture))
    entries = _entries(kept)
    if picture := running_balance(
        entries, kept.language, kept.width, partner=kept.partner
    ):
        pictures.append(illustration(picture, "running-balance", kept.width))
    return Chapter(
        title=kept.title(ACCOUNT),
        illustrations=tuple(pictures),
        values=tuple(tables),
        words=_words(kept) if kept.with_words else (),
        steps=tuple(next_steps(instrument, known, kept.language)),
    )


def _accounts(kept: Kept) -> list[Account]:
    instrument, responses = kept.to(ACCOUNT)
    found = accounts(instrument, responses, kept.language)
    # What was written has a place of its own, where it was asked for.
    return [replace(account, note="") for account in found]


def _entries(kept: Kept) -> list[JournalEntry]:
    instrument, entries = kept.journal(JOURNAL)
    return journal_entries(instrument, entries, kept.language)


def _words(kept: Kept) -> tuple[OwnWords, ...]:
    instrument, _ = kept.journal(JOURNAL)
    kinds = {
        **option_texts(instrument, "direction", kept.language),
        **option_texts(instrument, "by", kept.language),
    }
    written = [
        OwnWords(
            " · ".join(
                (
                    format_date(entry.day, kept.language),
                    entry.title,
                    kinds["deposit" if entry.deposit else "withdrawal"],
                    kinds[entry.by],
                )
            ),
            entry.note,
        )
        for entry in reversed(_entries(kept))
        if entry.note.strip()
    ]
    return (*kept.words(ACCOUNT, EXERCISE), *written)


def _wishes(kept: Kept) -> Sequence[Wish]:
    """Return a wish for each account that is out of balance, by how much it matters."""
    words = load_strings("year-plan", kept.language)
    return [
        Wish(
            theme=account.id,
            weight=min(1.0, abs(account.net) * account.weight / ASKS_MOST),
            because=words["because_account"].format(
                account=account.title,
                give=format_number(account.give or 0, kept.language),
                receive=format_number(account.receive or 0, kept.language),
            ),
        )
        for account in _accounts(kept)
        if account.net is not None and abs(account.net) >= OUT_OF_BALANCE
    ]


BANK_ACCOUNT = Source(
    instruments=(ACCOUNT, EXERCISE),
    journals=(JOURNAL,),
    chapter=_chapter,
    wishes=_wishes,
)
