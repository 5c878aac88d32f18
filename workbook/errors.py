"""The tree of errors: every error of the workbook is a WorkbookError."""

from __future__ import annotations

from collections.abc import Sequence


class WorkbookError(Exception):
    """Root of the tree: catch this to catch every error of the workbook."""


class ResponseError(WorkbookError, ValueError):
    """A response is not a possible response to one of the instrument's items."""


class _PlacedError(WorkbookError):
    """An error that says where it is, what is wrong and what to do.

    Parameters
    ----------
    place
        Where the fault is, for example ``bank-account.yaml line 14``.
    fault
        What is wrong, as the beginning of a sentence.
    remedy
        What to do about it, as the end of that sentence.
    """

    def __init__(self, place: str, fault: str, remedy: str) -> None:
        super().__init__(place, fault, remedy)
        self.place = place
        self.fault = fault
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.place}: {self.fault}; {self.remedy}"


class ContentError(_PlacedError):
    """A content file has a fault.

    A file may have several: then the first is this error, the ``others`` follow, and
    the text of this error tells them all, one a line.
    """

    def __init__(
        self,
        place: str,
        fault: str,
        remedy: str,
        others: Sequence[ContentError] = (),
    ) -> None:
        super().__init__(place, fault, remedy)
        self.others = tuple(others)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *map(str, self.others)])


class DocumentError(_PlacedError, ValueError):
    """A stored document cannot be used."""


class PageError(_PlacedError):
    """A notebook asks its page for something that is not there."""


class ServingError(_PlacedError):
    """The server cannot start, or cannot show a page."""


class ReportError(_PlacedError):
    """A report or a calendar could not be made."""
