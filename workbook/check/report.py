"""Report: what a check found wrong, what it changed, what it looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from workbook.errors import ContentError
from workbook.text import join_words


@dataclass
class Report:
    """Collects the findings of all checks, in the order in which they are told.

    ``warnings`` are told and do not count as faults. ``changes`` has one line for each
    file that was changed, ``checked`` what was looked at, such as ``4 notebooks``.
    """

    faults: list[ContentError] = field(default_factory=list)
    warnings: list[ContentError] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)

    def blame(self, error: ContentError) -> None:
        """Note an error as one fault for each thing that it tells."""
        first = ContentError(error.place, error.fault, error.remedy)
        self.faults += [first, *error.others]

    @contextmanager
    def blaming(self, name: str) -> Iterator[None]:
        """Note what goes wrong with a file, and go on after it."""
        try:
            yield
        except ContentError as error:
            self.blame(error)
        except OSError as error:
            self.blame(
                ContentError(
                    name,
                    f"it cannot be opened ({error.strerror})",
                    "make it a file that you may read and write",
                )
            )

    def lines(self) -> list[str]:
        """Return what to tell: each change, warning and fault on a line of its own.

        Without faults, the last line says what was checked.
        """
        told = [*self.changes, *(f"warning: {w}" for w in self.warnings)]
        told += map(str, self.faults)
        if not self.faults:
            told.append(f"Checked {join_words(self.checked, 'en')}: no faults.")
        # A message from elsewhere, such as of Python, may have several lines.
        return [" ".join(line.split()) for line in told]
