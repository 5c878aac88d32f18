"""Figures: pure functions from data to pictures, each with words that say the same."""

from workbook.figures.balance import balance
from workbook.figures.generations import generations
from workbook.figures.intimacy import intimacy
from workbook.figures.practice import practice
from workbook.figures.quarrel_cycle import quarrel_cycle
from workbook.figures.running_balance import running_balance
from workbook.figures.scan_change import scan_change
from workbook.figures.scan_profile import scan_profile
from workbook.figures.style import Picture, Table, Width
from workbook.figures.svg import to_svg
from workbook.figures.year_line import year_line

__all__ = [
    "Picture",
    "Table",
    "Width",
    "balance",
    "generations",
    "intimacy",
    "practice",
    "quarrel_cycle",
    "running_balance",
    "scan_change",
    "scan_profile",
    "to_svg",
    "year_line",
]
