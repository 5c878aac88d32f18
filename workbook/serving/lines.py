"""Lines: all pages that have a kernel now, and whether there is room for another."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from workbook.errors import WorkbookError
from workbook.serving.counts import Counts
from workbook.serving.kernel import Kernel
from workbook.serving.line import Line, Patience

logger = logging.getLogger(__name__)


class FullError(WorkbookError):
    """There is no room for another page now."""


@dataclass(frozen=True)
class Places:
    """How many pages may have a kernel at once."""

    all: int = 300
    from_one_address: int = 100
    """Of the network: a workshop's phones share the address of their router."""


class Lines:
    """The lines of all pages."""

    def __init__(self, patience: Patience, places: Places, counts: Counts) -> None:
        self._patience = patience
        self._places = places
        self._counts = counts
        self._by_key: dict[str, tuple[Line, str]] = {}
        self._coming: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._by_key) + self._coming.total()

    def find(self, name: str, key: str, seen: int) -> Line | None:
        """Return the line of a page that has come back, if it can go on with it."""
        line, _ = self._by_key.get(key, (None, ""))
        if line is None or line.name != name or not line.can_resume(seen):
            return None
        return line

    @contextmanager
    def place_for(self, address: str) -> Iterator[None]:
        """Hold a place while a kernel is being made.

        Raises
        ------
        FullError
            If there is none.
        """
        taken = [taken_from for _, taken_from in self._by_key.values()]
        taken += self._coming.elements()
        if len(taken) >= self._places.all:
            logger.warning("no room for another page: %d are open", len(taken))
            raise FullError("all places are taken")
        if taken.count(address) >= self._places.from_one_address:
            logger.warning("no room for another page of one address")
            raise FullError("all places of one address are taken")
        self._coming[address] += 1
        try:
            yield
        finally:
            self._coming[address] -= 1
            self._coming += Counter()  # forgets addresses without any

    def open(self, name: str, address: str, kernel: Kernel, *, keeping: bool) -> Line:
        """Make the line of a page that has got a kernel."""
        line = Line(
            name,
            kernel,
            self._patience,
            self._counts,
            keeping=keeping,
            ended=self._forget,
        )
        self._by_key[line.key] = line, address
        return line

    async def close(self) -> None:
        """End all of them: the server stops."""
        lines = [line for line, _ in self._by_key.values()]
        for line in lines:
            line.end(1001)
        await asyncio.gather(*(line.closed() for line in lines))

    def _forget(self, line: Line) -> None:
        self._by_key.pop(line.key, None)
