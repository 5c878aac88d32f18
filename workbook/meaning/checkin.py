"""Check-in: the six answers of each month, as a line for each topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.instrument import Instrument
from workbook.text import Language


@dataclass(frozen=True)
class Topic:
    """One topic of the check-in over time.

    Parameters
    ----------
    id
        Id of the item.
    title
        Its question in the page's language.
    points
        Each day with an answer, the oldest first, and the answer, ``low`` to ``high``;
        of several on one day the last.
    answers
        The words of the answers, of ``low`` first.
    """

    id: str
    title: str
    points: tuple[tuple[date, int], ...]
    low: int
    high: int
    answers: tuple[str, ...]

    def said(self, value: int) -> str:
        """Return the words of an answer."""
        return self.answers[value - self.low]


def topics(
    instrument: Instrument,
    entries: Sequence[Mapping[str, Any]],
    language: Language,
) -> list[Topic]:
    """Return a topic for each rating of a journal, also those without answers.

    Parameters
    ----------
    instrument
        A journal with an item ``date`` and ratings.
    entries
        With ``id`` and ``responses``; one without a possible date, or a withheld
        answer, is left out.
    """
    day_item = instrument.item("date")
    dated = [
        (str(entry["responses"]["date"]), str(entry["id"]), entry["responses"])
        for entry in entries
        if entry.get("responses") and day_item.allows(entry["responses"].get("date"))
    ]
    dated.sort(key=lambda one: one[:2])
    found = []
    for item in instrument.items:
        if item.kind != "rating" or item.bounds is None:
            continue
        by_day = {
            date.fromisoformat(day): responses[item.id]
            for day, _, responses in dated
            if isinstance(responses.get(item.id), int)
            and item.allows(responses[item.id])
        }
        low, high = (int(bound) for bound in item.bounds)
        options = item.options if isinstance(item.options, tuple) else ()
        answers = tuple(option.text[language] for option in options)
        title = item.text[language].rstrip(".")
        points = tuple(by_day.items())
        found.append(Topic(item.id, title, points, low, high, answers))
    return found
