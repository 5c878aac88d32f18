"""Couple: what two people showed each other, as the visitor's browser holds it."""

from __future__ import annotations

import traitlets

from workbook.widgets.base import PageWidget


class Couple(PageWidget):
    """Where two people share; ``mine`` and ``theirs`` are empty until both do.

    Browser to Python: ``mine`` and ``theirs``, instrument id to item id to answer, and
    ``partner_name``. None of them is kept for the next visit.
    """

    _esm = "export const couple = {};\nexport default {};\n"

    mine = traitlets.Dict().tag(sync=True)
    theirs = traitlets.Dict().tag(sync=True)
    partner_name = traitlets.Unicode().tag(sync=True)
    unkept = traitlets.Bool(True).tag(sync=True)
