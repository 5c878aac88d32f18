"""Report: what somebody takes along, and the files that it is taken along in.

What a report contains comes from instruments and responses, of any chapter; pictures
are handed over by the page. Nothing heavy is imported before a file is asked for.
"""

from workbook.report.contents import (
    Chapter,
    Illustration,
    OwnWords,
    Report,
    Values,
)
from workbook.report.own_words import words_of
from workbook.report.pdf import to_pdf
from workbook.report.planned import PlannedMonth, planned
from workbook.report.scales import values_per_scale

__all__ = [
    "Chapter",
    "Illustration",
    "OwnWords",
    "PlannedMonth",
    "Report",
    "Values",
    "planned",
    "to_pdf",
    "values_per_scale",
    "words_of",
]
