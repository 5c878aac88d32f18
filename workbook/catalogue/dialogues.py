"""Dialogues: what made-up people say, mean and feel, as the files have it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from workbook.options import Model
from workbook.text import Text

Voice = Literal["a", "b"]


class People(Model):
    """The names of the two."""

    a: Text
    b: Text


class Line(Model):
    """One sentence, with what lies beneath it."""

    by: Voice
    said: Text
    meant: Text
    felt: Text


class Exit(Model):
    """What one of them could have said instead."""

    by: Voice
    said: Text


class Dialogue(Model):
    """A short quarrel: a file in ``assets/dialogues``.

    Parameters
    ----------
    scene
        Where it begins, as a camera would see it.
    ending
        How it is for both of them afterwards.
    exit
        A first sentence that would have led out of it.
    """

    title: Text
    scene: Text
    people: People
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]
    ending: Text
    exit: Exit

    def name(self, voice: Voice) -> Text:
        """Return the name of one of the two."""
        return self.people.a if voice == "a" else self.people.b
