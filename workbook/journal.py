"""Journal: the dated entries of the emotional bank account, and how they add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from workbook.instrument import Instrument
from workbook.text import Language

By = Literal["me", "partner"]
"""From whom a deposit or withdrawal came."""

NEEDED: Final = ("date", "direction", "by", "account", "weight")
"""The items without which an entry does not count; a note may be left out."""


@dataclass(frozen=True)
class JournalEntry:
    """One deposit or withdrawal.

    Parameters
    ----------
    id
        Id of the stored entry.
    day
        When it happened, by the participant's own calendar.
    account
        Id of the account, for example ``attention``.
    title
        The account's title in the page's language.
    deposit
        Whether it was a deposit; else it was a withdrawal.
    by
        From whom it came.
    weight
        1 (very small) to 5 (very big).
    note
        The participant's own words; may be any text.
    """

    id: str
    day: date
    account: str
    title: str
    deposit: bool
    by: By
    weight: int
    note: str = ""

    @property
    def signed(self) -> int:
        """The weight, below zero for a withdrawal: -5 to 5 and never 0."""
        return self.weight if self.deposit else -self.weight


def journal_entries(
    instrument: Instrument,
    entries: Sequence[Mapping[str, Any]],
    language: Language,
) -> list[JournalEntry]:
    """Return the complete entries of a journal, the oldest day first.

    Parameters
    ----------
    instrument
        A journal with the items ``date``, ``direction`` (``deposit`` or
        ``withdrawal``), ``by`` (``me`` or ``partner``), ``account``, ``weight``
        (a rating) and ``note``.
    entries
        As a document stores them, with ``id`` and ``responses``; a removed entry has
        no responses. May be anything that another version of the journal has written.

    Returns
    -------
    list of JournalEntry
        By day, and within a day by id. An entry without one of the needed answers, or
        with one that is not possible, is left out: there is no telling what it counts.
    """
    found = [_entry(instrument, entry, language) for entry in entries]
    complete = [entry for entry in found if entry is not None]
    return sorted(complete, key=lambda entry: (entry.day, entry.id))


def running_balance(entries: Sequence[JournalEntry], by: By) -> list[tuple[date, int]]:
    """Add up the entries from one person, day by day.

    Parameters
    ----------
    entries
        In any order.
    by
        Whose entries count.

    Returns
    -------
    list of (date, int)
        Each day with an entry, the oldest first, and the balance at the end of that
        day; before the first one it is 0.
    """
    balance, points = 0, dict[date, int]()
    for entry in sorted(entries, key=lambda entry: entry.day):
        if entry.by == by:
            balance += entry.signed
            points[entry.day] = balance
    return list(points.items())


def _entry(
    instrument: Instrument, entry: Mapping[str, Any], language: Language
) -> JournalEntry | None:
    responses = entry.get("responses") or {}
    if not all(_is_answered(instrument, id, responses) for id in NEEDED):
        return None
    account = responses["account"]
    options = instrument.item("account").options
    assert isinstance(options, tuple)  # as a choice always has
    titles = {option.value: option.text[language] for option in options}
    note = responses.get("note")
    return JournalEntry(
        id=entry["id"],
        day=date.fromisoformat(responses["date"]),
        account=account,
        title=titles[account],
        deposit=responses["direction"] == "deposit",
        by=responses["by"],
        weight=responses["weight"],
        note=note if isinstance(note, str) else "",
    )


def _is_answered(instrument: Instrument, id: str, responses: Mapping[str, Any]) -> bool:
    return id in responses and instrument.item(id).allows(responses[id])
