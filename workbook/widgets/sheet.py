"""Sheet: paper that follows the answers, to change, to print and to take along."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import traitlets
from markupsafe import Markup

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, PageWidget, style
from workbook.widgets.esm import join
from workbook.widgets.files import Asked, File, Maker, answer
from workbook.widgets.panel import sorry_html
from workbook.widgets.together import soon

logger = logging.getLogger(__name__)

__all__ = ["Act", "Asked", "File", "Maker", "Sheet"]


@dataclass(frozen=True)
class Act:
    """A button of a sheet.

    Parameters
    ----------
    does
        ``make`` asks for a file, ``print`` prints the paper.
    what
        The name of the file's maker; of print, nothing.
    """

    does: Literal["make", "print"]
    what: str
    label: str


class Sheet(PageWidget):
    """Show HTML that follows the answers, with buttons that make files of it.

    What is chosen in the HTML (``data-respond``) goes to the browser's store, as an
    answer to the instrument; whoever follows that redraws.

    Python to browser: ``frame``, all that there is to see before any answer, made once;
    ``html``, the paper as it is now.

    Messages of the browser ask for a file: ``{id, make, day, zone, key}``. The answer
    is ``{id, name, type}`` with the bytes, or ``{id, fault}``, ``"empty"`` or
    ``"failed"``. A page that changes kernels asks again with the same id, and ignores
    what it has had.

    Parameters
    ----------
    draw
        Returns the paper's HTML for the answers as they are now.
    makers
        What makes each kind of file.
    instrument
        What the choices on the sheet are answers to, if it has any.
    key_item
        The instrument's item that has the key of `Asked`, if there is one.
    """

    _esm = join(HERE / "sheet.js")
    _css = style("sheet.css") + style("printing.css")

    frame = traitlets.Unicode().tag(sync=True)
    html = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        draw: Callable[[], str],
        language: Language,
        acts: Sequence[Act],
        makers: Mapping[str, Maker],
        *,
        label: str,
        instrument: Instrument | None = None,
        key_item: str = "",
    ) -> None:
        self.draw = draw
        self.language = language
        self.makers = makers
        html = self._drawn()
        words = dict(load_strings("sheet", language))
        frame = TEMPLATES.get_template("sheet.html").render(
            html=Markup(html),
            acts=acts,
            label=label,
            instrument=instrument,
            key_item=key_item,
            language=language,
            words_json=json.dumps(words, ensure_ascii=False),
        )
        super().__init__(html=html, frame=frame)
        self.on_msg(self._hear)

    def document_html(self) -> str:
        """Return the sheet without answers."""
        return self.frame

    def refresh(self, _change: object = None) -> None:
        """Draw again; once, when several answers come together."""
        soon(self._refresh)

    def _refresh(self) -> None:
        self.html = self._drawn()

    def _drawn(self) -> str:
        """Draw. A failure is told on the sheet and logged: Jupyter drops it."""
        try:
            return self.draw()
        except Exception:
            logger.exception("a sheet could not be drawn")
            return sorry_html(self.language)

    def _hear(self, _widget: object, asked: object, _buffers: object) -> None:
        answer(self, self.makers, asked)
