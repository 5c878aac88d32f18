"""Safety check: a few questions that somebody answers alone, before anything joint."""

from __future__ import annotations

from typing import Final

import traitlets

from workbook.catalogue import load_helplines, load_strings
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, PageWidget, form_style
from workbook.widgets.esm import join

QUESTIONS: Final = ("fear", "honest", "control", "hurt", "touch", "self")
ANSWERS: Final = ("no", "yes", "unsure")


class SafetyCheck(PageWidget):
    """Ask about fear, coercion and injury; the answers are kept nowhere.

    What somebody chooses is in the form's inputs and in nothing else: the script has no
    use for the kernel and none for the store. With another answer than "no" the page
    names people who can help; from there the only way is back to how it was.

    Parameters
    ----------
    gate
        Whether what follows on the page is closed until six times "no". Closed looks
        the same before the questions as after stepping back: nobody sees why.
    """

    _esm = join(HERE / "safety_check.js")
    _css = form_style("safety_check.css")

    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, language: Language, *, gate: bool = False) -> None:
        super().__init__(html=safety_html(language, gate=gate))

    def document_html(self) -> str:
        """Return the questions to read, whom to call, and the form."""
        return self.html


def safety_html(language: Language, *, gate: bool) -> str:
    """Render the check in one language."""
    return TEMPLATES.get_template("safety_check.html").render(
        words=load_strings("safety", language),
        trace=load_strings("frame", language)["help_trace"],
        countries=load_helplines(language).countries,
        language=language,
        questions=QUESTIONS,
        answers=ANSWERS,
        gate=gate,
    )
