"""Contents: the chapters, how far each is, and the way back to where somebody was."""

from __future__ import annotations

from collections.abc import Sequence

import traitlets

from workbook.catalogue import load_instrument, load_strings
from workbook.errors import ContentError
from workbook.instrument import Instrument
from workbook.notebooks import Notebook
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, PageWidget, style
from workbook.widgets.esm import join
from workbook.widgets.questionnaire import counted_items

FIRST_FOR_FACILITATORS = 90


class Contents(PageWidget):
    """List chapters. The browser marks how far each is: only it knows the answers.

    Parameters
    ----------
    chapters
        Of one language, by number; the start page and those for facilitators too.
    """

    _esm = join(HERE / "contents.js")
    _css = style("contents.css")

    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, chapters: Sequence[Notebook], language: Language) -> None:
        super().__init__(html=_html("contents", chapters, language))

    def document_html(self) -> str:
        """Return the list without marks."""
        return self.html


class GoOn(PageWidget):
    """Lead back to the chapter and the place where somebody was; else show nothing."""

    _esm = join(HERE / "go_on.js")
    _css = style("contents.css")

    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, chapters: Sequence[Notebook], language: Language) -> None:
        super().__init__(html=_html("go_on", chapters, language))

    def document_html(self) -> str:
        """Return the link, hidden until the browser knows where it leads."""
        return self.html


def asks_of(notebook: Notebook) -> str:
    """Return a chapter's instruments, each with what its progress is made of.

    For example ``about quarrels,15 deposits,7,looking-back``.

    That is how many questions count, and which do not: those are fewer, and every page
    has the list of all chapters. Where none counts, nothing has to be left out. Of a
    journal none does: what its form asks becomes an entry, and is empty again.
    """
    asks = []
    for instrument_id in notebook.instruments:
        if instrument := usable_instrument(instrument_id):
            is_journal = instrument.kind == "journal"
            counted = [] if is_journal else counted_items(instrument)
            free = [i.id for i in instrument.items if i.id not in counted]
            asks.append(
                ",".join([instrument_id, str(len(counted)), *free])
                if counted
                else instrument_id
            )
    return " ".join(asks)


def usable_instrument(instrument_id: str) -> Instrument | None:
    """Return an instrument, or None: a fault in one file must not close all pages.

    The page that asks the instrument tells the fault.
    """
    try:
        return load_instrument(instrument_id)
    except ContentError:
        return None


def _html(macro: str, chapters: Sequence[Notebook], language: Language) -> str:
    words = {**load_strings("frame", language), **load_strings("route", language)}
    listed = [
        {
            "number": book.number,
            "title": book.title,
            "url": book.stem,
            "instruments": asks_of(book),
            "is_numbered": book.number < FIRST_FOR_FACILITATORS,
        }
        for book in chapters
        if book.number
    ]
    module = TEMPLATES.get_template("contents.html").module
    html = getattr(module, macro)(chapters=listed, words=words, language=language)
    return str(html).strip()
