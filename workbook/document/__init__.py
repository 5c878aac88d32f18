"""Stored documents: one person's answers to one instrument, as a browser keeps them.

The same functions, under the same names, are in ``widgets/document.js``; both sides are
tested with the same made-up documents. No function changes what it is given, none
reads the clock, and no error tells what somebody answered.
"""

from workbook.document.changing import (
    begin_occasion,
    new_document,
    remove_entry,
    respond,
    write_entry,
)
from workbook.document.checking import check
from workbook.document.download import (
    Download,
    download_schema,
    parse_download,
    read_download,
)
from workbook.document.merging import merge
from workbook.document.model import (
    SCHEMA,
    Answer,
    Document,
    Entry,
    Occasion,
    current_occasion,
    earlier_occasions,
    responses,
)
from workbook.document.reading import dump, json_schema, parse, upgrade

__all__ = [
    "SCHEMA",
    "Answer",
    "Document",
    "Download",
    "Entry",
    "Occasion",
    "begin_occasion",
    "check",
    "current_occasion",
    "download_schema",
    "dump",
    "earlier_occasions",
    "json_schema",
    "merge",
    "new_document",
    "parse",
    "parse_download",
    "read_download",
    "remove_entry",
    "respond",
    "responses",
    "upgrade",
    "write_entry",
]
