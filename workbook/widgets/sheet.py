"""Sheet: paper that follows the answers, to change, to print and to take along."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from zoneinfo import available_timezones

import traitlets
from markupsafe import Markup

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.text import Language
from workbook.widgets.base import HERE, TEMPLATES, PageWidget, style
from workbook.widgets.esm import join
from workbook.widgets.panel import sorry_html
from workbook.widgets.together import soon

logger = logging.getLogger(__name__)

LONGEST_ID = 60
"""Characters of the id that a page gives to what it asks for."""
_KEY = re.compile("[a-z0-9]{8,40}")


@dataclass(frozen=True)
class Asked:
    """What a browser says when it asks for a file.

    Parameters
    ----------
    day
        The visitor's day; None when it is unknown.
    zone
        The visitor's time zone, an IANA name; ``""`` when it is unknown.
    key
        A name for this visitor's files of one kind, made at random by the browser that
        keeps it; ``""`` without one.
    """

    day: date | None
    zone: str
    key: str


@dataclass(frozen=True)
class File:
    """A file to take along."""

    name: str
    media_type: str
    content: bytes


Maker = Callable[[Asked], File | None]
"""Makes a file; None when there is nothing to put into it."""


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
        if not isinstance(asked, dict):
            return
        id, make = asked.get("id"), asked.get("make")
        is_known = isinstance(make, str) and make in self.makers
        if not (isinstance(id, str) and len(id) <= LONGEST_ID and is_known):
            logger.warning("refused: a page asked for no file that there is")
            return
        try:
            file = self.makers[str(make)](_asked(asked))
        except Exception:
            logger.exception("a file could not be made")
            self.send({"id": id, "fault": "failed"})
            return
        if file is None:
            self.send({"id": id, "fault": "empty"})
            return
        told = {"id": id, "name": file.name, "type": file.media_type}
        self.send(told, buffers=[file.content])


def _asked(sent: Mapping[str, Any]) -> Asked:
    """Return what a browser said, without what cannot be."""
    day, zone, key = (str(sent.get(part, "")) for part in ("day", "zone", "key"))
    try:
        known_day: date | None = date.fromisoformat(day)
    except ValueError:
        known_day = None
    return Asked(
        day=known_day,
        zone=zone if zone in available_timezones() else "",
        key=key if _KEY.fullmatch(key) else "",
    )
