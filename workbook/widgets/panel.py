"""Panel: a piece of the page that follows the answers, a picture or next steps."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import traitlets
from markupsafe import Markup

from workbook.catalogue import load_strings
from workbook.figures import Picture, Width, to_svg
from workbook.meaning.advice import Advice
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, PageWidget, style
from workbook.widgets.esm import join
from workbook.widgets.together import soon

logger = logging.getLogger(__name__)


class Panel(PageWidget):
    """Show HTML that Python makes anew whenever an answer changes.

    Parameters
    ----------
    draw
        Returns the panel's HTML for the answers as they are now.
    language
        Language of the apology when drawing fails.
    announcement
        Said once to a screen reader when there is something to see for the first time.
    consent
        The consent without which the browser shows no more than that it waits for it.
    """

    _esm = join(HERE / "panel.js")
    _css = style("panel.css")

    html = traitlets.Unicode().tag(sync=True)
    announcement = traitlets.Unicode().tag(sync=True)
    consent = traitlets.Unicode().tag(sync=True)
    closed = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        draw: Callable[[], str],
        language: Language,
        announcement: str = "",
        consent: str = "",
    ) -> None:
        self.draw = draw
        self.language = language
        closed = closed_html(language) if consent else ""
        super().__init__(announcement=announcement, consent=consent, closed=closed)
        self.refresh()

    def refresh(self, _change: object = None) -> None:
        """Draw again; once, when several answers come together."""
        soon(self._draw)

    def _draw(self) -> None:
        """Draw. A failure is told in the panel and logged: Jupyter drops it."""
        try:
            self.html = self.draw()
        except Exception:
            logger.exception("a panel could not be drawn")
            self.html = sorry_html(self.language)

    def document_html(self) -> str:
        """Return the panel as it is without answers, and a place to announce news."""
        return _render("panel", html=Markup(self.closed or self.html))


def picture_html(
    picture: Picture | None, name: str, width: Width, empty: str, language: Language
) -> str:
    """Render a picture with its words and table; a sentence when there is none."""
    if picture is None:
        return _render("empty", sentence=empty)
    # Matplotlib has escaped every text in it.
    svg = Markup(to_svg(picture, name=name, width=width))
    words = load_strings("page", language)
    return _render("picture", picture=picture, svg=svg, words=words)


def steps_html(steps: Sequence[Advice], empty: str, language: Language) -> str:
    """Render next steps, each with the answer that led to it."""
    if not steps:
        return _render("empty", sentence=empty)
    return _render("steps", steps=steps, words=load_strings("page", language))


def empty_html(sentence: str) -> str:
    """Say in a plain sentence what is missing."""
    return _render("empty", sentence=sentence)


def closed_html(language: Language) -> str:
    """Say in a plain sentence that a panel waits for a consent."""
    words = load_strings("consenting", language)
    return empty_html(words["closed_panel"])


def route_html(lead: str, stops: list[dict[str, object]]) -> str:
    """Render a route: ``url``, ``title``, ``because``, ``what``, ``advice`` of each."""
    return _render("route", lead=lead, stops=stops)


def sorry_html(language: Language) -> str:
    """Say in a plain sentence that a panel could not be drawn."""
    return _render("sorry", sentence=load_strings("page", language)["sorry"])


def _render(macro: str, **values: object) -> str:
    module = TEMPLATES.get_template("panel.html").module
    return str(getattr(module, macro)(**values)).strip()
