"""Told: what answers may mean, in a panel."""

from __future__ import annotations

from workbook.meaning.legacy_told import Meaning
from workbook.widgets.base import TEMPLATES
from workbook.widgets.panel import empty_html


def told_html(meaning: Meaning | None, empty: str) -> str:
    """Render what answers may mean; a sentence while there is nothing to tell."""
    if meaning is None:
        return empty_html(empty)
    module = TEMPLATES.get_template("told.html").module
    return str(module.told(meaning)).strip()  # type: ignore[attr-defined]
