"""Text in two languages, and numbers, dates and lists as each language writes them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Annotated, Final, Literal

from babel.dates import format_date as babel_format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from pydantic import BaseModel, ConfigDict, StringConstraints

Language = Literal["nl", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")
LOCALES: Final[dict[Language, str]] = {"nl": "nl_NL", "en": "en_GB"}

MINUS: Final = "\N{MINUS SIGN}"

WORDS_PATTERN: Final = r"\S"

Words = Annotated[str, StringConstraints(pattern=WORDS_PATTERN, strict=True)]
"""A string with at least one visible character."""


class Text(BaseModel):
    """The same words in both languages: ``text["nl"]``, ``text["en"]``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nl: Words
    en: Words

    def __getitem__(self, language: Language) -> str:
        return self.nl if language == "nl" else self.en


# Babel reads the locale anew each time, and a picture writes a hundred numbers and
# days.
@lru_cache(maxsize=4096)
def format_number(value: float, language: Language, *, signed: bool = False) -> str:
    """Write a number as the language does, with at most one decimal.

    Parameters
    ----------
    value
        A finite number. Halves are rounded away from zero, as Intl.NumberFormat does
        in the browser, so that page and picture say the same.
    signed
        Whether to write ``+`` before a number above zero.

    Returns
    -------
    str
        For example ``4,5``, ``+2``, ``0``; below zero with a real minus sign (U+2212),
        which a screen reader says and which is as wide as the plus.

    Raises
    ------
    ValueError
        If ``value`` is infinite or NaN.
    """
    if not math.isfinite(value):
        raise ValueError(f"cannot write {value} as a number; give a finite number")
    rounded = Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    digits = format_decimal(abs(rounded), format="#,##0.#", locale=LOCALES[language])
    if rounded < 0:
        return MINUS + digits
    return f"+{digits}" if signed and rounded > 0 else digits


@lru_cache(maxsize=1024)
def format_date(day: date, language: Language) -> str:
    """Write a date in words, for example ``22 november 2026``."""
    return babel_format_date(day, format="long", locale=LOCALES[language])


def join_words(words: Sequence[str], language: Language) -> str:
    """Join words to one phrase: ``a, b en c`` or ``a, b and c``; none give ``""``."""
    return format_list(words, style="standard", locale=LOCALES[language])
