"""Cooling sheet: a month to cool down as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.catalogue import load_strings
from workbook.report.cooling_file import Cooling
from workbook.text import Language, format_date
from workbook.widgets.base import TEMPLATES


def cooling_html(month: Sequence[Cooling], language: Language, *, dated: bool) -> str:
    """Render the month.

    Parameters
    ----------
    dated
        Whether it is known when the month begins.
    """
    words = load_strings("cooling", language)
    moments = [
        {
            "title": words["week"].format(number=one.number)
            if one.number
            else words["start"],
            "day": format_date(one.day, language) if dated else "",
            "question": one.question,
        }
        for one in month
    ]
    module = TEMPLATES.get_template("cooling.html").module
    return str(module.cooling(moments, words, dated)).strip()  # type: ignore[attr-defined]
