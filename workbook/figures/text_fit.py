"""Text fit: any text made safe for a picture, measured, shortened and wrapped."""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from matplotlib.ft2font import FT2Font, LoadFlags
from wcwidth import iter_graphemes, wcwidth

from workbook.figures.style import TEXT_FONTS

ELLIPSIS: Final = "…"
MOST_MARKS: Final = 3
"""Most accents on one letter: more would climb into the rows above and below."""

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNS_TEXT = frozenset({"R", "AL", "RLE", "RLO", "RLI", "LRO", "FSI", "PDF", "PDI"})
_UNKNOWN_LETTER = 0.8  # ems; what a phone's own font may need at most, mostly
_UNKNOWN_WIDE = 1.4  # ems; emoji and the scripts of East Asia


def clean(text: str) -> str:
    """Leave out what XML cannot carry: most control characters, lone surrogates."""
    return _NOT_XML.sub("", text)


def has_ink(text: str) -> bool:
    """Tell whether there is anything to see: not only spaces and controls."""
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in text)


def one_line(text: str) -> str:
    """Return the text as it can stand in one line of a picture."""
    line = " ".join(clean(text).split())
    return "".join(map(_few_marks, iter_graphemes(line)))


def isolate(text: str) -> str:
    """Keep a text that runs from right to left from turning the words around it."""
    if any(unicodedata.bidirectional(letter) in _TURNS_TEXT for letter in text):
        return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
    return text


def measure(text: str, size: float, weight: int = 400) -> float:
    """Return the width of a line of text.

    Letters that our fonts lack are drawn by a font of the reader's device: they
    count generously, so that the text may come out shorter but hardly longer.

    Parameters
    ----------
    text
        One line.
    size
        Font size in pixels.
    weight
        400, 600 or `OWN`.

    Returns
    -------
    float
        In pixels.
    """
    return size * sum(_advance(letter, weight) for letter in text)


@lru_cache(maxsize=256)
def fit(text: str, room: float, size: float, weight: int = 400) -> str:
    """Shorten a text to a width, with an ellipsis, never within a letter or emoji.

    Parameters
    ----------
    text
        Any text; it comes back as one line.
    room
        In pixels.
    size, weight
        As for `measure`.
    """
    line = one_line(text)
    if measure(line, size, weight) <= room:
        return line
    left = room - measure(ELLIPSIS, size, weight)
    kept = ""
    for cluster in iter_graphemes(line):
        left -= measure(cluster, size, weight)
        if left < 0:
            break
        kept += cluster
    return kept.rstrip() + ELLIPSIS


@lru_cache(maxsize=256)
def wrap(
    text: str, room: float, size: float, weight: int = 400, *, most: int = 2
) -> tuple[str, ...]:
    """Break a text into lines of a width, the last one shortened where it must be.

    Parameters
    ----------
    text
        Any text; its own line breaks count as spaces.
    room
        In pixels.
    size, weight
        As for `measure`.
    most
        Most lines, from 1.
    """
    words = one_line(text).split(" ")
    lines: list[str] = []
    while words and len(lines) < most - 1:
        count = 1
        while count < len(words) and (
            measure(" ".join(words[: count + 1]), size, weight) <= room
        ):
            count += 1
        lines.append(fit(" ".join(words[:count]), room, size, weight))
        words = words[count:]
    if words:
        lines.append(fit(" ".join(words), room, size, weight))
    return tuple(lines)


def break_words(line: str, room: float, size: float, weight: int = 400) -> str:
    """Put a space into each word that is wider than a line, as often as it needs.

    So more than the beginning of such a word shows once the line is wrapped.
    """
    words = line.split(" ")
    return " ".join(p for word in words for p in _pieces(word, room, size, weight))


def _pieces(word: str, room: float, size: float, weight: int) -> list[str]:
    if measure(word, size, weight) <= room:
        return [word]
    pieces, width = [""], 0.0
    for letter in iter_graphemes(word):
        width += measure(letter, size, weight)
        if width > room and pieces[-1]:
            pieces.append("")
            width = measure(letter, size, weight)
        pieces[-1] += letter
    return pieces


def _few_marks(cluster: str) -> str:
    """Return one letter with its first few accents."""
    kept, marks = "", 0
    for letter in cluster:
        marks += unicodedata.category(letter) in {"Mn", "Me"}
        if marks <= MOST_MARKS or not unicodedata.combining(letter):
            kept += letter
    return kept


@lru_cache(maxsize=4096)
def _advance(letter: str, weight: int) -> float:
    """Return how far one letter moves the pen, in ems."""
    font = _font(weight)
    glyph = font.get_char_index(ord(letter))
    if glyph:
        advance: int = font.load_glyph(glyph, flags=LoadFlags.NO_SCALE).horiAdvance
        return advance / font.units_per_EM
    # Some letters stand for a whole phrase, as U+FDFA does: count what they stand for.
    parts = unicodedata.normalize("NFKC", letter)
    return sum(
        {2: _UNKNOWN_WIDE, 1: _UNKNOWN_LETTER}.get(wcwidth(part), 0.0) for part in parts
    )


@cache
def _font(weight: int) -> FT2Font:
    # Read whole: kernels that were forked would share one place in an open file, and
    # one of them would read where another has just been.
    return FT2Font(io.BytesIO(TEXT_FONTS[weight].read_bytes()))
