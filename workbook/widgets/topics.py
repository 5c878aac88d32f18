"""Topics: a panel with what is strong, what is wished for and what to talk about."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.catalogue import load_strings
from workbook.meaning.advice import Advice
from workbook.meaning.scan import Theme
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, style
from workbook.widgets.esm import join
from workbook.widgets.panel import Panel


class Topics(Panel):
    """Show topics; apart from other panels, since few pages need their look."""

    _esm = join(HERE / "panel.js")
    _css = style("panel.css") + style("topics.css")


def topics_html(
    strong: Sequence[Theme],
    wished: Sequence[Theme],
    topics: Sequence[Advice],
    language: Language,
) -> str:
    """Render the strongest and most wished-for themes, and what to talk about."""
    module = TEMPLATES.get_template("topics.html").module
    words = load_strings("scan", language)
    return str(
        module.topics(strong=strong, wished=wished, topics=topics, words=words)  # type: ignore[attr-defined]
    ).strip()
