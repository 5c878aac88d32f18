"""Drawing: what was measured, as a picture for the README."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.contestants import OURS, STATIC, VOILA
from workbook.figures.canvas import Canvas
from workbook.figures.style import PIXELS, colours
from workbook.text import format_number

NAMES: Final = {OURS: "this workbook", VOILA: "stock Voilà", STATIC: "a static page"}
COLOURS: Final = {OURS: "brand", VOILA: "control", STATIC: "rule"}
PANELS: Final = (
    ("First question can be answered", "first question usable", "ms"),
    ("From a click to the new picture", "click -> picture in the page, median", "ms"),
    ("Downloaded at the first visit", "first visit, compressed", "kB"),
    ("Memory of a page in use", "memory per page that is answered, USS", "MB"),
)
"""Title, how the row of the table begins, and unit."""

LEFT, RIGHT = 128, 76
BAR, STEP, TITLE, GAP = 16, 22, 30, 20


def draw(made: Mapping[str, Any], file: Path) -> None:
    """Draw bars of ours, stock Voilà and a static page, one panel for each question.

    Parameters
    ----------
    made
        The result of a whole run.
    file
        SVG or PNG, by its ending.
    """
    height = len(PANELS) * (TITLE + len(NAMES) * STEP + GAP)
    canvas = Canvas(PIXELS["wide"], height)
    canvas.patch.set_facecolor(colours()["sheet"])
    canvas.set_frameon(True)
    top = 0.0
    for title, begins, unit in PANELS:
        row = next(r for r in made["measures"] if r["measure"].startswith(begins))
        _panel(canvas, top, title, row, unit)
        top += TITLE + len(NAMES) * STEP + GAP
    # The file stands alone: a reader's device lacks our font.
    canvas.savefig(file, metadata={"Date": None} if file.suffix == ".svg" else None)


def _panel(
    canvas: Canvas, top: float, title: str, row: Mapping[str, Any], unit: str
) -> None:
    """Draw one question: its bars begin at zero and share a scale."""
    canvas.add_label(0, top + 18, title, size=15, weight=600)
    most = max(row[name] for name in NAMES)
    reach = PIXELS["wide"] - LEFT - RIGHT
    for place, (name, said) in enumerate(NAMES.items()):
        y = top + TITLE + place * STEP
        length = reach * row[name] / most
        bar = canvas.add_bar(y, BAR, COLOURS[name])
        bar.set_x(LEFT)
        bar.set_width(length)
        canvas.add_label(LEFT - 10, y + 13, said, align="right")
        value = f"{format_number(_rounded(row[name]), 'en')} {unit}"
        canvas.add_label(LEFT + length + 8, y + 13, value, weight=600)


def _rounded(value: float) -> float:
    """Return a value with the figures that a noisy machine allows."""
    return round(value) if value >= 10 else round(value, 1)
