"""Gentle: a questionnaire that offers another wording where words sound like blame."""

from __future__ import annotations

import json

from markupsafe import Markup

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, form_style
from workbook.widgets.esm import join
from workbook.widgets.questionnaire import Questionnaire, form_html


class Gentle(Questionnaire):
    """Show an instrument, and below its texts a hint where a word sounds like blame.

    The browser looks for the words of ``assets/strings/wording.yaml``. It refuses
    nothing, and no kernel is needed for it.
    """

    _esm = join(HERE / "gentle.js")
    _css = form_style("gentle.css")

    def __init__(self, instrument: Instrument, language: Language) -> None:
        super().__init__(instrument, language)
        self.form = gentle_html(instrument, language)


def wording_rules(language: Language) -> list[dict[str, object]]:
    """Return the words to look for, each list with the hint that goes with it."""
    words = load_strings("wording", language)
    kinds = [key.removesuffix("_words") for key in words if key.endswith("_words")]
    return [
        {
            "words": [word.strip() for word in words[f"{kind}_words"].split(",")],
            "hint": words[f"{kind}_hint"],
        }
        for kind in kinds
    ]


def gentle_html(instrument: Instrument, language: Language) -> str:
    """Render a form, with the words to look for."""
    return TEMPLATES.get_template("gentle.html").render(
        rules_json=json.dumps(wording_rules(language), ensure_ascii=False),
        form=Markup(form_html(instrument, language)),
    )
