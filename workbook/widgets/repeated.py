"""Repeated: a questionnaire to be filled in again, with the earlier times kept."""

from __future__ import annotations

import json

from markupsafe import Markup

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, style
from workbook.widgets.esm import join
from workbook.widgets.questionnaire import Questionnaire, form_html


class Repeated(Questionnaire):
    """Show an instrument that somebody fills in now and then.

    To begin again asks for a yes, and keeps the answers until then as an earlier
    occasion: it can be read below the questions, and is in ``earlier``.
    """

    _esm = join(HERE / "repeated.js")
    _css = style("questionnaire.css") + style("repeated.css")

    def __init__(self, instrument: Instrument, language: Language) -> None:
        super().__init__(instrument, language)
        self.form = repeated_html(instrument, language)


def repeated_html(instrument: Instrument, language: Language) -> str:
    """Render a form, and around it what is known of other times."""
    words = load_strings("repeated", language)
    return TEMPLATES.get_template("repeated.html").render(
        id=instrument.id,
        title=instrument.title[language],
        language=language,
        words=words,
        words_json=json.dumps(dict(words), ensure_ascii=False),
        form=Markup(form_html(instrument, language)),
    )
