"""Faults: what is told when a notebook does not run, whatever kernel runs it."""

from __future__ import annotations

from workbook.errors import ContentError, PageError, ServingError, WorkbookError
from workbook.notebooks import Notebook

CELL_LIMIT = 30
"""Seconds that a cell may take; one of a page needs less than one."""

_OURS = (ContentError.__name__, PageError.__name__)
"""Errors that a facilitator can read as they are."""


def cell_fault(notebook: Notebook, name: str, value: str) -> WorkbookError:
    """Return the error for a cell that failed with an exception."""
    if name in _OURS:
        # It says place, fault and remedy by itself.
        return WorkbookError(f"{notebook.name}.ipynb: {value}")
    return ServingError(
        f"{notebook.name}.ipynb",
        f"a cell fails ({name}: {value})",
        "mend it and open the page again",
    )


def endless_fault(notebook: Notebook) -> ServingError:
    """Return the error for a cell that does not end."""
    return ServingError(
        f"{notebook.name}.ipynb",
        f"a cell did not end within {CELL_LIMIT} seconds",
        "look for a loop without end",
    )


def died_fault(notebook: Notebook) -> ServingError:
    """Return the error for a kernel that ended while it ran the notebook."""
    return ServingError(
        notebook.name,
        "its kernel ended while it ran the notebook",
        "look whether a cell ends it, and whether there is memory left",
    )
