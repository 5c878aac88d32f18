"""Drawing: what was measured, as a picture for the README."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.contestants import OURS, STATIC, VOILA
from workbook.figures import to_svg
from workbook.figures.canvas import Canvas
from workbook.figures.style import PIXELS
from workbook.text import format_number

NAMES: Final = {OURS: "this workbook", VOILA: "stock Voilà", STATIC: "static page"}
COLOURS: Final = {OURS: "brand", VOILA: "control", STATIC: "rule"}
PANELS: Final = (
    ("Until the first question can be answered", "first question usable", "ms"),
    ("From a click to the new picture", "click -> picture in the page, median", "ms"),
    ("Downloaded at the first visit", "first visit, compressed", "kB"),
    ("Memory of the server for a page in use", "memory per page that is answ", "MB"),
)
"""Title, how the row of the table begins, and unit."""
KERNEL: Final = "private memory of a kernel, MB"
"""Ours, when it was measured: with a hundred pages instead of a few."""

MARGIN, NAMES_WIDTH, VALUES_WIDTH = 16, 112, 84
BAR, STEP, TITLE, GAP = 16, 22, 28, 18
PANEL: Final = TITLE + len(NAMES) * STEP + GAP


def draw(made: Mapping[str, Any], file: Path) -> None:
    """Draw bars of ours, stock Voilà and a static page, one panel for each question.

    Parameters
    ----------
    made
        The result of a whole run.
    file
        An SVG; it has colours and sizes of its own, and letters of its reader's device.
    """
    width, height = PIXELS["wide"], len(PANELS) * PANEL + MARGIN
    canvas = Canvas(width, height)
    canvas.add_bar(0, height, "sheet").set_width(width)
    for place, (title, begins, unit) in enumerate(PANELS):
        row = next(r for r in made["measures"] if r["measure"].startswith(begins))
        values = {name: row[name] for name in NAMES}
        if unit == "MB" and KERNEL in made["figures"]:
            values[OURS] = made["figures"][KERNEL]
        _panel(canvas, MARGIN + place * PANEL, title, values, unit)
    svg = ET.fromstring(to_svg(canvas, width="wide", label="Four bar charts"))
    svg.attrib |= {"width": str(width), "height": str(height)}
    ET.register_namespace("", "http://www.w3.org/2000/svg")
    file.write_text(ET.tostring(svg, encoding="unicode") + "\n", encoding="utf-8")


def _panel(
    canvas: Canvas, top: float, title: str, values: Mapping[str, float], unit: str
) -> None:
    """Draw one question: its bars begin at zero and share a scale."""
    canvas.add_label(MARGIN, top + 15, title, size=15, weight=600)
    left = MARGIN + NAMES_WIDTH
    reach = PIXELS["wide"] - left - VALUES_WIDTH - MARGIN
    for place, (name, value) in enumerate(values.items()):
        y = top + TITLE + place * STEP
        length = reach * value / max(values.values())
        bar = canvas.add_bar(y, BAR, COLOURS[name])
        bar.set_x(left)
        bar.set_width(length)
        canvas.add_label(left - 10, y + 13, NAMES[name], align="right")
        text = f"{format_number(_rounded(value), 'en')} {unit}"
        canvas.add_label(left + length + 8, y + 13, text, weight=600)


def _rounded(value: float) -> float:
    """Return a value with the figures that a noisy machine allows."""
    return round(value) if value >= 10 else round(value, 1)
