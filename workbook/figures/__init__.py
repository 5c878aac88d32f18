"""Figures: pure functions from data to pictures, each with words that say the same."""

from workbook.figures.balance import balance
from workbook.figures.running_balance import running_balance
from workbook.figures.style import Picture, Table, Width
from workbook.figures.svg import to_svg
from workbook.figures.year_line import year_line

__all__ = [
    "Picture",
    "Table",
    "Width",
    "balance",
    "running_balance",
    "to_svg",
    "year_line",
]
