"""Report: what somebody takes along, and the files that it is taken along in.

What a report contains comes from instruments and responses, of any chapter; pictures
are handed over by the page. Nothing heavy is imported before a file is asked for.
"""

from workbook.report.contents import (
    Chapter,
    Heading,
    Illustration,
    OwnWords,
    Report,
)
from workbook.report.own_words import parts_of, words_of
from workbook.report.pdf import to_pdf
from workbook.report.planned import PlannedMonth, planned
from workbook.report.scales import values_per_scale

__all__ = [
    "Chapter",
    "Heading",
    "Illustration",
    "OwnWords",
    "PlannedMonth",
    "Report",
    "parts_of",
    "planned",
    "to_pdf",
    "values_per_scale",
    "words_of",
]
