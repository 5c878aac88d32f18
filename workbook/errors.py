"""The tree of errors: every error of the workbook is a WorkbookError."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


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


class RoomError(_PlacedError):
    """A room cannot do what was asked; ``name`` is what the browser is told."""

    name: ClassVar[str] = "refused"


class UnknownRoomError(RoomError):
    """There is no such room, or no longer, or not for this key: all the same."""

    name = "unknown"

    def __init__(self) -> None:
        super().__init__(
            "room",
            "no open room has this code or key",
            "look at the code again, or open another room",
        )


class FullRoomError(RoomError):
    """Both seats of a room are taken."""

    name = "full"


class ClosedRoomError(RoomError):
    """A room takes nothing more in."""

    name = "closed"


class TooBigError(RoomError):
    """What somebody wants to put into a room is more than its place."""

    name = "big"


class SlowDownError(RoomError):
    """Somebody asks too much at once, or tries codes.

    Parameters
    ----------
    wait
        Seconds after which it may go again.
    """

    name = "slow"

    def __init__(self, wait: float) -> None:
        super().__init__("room", "this is too fast", f"wait {wait:.0f} seconds")
        self.wait = wait


class DatabaseError(RoomError):
    """The rooms' database is away, locked, or not one that we know."""

    name = "away"


class CodeError(RoomError, ValueError):
    """What was typed is not eight words of the list.

    Parameters
    ----------
    words
        The typed words that are not in the list; none when only their number is wrong.
    """

    name = "unknown"

    def __init__(
        self, place: str, fault: str, remedy: str, words: Sequence[str]
    ) -> None:
        super().__init__(place, fault, remedy)
        self.words = tuple(words)
