"""Printable: any text a person may type, made fit for paper.

A tagged PDF may not have a letter without a shape. So each letter that no font of ours
has becomes a `MISSING` sign, which the report explains; all the rest stays as typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from wcwidth import iter_graphemes

from workbook.report.fonts import coverages, plain_letters

MISSING: Final = "□"
"""Stands for a letter that cannot be printed; our fonts have it."""
LONGEST_WORD: Final = 30
MOST_BREAKS: Final = 2
"""Line breaks in a row: more would only be empty paper."""
MOST_MARKS: Final = 3
"""Most accents on one letter: more would climb into the lines around it."""

_BREAK: Final = "\N{ZERO WIDTH SPACE}"
_LINES: Final = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_MANY_BREAKS: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_WORD: Final = re.compile(rf"[^\s{_BREAK}\-]+")
_JOINERS: Final = {"\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"}


def printable(
    text: str, *, plain: bool = False, longest_word: int = LONGEST_WORD
) -> str:
    """Return a text that can stand in a PDF, the same but for what cannot be printed.

    Parameters
    ----------
    plain
        Keep only letters that stand alone, of the two fonts that need no joining: for
        the rare text that a font has, but not in this combination.
    longest_word
        Letters after which a line may break also where there is no space.
    """
    text = _LINES.sub("\n", text)
    if not text.isascii():
        text = "".join(
            _plain_letter(cluster) if plain else _letter(cluster)
            for cluster in iter_graphemes(text)
        )
    else:
        text = "".join(_letter(c) if not c.isprintable() else c for c in text)
    text = _MANY_BREAKS.sub("\n" * MOST_BREAKS, text)
    return _WORD.sub(lambda word: _breakable(word[0], longest_word), text).strip()


def runs_from_right(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


@lru_cache(maxsize=4096)
def _letter(cluster: str) -> str:
    """Return one letter, with its marks, as one font can print it."""
    if cluster in ("\n", "\t", " "):
        return cluster
    seen = _few_marks(cluster)
    shown = [letter for letter in seen if not _is_unseen(letter)]
    if not shown:
        # Nothing to see: only a space is worth keeping.
        return " " if any(c.isspace() for c in cluster) else ""
    if any(unicodedata.category(letter) in ("Cn", "Co", "Cs") for letter in shown):
        return MISSING
    points = {ord(letter) for letter in shown}
    if not any(points <= coverage for coverage in coverages()):
        composed = unicodedata.normalize("NFC", "".join(shown))
        if composed != cluster and len(composed) < len(shown):
            return _letter(composed)
        return MISSING
    # The selector says how an emoji looks; no font of ours has two looks.
    return "".join(letter for letter in seen if letter not in "\ufe0e\ufe0f")


def _plain_letter(cluster: str) -> str:
    if cluster.isspace():
        return _letter(cluster)
    composed = unicodedata.normalize("NFC", cluster)
    shown = [letter for letter in composed if not _is_unseen(letter)]
    if not shown:
        return ""
    return shown[0] if len(shown) == 1 and ord(shown[0]) in plain_letters() else MISSING


def _is_unseen(letter: str) -> bool:
    """Tell controls and signs that only steer others."""
    if letter in _JOINERS or letter in "\ufe0e\ufe0f":
        return True
    return unicodedata.category(letter) in ("Cc", "Cf")


def _few_marks(cluster: str) -> str:
    kept, marks = "", 0
    for letter in cluster:
        if unicodedata.category(letter) == "Cc":
            continue
        marks += unicodedata.category(letter) in ("Mn", "Me")
        if marks <= MOST_MARKS or not unicodedata.combining(letter):
            kept += letter
    return kept


def _breakable(word: str, longest: int) -> str:
    """Return a word that a line may break every now and then, never within a letter."""
    if len(word) <= longest:
        return word
    clusters = list(iter_graphemes(word))
    parts = range(0, len(clusters), longest)
    return _BREAK.join("".join(clusters[i : i + longest]) for i in parts)
