"""Dialogue: a made-up quarrel, to read line by line: said, meant and felt."""

from __future__ import annotations

import json

import traitlets

from workbook.catalogue import load_strings
from workbook.catalogue.dialogues import Dialogue
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, PageWidget, style
from workbook.widgets.esm import join


class SteppedDialogue(PageWidget):
    """Show a dialogue. It is stepped through in the browser, and nothing is kept."""

    _esm = join(HERE / "dialogue.js")
    _css = style("dialogue.css")

    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, dialogue: Dialogue, language: Language) -> None:
        super().__init__(html=dialogue_html(dialogue, language))

    def document_html(self) -> str:
        """Return the whole dialogue."""
        return self.html


def dialogue_html(dialogue: Dialogue, language: Language) -> str:
    """Render a dialogue in one language."""
    words = load_strings("dialogue", language)
    told = {key: words[key] for key in ("place", "end")}
    return TEMPLATES.get_template("dialogue.html").render(
        dialogue=dialogue,
        language=language,
        words=words,
        words_json=json.dumps(told, ensure_ascii=False),
    )
