"""Theme words: how themes are named and counted within a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from workbook.figures.balance_sides import MOST_NAMED, in_sentence
from workbook.figures.text_fit import clean, isolate
from workbook.text import Language, format_number, join_words


class Titled(Protocol):
    """What has a title: a theme, an account."""

    @property
    def title(self) -> str:
        """In the page's language."""


def name(theme: Titled) -> str:
    """Return a theme's title as it stands within a sentence."""
    return isolate(in_sentence(clean(theme.title)))


def names(
    themes: Sequence[Titled], words: Mapping[str, str], language: Language
) -> str:
    """Name a few themes; in quotes, for a title may have an "and" of its own."""
    if len(themes) > MOST_NAMED:
        count = words.get(f"number_{len(themes)}", format_number(len(themes), language))
        return words["several"].format(count=count)
    form = words["title_alone" if len(themes) == 1 else "title_of_several"]
    return join_words([form.format(title=name(theme)) for theme in themes], language)
