"""Rooms in the server: a thread for each request, limits for each address, a sweep."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from workbook.errors import (
    CodeError,
    DatabaseError,
    RoomError,
    SlowDownError,
    UnknownRoomError,
)
from workbook.rooms.database import Database
from workbook.serving.counts import Counts
from workbook.serving.rate import Rate, Rates
from workbook.serving.rooms_acts import Act

logger = logging.getLogger(__name__)

THREADS: Final = 8
SLOW_THREADS: Final = 2
"""For what stretches a code: 16 MB and a core for 50 ms each."""
MOST_WAITING: Final = 200
"""So many requests may wait for a thread of each kind."""


PATIENCE: Final = 15.0
"""Seconds that a request waits in all; a page waits for twenty."""
_TAMPERED: Final = {"refused", "big"}
"""Faults that no page of ours causes."""


class Rooms:
    """What rooms do for browsers. The database is used in threads of this process only.

    Parameters
    ----------
    acts
        What can be asked, by name.
    sweep_every
        Seconds between two deletions of what has expired.
    """

    def __init__(
        self,
        database: Database,
        acts: Mapping[str, Act],
        counts: Counts,
        sweep_every: float = 600.0,
    ) -> None:
        self._database = database
        self._acts = acts
        self._counts = counts
        self._sweep_every = sweep_every
        self._threads = ThreadPoolExecutor(THREADS, "rooms")
        self._slow_threads = ThreadPoolExecutor(SLOW_THREADS, "codes")
        self._waiting: Counter[ThreadPoolExecutor] = Counter()
        # A workshop's phones share one address, and all ask every two seconds.
        self._requests = Rates(per_second=100.0, at_once=600.0)
        self._limits = {
            "code": Rates(per_second=6 / 60, at_once=12),
            "open": Rates(per_second=20 / 60, at_once=40),
        }
        # Many who are told that a room is full leave room for what is worth a look.
        levels = (logging.INFO, logging.WARNING)
        self._lines = {level: Rate(per_second=1.0, at_once=50.0) for level in levels}
        self._is_away = False
        self._sweeping: asyncio.Task[None] | None = None

    def knows(self, act: str) -> bool:
        """Whether this can be asked."""
        return act in self._acts

    def begin(self, address: str) -> None:
        """Count a request.

        Raises
        ------
        SlowDownError
            If it is one too many.
        """
        rate = self._requests.of(address)
        if not rate.allows():
            raise SlowDownError(rate.wait)

    async def do(
        self, name: str, told: Mapping[str, Any], address: str
    ) -> dict[str, Any] | None:
        """Do what was asked; return the answer, or None when there is nothing new.

        Raises
        ------
        RoomError
            If it cannot be done; ``name`` says what the browser is told.
        """
        act = self._acts[name]
        if act.is_slow is None:
            return await self._run(act, told)
        # Counted when it is over: all phones of a workshop enter in the same second.
        limit = self._limits[act.is_slow].of(address)
        if not limit.is_open():
            raise SlowDownError(limit.wait)
        try:
            answer = await self._run(act, told)
        except UnknownRoomError:
            limit.charge()  # a guess; a word that is not in the list is none
            raise
        if act.is_slow == "open":
            limit.charge()
        return answer

    def note(self, name: str, error: RoomError | None, seconds: float) -> None:
        """Count what came of a request, and log its fault: nothing of what was sent."""
        act = name if self.knows(name) else "no act"
        self._counts.time(f"room {act}", seconds)
        if error is None:
            return
        self._counts.add(f"room fault {error.name}")
        if isinstance(error, DatabaseError):
            self._note_away(error)
            return
        level = logging.WARNING if error.name in _TAMPERED else logging.INFO
        if self._lines[level].allows():
            # What is wrong with a code would tell the code.
            why = "" if isinstance(error, CodeError) else f" ({error})"
            logger.log(level, "room: %s: %s%s", act, error.name, why)

    def start(self) -> None:
        """Delete what has expired, now and regularly."""
        self._sweeping = asyncio.create_task(self._sweep())

    async def close(self) -> None:
        """Begin nothing more, and let go of the database."""
        if self._sweeping:
            self._sweeping.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._slow_threads.shutdown(wait=False, cancel_futures=True)
        self._database.close()

    async def _run(self, act: Act, told: Mapping[str, Any]) -> dict[str, Any] | None:
        threads = self._slow_threads if act.is_slow else self._threads
        if self._waiting[threads] >= MOST_WAITING:
            raise SlowDownError(1.0)
        self._waiting[threads] += 1
        try:
            loop = asyncio.get_running_loop()
            async with asyncio.timeout(PATIENCE):
                answer = await loop.run_in_executor(threads, act.run, told)
        except TimeoutError:
            # It may still be kept. Then it counts once when it is said again.
            raise DatabaseError(
                "rooms", "their database does not answer", "see that it runs"
            ) from None
        finally:
            self._waiting[threads] -= 1
        if self._is_away:
            self._is_away = False
            logger.warning("rooms: the database is back")
        return answer

    async def _sweep(self) -> None:
        while True:
            loop, begun = asyncio.get_running_loop(), time.monotonic()
            try:
                # A file that nobody has needed yet is not made for this.
                if not self._database.is_new:
                    n = await loop.run_in_executor(self._threads, self._database.sweep)
                    self._counts.time("rooms swept", time.monotonic() - begun)
                    for _ in range(n):
                        self._counts.add("rooms deleted")
            except DatabaseError as error:
                self._note_away(error)
            await asyncio.sleep(self._sweep_every)

    def _note_away(self, error: DatabaseError) -> None:
        if not self._is_away:
            self._is_away = True
            logger.error("rooms: %s", error)
