"""Generations words: the picture of what was handed down, told and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wcwidth import iter_graphemes

from workbook.figures.text_fit import ELLIPSIS, isolate, one_line
from workbook.meaning.generations import Line, Place
from workbook.table import Table
from workbook.text import Language, join_words

MOST_LINES: Final = 16
"""More lines would be a page of their own; the table has all of them."""
MOST_LETTERS: Final = 40
"""Of a participant's words within a sentence."""


@dataclass(frozen=True)
class GenerationsWords:
    """Tells the picture: for the caption, for who listens, for who reads.

    Parameters
    ----------
    words
        The words of the picture in the page's language.
    language
        Of lists of names.
    """

    words: Mapping[str, str]
    language: Language

    def finding(self, lines: Sequence[Line]) -> str:
        """Say what may stop and what begins; else what happens to the first line."""
        stops = next((one for one in lines if one.ending == "stops"), None)
        new = next((one for one in lines if one.is_new and one is not stops), None)
        if stops and new:
            return self.words["finding_stops_new"].format(
                stops=self._quoted(stops), new=self._quoted(new)
            )
        line = stops or new or lines[0]
        kind = "stops" if stops else "new" if new else line.ending
        return self.words[f"finding_{kind}"].format(what=self._quoted(line))

    def alternative(self, lines: Sequence[Line], places: Sequence[Place]) -> str:
        """Say which generations there are, and the way of each line."""
        told = [self._place(place) for place in places]
        sentences = [self.words["alt"].format(places=join_words(told, self.language))]
        for line in lines[:MOST_LINES]:
            _, from_, ending = self._row(line)
            sentence = self.words["alt_line"]
            sentences.append(
                sentence.format_map(
                    {"what": short(line.what), "from": from_, "ending": ending}
                )
            )
        if rest := len(lines) - MOST_LINES:
            sentences += [self.words["more"].format(count=rest)] * (rest > 0)
        return " ".join(sentences)

    def table(self, lines: Sequence[Line]) -> Table:
        """Return a row for each line, whole."""
        columns = tuple(self.words[f"column_{c}"] for c in ("what", "from", "ending"))
        rows = tuple(self._row(line) for line in lines)
        return Table(self.words["caption"], columns, rows, frozenset())

    def _row(self, line: Line) -> tuple[str, str, str]:
        return line.what, self.words[f"from_{line.start}"], ends(line, self.words)

    def _quoted(self, line: Line) -> str:
        return self.words["quoted"].format(what=short(line.what))

    def _place(self, place: Place) -> str:
        title = self.words[place.kind]
        names = [short(name) for name in place.names]
        if not place.is_known:
            names.append(self.words["unknown_place"])
        if not names:
            return title
        form = self.words["alt_place_names"]
        return form.format(place=title, names=join_words(names, self.language))


def ends(line: Line, words: Mapping[str, str]) -> str:
    """Say what becomes of a line."""
    if line.is_new and line.goes_on:
        return words["ends_new"]
    return words[f"ends_{line.ending}"]


def short(text: str) -> str:
    """Return a participant's words as they stand within a sentence."""
    letters = list(iter_graphemes(one_line(text)))
    if len(letters) > MOST_LETTERS:
        letters = [*letters[: MOST_LETTERS - 1], ELLIPSIS]
    return isolate("".join(letters))
