"""Journal: the dated entries of the emotional bank account, and how they add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from workbook.instrument import Instrument, Item
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
    items = {id: instrument.item(id) for id in NEEDED}
    titles = _titles(items["account"], language)
    complete = [
        _entry(entry["id"], entry["responses"], titles)
        for entry in entries
        if entry.get("responses") and _is_complete(items, entry["responses"])
    ]
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


def _is_complete(items: Mapping[str, Item], responses: Mapping[str, Any]) -> bool:
    return all(
        id in responses and item.allows(responses[id]) for id, item in items.items()
    )


def _entry(
    id: str, responses: Mapping[str, Any], titles: Mapping[str, str]
) -> JournalEntry:
    note = responses.get("note")
    return JournalEntry(
        id=id,
        day=date.fromisoformat(responses["date"]),
        account=responses["account"],
        title=titles[responses["account"]],
        deposit=responses["direction"] == "deposit",
        by=responses["by"],
        weight=responses["weight"],
        note=note if isinstance(note, str) else "",
    )


def _titles(item: Item, language: Language) -> dict[str, str]:
    options = item.options if isinstance(item.options, tuple) else ()
    return {str(option.value): option.text[language] for option in options}
