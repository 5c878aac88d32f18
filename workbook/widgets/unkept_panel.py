"""Unkept panel: a panel of which the browser keeps nothing for the next visit."""

from __future__ import annotations

import traitlets

from workbook.widgets.base import HERE, style
from workbook.widgets.esm import join
from workbook.widgets.panel import Panel


class UnkeptPanel(Panel):
    """Show what is also somebody else's: it is gone when the page is.

    A page keeps what it showed last beside the answers that it came from. What two
    people see together is not only the visitor's, and may be withdrawn. A model with
    ``unkept`` is left out, whatever it is.
    """

    _esm = join(HERE / "unkept_panel.js")
    _css = "".join(map(style, ("panel.css", "topics.css", "together_topics.css")))

    unkept = traitlets.Bool(True).tag(sync=True)
