"""Practice: moments of doing something new, and how uncomfortable they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, get_args

from workbook.instrument import Instrument

Stayed = Literal["stayed", "back", "left"]
HIGH: Final = 10
"""The most discomfort; the least is 0."""
CALMER_BY: Final = 1.0
"""So much less discomfort, in the mean, is told as a change."""


@dataclass(frozen=True)
class Moment:
    """One moment of practice.

    Parameters
    ----------
    id
        Id of the stored entry.
    day
        When it was, by the participant's own calendar.
    discomfort
        0 (calm) to `HIGH`.
    stayed
        How it ended; None when that was not said.
    what
        The participant's own words; any text.
    """

    id: str
    day: date
    discomfort: int
    stayed: Stayed | None = None
    what: str = ""


def moments(
    instrument: Instrument, entries: Sequence[Mapping[str, Any]]
) -> list[Moment]:
    """Return the moments that have a day and a discomfort, the oldest first.

    Parameters
    ----------
    instrument
        The journal, which says what is possible.
    entries
        With ``id`` and ``responses``; may be what another version has written.
    """
    found = []
    for entry in entries:
        responses = entry.get("responses") or {}
        if not all(
            instrument.item(id).allows(responses.get(id))
            for id in ("date", "discomfort")
        ):
            continue
        said, what = responses.get("stayed"), responses.get("what")
        found.append(
            Moment(
                id=str(entry["id"]),
                day=date.fromisoformat(responses["date"]),
                discomfort=int(responses["discomfort"]),
                stayed=next((one for one in get_args(Stayed) if one == said), None),
                what=what if isinstance(what, str) else "",
            )
        )
    return sorted(found, key=lambda moment: (moment.day, moment.id))


def change(found: Sequence[Moment]) -> tuple[float, float] | None:
    """Return the mean discomfort of the first and of the last moments.

    Of up to three each, and never the same moment in both; None for fewer than four
    moments, of which nothing can be said.
    """
    if len(found) < 4:
        return None
    n = min(3, len(found) // 2)
    return _mean(found[:n]), _mean(found[-n:])


def _mean(found: Sequence[Moment]) -> float:
    return sum(moment.discomfort for moment in found) / len(found)
