"""Occasions: the times at which a questionnaire was filled in, with their days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

Occasion = tuple[date | None, Mapping[str, object]]
"""A day, None when there was only one time so far, and the responses of that time."""


def occasions(
    earlier: Sequence[Mapping[str, Any]], begun: str, responses: Mapping[str, object]
) -> list[Occasion]:
    """Return every time with its day, the oldest first.

    Parameters
    ----------
    earlier
        Earlier occasions, ``{"date": "2026-11-22", "responses": {...}}`` each, the
        oldest first.
    begun
        The day of the current one; ``""`` when it is the only one.
    responses
        Of the current one.
    """
    past: list[Occasion] = [
        (date.fromisoformat(occasion["date"]), occasion["responses"])
        for occasion in earlier
    ]
    return [*past, (date.fromisoformat(begun) if begun else None, responses)]
