"""Consent: an own yes that comes first, and can be taken back."""

from __future__ import annotations

import json

import traitlets

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.meaning.consenting import waiting_for
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, PageWidget, style
from workbook.widgets.esm import join
from workbook.widgets.questionnaire import form_html


class Consent(PageWidget):
    """Ask for the consent that other instruments wait for.

    It has no value: the answer stays in the browser, which opens and closes what waits.
    When somebody takes it back, the browser asks whether to erase what was answered.
    """

    _esm = join(HERE / "consent.js")
    # With the style of help: only pages that ask for a consent have any in a panel.
    _css = style("consent.css") + style("care.css")

    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, instrument: Instrument, language: Language) -> None:
        self.instrument = instrument
        super().__init__(html=consent_html(instrument, language))

    def document_html(self) -> str:
        """Return the form and, hidden, the question that may follow."""
        return self.html


def consent_html(instrument: Instrument, language: Language) -> str:
    """Render a consent in one language."""
    words = load_strings("consenting", language)
    return TEMPLATES.get_template("consent.html").render(
        instrument=instrument,
        form=form_html(instrument, language),
        words=words,
        words_json=json.dumps(dict(words), ensure_ascii=False),
        waiting_json=json.dumps(waiting_for(instrument.id)),
    )
