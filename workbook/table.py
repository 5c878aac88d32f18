"""Table: numbers in words and rows, for who would rather read than look."""

from __future__ import annotations

from typing import NamedTuple


class Table(NamedTuple):
    """A table of a picture or of a report.

    Parameters
    ----------
    caption
        What the table shows.
    columns
        The heads; the first column names the row.
    rows
        One tuple of cells per row, as long as ``columns``, in the reader's language.
    numeric
        Positions of the columns with numbers, which stand right-aligned.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int]
