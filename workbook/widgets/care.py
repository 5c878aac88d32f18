"""Care: help where answers ask for it, and next steps beside or in place of it."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.catalogue import load_strings
from workbook.meaning.advice import Advice
from workbook.meaning.care import Help
from workbook.text import Language
from workbook.widgets.base import TEMPLATES
from workbook.widgets.panel import empty_html


def care_html(
    helps: Sequence[Help], steps: Sequence[Advice], empty: str, language: Language
) -> str:
    """Render help first, then steps; a sentence when there is neither."""
    if not helps and not steps:
        return empty_html(empty)
    words = load_strings("intimacy-care", language)
    module = TEMPLATES.get_template("care.html").module
    return str(module.care(helps, steps, words)).strip()  # type: ignore[attr-defined]
