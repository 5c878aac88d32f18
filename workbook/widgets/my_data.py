"""My data: what is kept, in plain words; to take along, load and erase."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import traitlets

from workbook.catalogue import all_instruments, load_strings
from workbook.instrument import Instrument
from workbook.notebooks import Notebook
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, PageWidget, form_style
from workbook.widgets.contents import usable_instrument
from workbook.widgets.esm import join, with_constant

_SCRIPT = join(HERE / "my_data.js")

LOCK_SCRIPT_WORDS = (
    *("making", "opening", "made", "changed", "taken_off", "damaged"),
    *("empty", "short", "differs", "not_understood", "wrong", "full", "failed"),
    *("damaged_lock", "newer_lock", "no_crypto"),
)
"""The words of the lock that the script says; the rest stands in the HTML."""


class MyData(PageWidget):
    """Show all that the browser keeps; the kernel has no part in it.

    The titles and questions of every instrument travel in the script, which is a file
    of its own that only pages with this widget fetch: so all can be read, taken along
    and erased when the server is not there any more.

    Parameters
    ----------
    chapters
        Of one language: what is kept is shown by chapter.
    """

    _css = form_style("my_data.css")

    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, chapters: Sequence[Notebook], language: Language) -> None:
        words_of_all = catalogue(chapters, language)
        self._esm = with_constant(_SCRIPT, "CATALOGUE", words_of_all)
        words = load_strings("my-data", language)
        html = TEMPLATES.get_template("my_data.html").render(
            words=words,
            words_json=json.dumps(dict(words), ensure_ascii=False),
            lock=load_strings("lock", language),
            lock_json=json.dumps(_lock_words(language), ensure_ascii=False),
            language=language,
        )
        super().__init__(html=html)

    def document_html(self) -> str:
        """Return the places for what the browser knows, empty."""
        return self.html


def _lock_words(language: Language) -> dict[str, str]:
    words = load_strings("lock", language)
    return {key: words[key] for key in LOCK_SCRIPT_WORDS}


def catalogue(chapters: Sequence[Notebook], language: Language) -> dict[str, Any]:
    """Return the words that answers are shown with, in one language.

    An instrument with a fault is left out: its answers are shown by their ids.
    """
    found = filter(None, map(usable_instrument, all_instruments()))
    # The start page's own title is an opening line, too long for a list.
    start = load_strings("frame", language)["start"]
    return {
        "chapters": [
            {
                "number": chapter.number,
                "title": chapter.title if chapter.number else start,
                "instruments": list(chapter.instruments),
            }
            for chapter in chapters
        ],
        "instruments": {i.id: described(i, language) for i in found},
    }


def described(instrument: Instrument, language: Language) -> dict[str, Any]:
    """Return title and items of an instrument, with the words of each item."""
    items: dict[str, Any] = {}
    sections = {section.id: section.title[language] for section in instrument.sections}
    for item in instrument.items:
        options = item.options if isinstance(item.options, tuple) else ()
        items[item.id] = {
            "text": item.text[language],
            "section": sections.get(item.section or "", ""),
            "kind": item.kind,
            "options": {str(o.value): o.text[language] for o in options},
        }
    return {"title": instrument.title[language], "items": items}
