"""Codes: eight everyday words that open a room, the same in Dutch and English."""

from __future__ import annotations

import re
import secrets
from functools import cache
from typing import Final

from workbook.catalogue import content_dir
from workbook.errors import CodeError

N_WORDS: Final = 8
"""Words of a code: of 256 each, so 64 bits."""
LETTERS: Final = 4
"""The first letters of a word that tell it from all others."""
_MOST_TYPED: Final = 400
"""Signs that are looked at; the longest code takes a third of that."""


@cache
def words() -> tuple[str, ...]:
    """Return the 256 words, in the order of ``assets/rooms/words.txt``."""
    path = content_dir() / "assets" / "rooms" / "words.txt"
    return tuple(path.read_text("utf-8").split())


def new_code() -> str:
    """Return a random code, for example ``koala-lamp-...``."""
    return "-".join(secrets.choice(words()) for _ in range(N_WORDS))


def parse_code(text: str) -> str:
    """Return a typed code as `new_code` writes it.

    Case, spaces, hyphens, commas and full stops do not matter. Of a word its first four
    letters count, so a slip near its end does no harm.

    Raises
    ------
    CodeError
        If a word is not in the list, or there are not eight.
    """
    typed = re.findall(r"[^\W_]+", text[:_MOST_TYPED].lower())
    known = {word[:LETTERS]: word for word in words()}
    strange = [word for word in typed if word[:LETTERS] not in known]
    if strange:
        told = ", ".join(f'"{word}"' for word in strange)
        raise CodeError(
            f"word {typed.index(strange[0]) + 1} of the code",
            f"{told} is not a word of the list",
            "look at its spelling: the first four letters count",
            strange,
        )
    if len(typed) != N_WORDS:
        raise CodeError(
            "code",
            f"it has {len(typed)} words",
            f"give all {N_WORDS} words, in their order",
            (),
        )
    return "-".join(known[word[:LETTERS]] for word in typed)


def spoken(code: str) -> str:
    """Return a code as it is read aloud: four words, a rest, four words."""
    parts = code.split("-")
    half = len(parts) // 2
    return f"{', '.join(parts[:half])}; {', '.join(parts[half:])}"
