"""Advice: something to do or to talk about, with the answers that led to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MOST: Final = 3
"""Most of a kind on one page: more would be a list of chores."""


@dataclass(frozen=True)
class Advice:
    """Something to do this week, or to talk about.

    Parameters
    ----------
    about
        Id of the section, theme, area or item that it is about.
    title
        The same in words.
    because
        The answers that led to it, as a sentence.
    text
        What to do: who, when, how long, first words; or a question to begin with.
    """

    about: str
    title: str
    because: str
    text: str
