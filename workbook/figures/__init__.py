"""Figures: pure functions from data to pictures, each with words that say the same."""

from workbook.figures.attachment_map import attachment_map
from workbook.figures.balance import balance
from workbook.figures.generations import generations
from workbook.figures.group import group
from workbook.figures.intimacy import intimacy
from workbook.figures.outcomes import outcomes_change, outcomes_now
from workbook.figures.practice import practice
from workbook.figures.promises import promises_kept
from workbook.figures.quarrel_cycle import quarrel_cycle
from workbook.figures.readiness import readiness_picture
from workbook.figures.running_balance import running_balance
from workbook.figures.scan_change import scan_change
from workbook.figures.scan_profile import scan_profile
from workbook.figures.style import Picture, Width
from workbook.figures.svg import to_svg
from workbook.figures.together_attachment import together_attachment
from workbook.figures.together_balance import together_balance
from workbook.figures.together_cycles import together_cycles
from workbook.figures.together_names import Names
from workbook.figures.together_scan import together_scan
from workbook.figures.weighing import considerations_picture, voices_picture
from workbook.figures.year_line import year_line
from workbook.table import Table

__all__ = [
    "Names",
    "Picture",
    "Table",
    "Width",
    "attachment_map",
    "balance",
    "considerations_picture",
    "generations",
    "group",
    "intimacy",
    "outcomes_change",
    "outcomes_now",
    "practice",
    "promises_kept",
    "quarrel_cycle",
    "readiness_picture",
    "running_balance",
    "scan_change",
    "scan_profile",
    "to_svg",
    "together_attachment",
    "together_balance",
    "together_cycles",
    "together_scan",
    "voices_picture",
    "year_line",
]
