"""Printed SVG: a picture of the page with the colours and fonts of paper."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Final

from workbook.report.fonts import FAMILIES

_VARIABLE: Final = re.compile(r"^var\(--[\w-]+,\s*(.+)\)$")
_NAMESPACE: Final = "{http://www.w3.org/2000/svg}"
_TEXT_FONT: Final = FAMILIES[0]
_DISPLAY_FONT: Final = "Literata"
_UNSEEN: Final = re.compile("[\u2066-\u2069\u200e\u200f\u202a-\u202e]")


def printed_svg(svg: str, printable: Callable[[str], str]) -> str:
    """Return the picture as it is printed: light, with our fonts.

    Parameters
    ----------
    svg
        An ``<svg>`` with colours as ``var(--token, #hex)``.
    printable
        Makes a text fit for the fonts.
    """
    root = ET.fromstring(svg)
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "font-family":
                is_display = "display" in value
                element.set(name, _DISPLAY_FONT if is_display else _TEXT_FONT)
            elif found := _VARIABLE.match(value):
                element.set(name, found[1])
        if element.text and element.tag == f"{_NAMESPACE}text":
            # Marks that turn text are for a browser; here each label stands alone.
            element.text = printable(_UNSEEN.sub("", element.text))
    root.attrib.pop("aria-label", None)
    ET.register_namespace("", _NAMESPACE[1:-1])
    return ET.tostring(root, encoding="unicode")
