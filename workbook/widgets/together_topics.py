"""Together topics: questions to ask each other, in a panel."""

from __future__ import annotations

from workbook.catalogue import load_strings
from workbook.meaning.dyad_topics import Topics
from workbook.text import Language
from workbook.widgets.base import TEMPLATES
from workbook.widgets.panel import empty_html

GROUPS = ("strengths", "wishes", "differences", "beneath")
"""What is good comes first, and the most tender last."""


def together_topics_html(
    topics: Topics | None, language: Language, *, is_shared: bool
) -> str:
    """Render questions; a sentence while there are none.

    Parameters
    ----------
    is_shared
        Whether both shared something, so that only answers are missing.
    """
    words = load_strings("together-topics", language)
    if topics is None:
        return empty_html(words["too_few" if is_shared else "empty"])
    groups = [
        (words[f"{group}_title"], advice)
        for group in GROUPS
        if (advice := getattr(topics, group))
    ]
    module = TEMPLATES.get_template("together_topics.html").module
    return str(
        module.together(  # type: ignore[attr-defined]
            lead=words["lead"],
            groups=groups,
            alike=words["alike"] if topics.is_alike else "",
            close=words["close"],
            words=load_strings("page", language),
        )
    ).strip()
