"""Client: what Python must know of the visitor's browser before it draws."""

from __future__ import annotations

from typing import Any

import traitlets

from workbook.figures import Width
from workbook.text import Language
from workbook.widgets.base import HERE, PageWidget, host_style
from workbook.widgets.esm import join


class Client(PageWidget):
    """One per page, nothing to see; the browser fills it before the first drawing.

    Until the browser has spoken, the wide variant serves.
    """

    _esm = join(HERE / "client.js")
    # Here because there is one client on a page, and the fonts are heavy.
    _css = host_style()

    language = traitlets.Unicode().tag(sync=True)
    width = traitlets.Enum(["narrow", "wide"], default_value="wide").tag(sync=True)
    today = traitlets.Unicode(help="Local date, YYYY-MM-DD; '' is unknown.").tag(
        sync=True
    )
    time_zone = traitlets.Unicode(help="IANA name; '' is unknown.").tag(sync=True)

    def __init__(self, language: Language) -> None:
        super().__init__(language=language)

    def rehearsals(self) -> list[dict[str, Any]]:
        """Return a phone, then a large screen, each with and without words."""
        return [{"width": width} for width in ("narrow", "narrow", "wide", "wide")]

    @property
    def width_class(self) -> Width:
        """The variant of pictures that fits this browser."""
        return "narrow" if self.width == "narrow" else "wide"
