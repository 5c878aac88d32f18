"""Card: what somebody wrote, each answer after fixed words, to show and to print."""

from __future__ import annotations

import traitlets

from workbook.catalogue import load_strings
from workbook.instrument import Instrument, Item
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, PageWidget, style
from workbook.widgets.esm import join


class Card(PageWidget):
    """Show the answers to the items of an instrument that have a ``lead``.

    It has no value: the browser writes on it what its store holds, so that it needs no
    kernel and no word of it leaves the browser. What waits for a consent stays empty
    until that is given.
    """

    _esm = join(HERE / "card.js")
    _css = style("card.css") + style("printing.css")

    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, instrument: Instrument, language: Language) -> None:
        super().__init__(html=card_html(instrument, language))

    def document_html(self) -> str:
        """Return the card with nothing on it yet."""
        return self.html


def card_items(instrument: Instrument) -> list[Item]:
    """Return the items that have a place on a card, in the order of the file."""
    return [item for item in instrument.items if item.lead is not None]


def card_html(instrument: Instrument, language: Language) -> str:
    """Render an empty card in one language."""
    words = load_strings("card", language)
    return TEMPLATES.get_template("card.html").render(
        instrument=instrument,
        items=card_items(instrument),
        label=words["label"].format(title=instrument.title[language]),
        language=language,
        words=words,
    )
