"""Line: what lies between one open page and its kernel, and outlives a connection.

Both sides count messages. When a connection breaks, the line waits a while: a page that
comes back in time says how many messages it has had, gets those that it missed, and
sends what did not arrive. So nothing is lost and nothing counts twice. A page that
comes too late, or whose kernel has ended, gets another kernel and restores it.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from workbook.serving.counts import Counts
from workbook.serving.frames import Frame, Kind
from workbook.serving.kernel import Kernel, KernelGoneError
from workbook.serving.messages import PageMessage

logger = logging.getLogger(__name__)

IDLE, FAULT, BEHIND, TAKEN_OVER = 4000, 4500, 4408, 4409
"""Codes of our goodbyes; see ``link.js``."""
MOST_KEPT = 4_000_000
"""Bytes that are kept for a page that may come back, and that may be on their way to it
at once: a phone that takes nothing does not hold up its kernel."""
MOST_BEHIND = 8_000_000
"""Bytes that a kernel may not yet have taken."""


@dataclass(frozen=True)
class Patience:
    """How long a line waits, in seconds."""

    idle: float = 60.0
    """For a page's next message, with a kernel that the page can do without."""
    back: float = 10.0
    """For a page that has lost its connection."""
    back_keeping: float = 900.0
    """The same, with a kernel that the page needs as it is."""
    answer: float = 10.0
    """For a kernel that has something to do; then it is taken to hang."""


class Ear(Protocol):
    """A connection to the page."""

    def tell(self, frame: Frame) -> None:
        """Send a frame."""

    def hang_up(self, code: int) -> None:
        """End the connection with one of our codes."""


class Line:
    """One page's kernel, and what passes between the two.

    Parameters
    ----------
    keeping
        Whether the page needs this kernel, and not just one like it: a facilitator's
        callbacks may have changed it.
    ended
        Is called once, when the line is no more.
    """

    def __init__(
        self,
        name: str,
        kernel: Kernel,
        patience: Patience,
        counts: Counts,
        *,
        keeping: bool,
        ended: Callable[[Line], None],
    ) -> None:
        self.name = name
        self.key = secrets.token_urlsafe(16)
        self.received = 0
        """How many messages of the page have come."""
        self._kernel = kernel
        self._patience = patience
        self._counts = counts
        self._keeping = keeping
        self._ended = ended
        self._ear: Ear | None = None
        self._sent = 0
        self._kept: deque[Frame] = deque()
        self._kept_bytes = 0
        self._asked: deque[float] = deque()
        self._answered = False
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._closing: asyncio.Task[None] | None = None
        self._listening = asyncio.ensure_future(self._listen())

    def can_resume(self, seen: int) -> bool:
        """Tell whether everything is still there that came after ``seen`` messages."""
        return self._sent - len(self._kept) <= seen <= self._sent

    def attach(self, ear: Ear, seen: int) -> None:
        """Go on with a connection, from the message after the ``seen`` th."""
        before, self._ear = self._ear, ear
        if before is not None:
            before.hang_up(TAKEN_OVER)
        self._stop("back")
        self._note_seen(seen)
        for frame in list(self._kept):
            ear.tell(frame)
        self._wait_for_next()

    def detach(self, ear: Ear, *, for_good: bool) -> None:
        """Note that a connection is no more: the page was closed, or may come back."""
        if ear is not self._ear:
            return
        self._ear = None
        self._stop("idle")
        if for_good:
            self.end()
            return
        back = self._patience.back_keeping if self._keeping else self._patience.back
        self._start("back", back, self.end)

    def take(self, message: PageMessage) -> None:
        """Pass a message of the page on to the kernel.

        Raises
        ------
        ValueError
            If the kernel has not taken what was sent before.
        """
        if self._closing is not None:
            return  # it was on its way when the line ended: nobody answers it
        if self._kernel.behind > MOST_BEHIND:
            raise ValueError("it comes faster than its kernel can take")
        self.received += 1
        self._note_seen(message.seen)
        self._asked.append(time.monotonic())
        self._watch()
        self._wait_for_next()
        self._kernel.send(message)

    def end(self, code: int = IDLE) -> None:
        """End the kernel, and the connection if there is one."""
        if self._closing is not None:
            return
        for name in list(self._timers):
            self._stop(name)
        self._listening.cancel()
        self._closing = asyncio.ensure_future(self._kernel.close())
        ear, self._ear = self._ear, None
        if ear is not None:
            ear.hang_up(code)
        self._ended(self)

    async def closed(self) -> None:
        """Wait until the kernel has been ended."""
        if self._closing is not None:
            await self._closing

    async def _listen(self) -> None:
        try:
            while True:
                self._pass_on(await self._kernel.receive())
        except KernelGoneError:
            logger.warning("%s: the kernel of an open page has ended", self.name)
        except Exception:
            logger.exception("%s: a page lost its kernel", self.name)
        self._counts.add("kernels lost")
        self.end(FAULT)

    def _pass_on(self, frame: Frame) -> None:
        if frame.kind is Kind.LOG:
            text = frame.body.decode("utf-8", "replace").rstrip()
            logger.warning("%s: %s", self.name, text)
            return
        if frame.kind is Kind.DONE and self._asked:
            what = "answers" if self._answered else "first replies"
            self._counts.time(what, time.monotonic() - self._asked.popleft())
            self._answered = True
            self._watch()
        elif b"<svg" in frame.body:
            self._counts.add("pictures")
        self._sent += 1
        self._kept.append(frame)
        self._kept_bytes += len(frame.body)
        while self._kept_bytes > MOST_KEPT and len(self._kept) > 1:
            self._kept_bytes -= len(self._kept.popleft().body)
        if self._ear is not None:
            self._ear.tell(frame)

    def _note_seen(self, seen: int) -> None:
        """Keep no longer what the page says that it has."""
        while self._kept and self._sent - len(self._kept) < seen:
            self._kept_bytes -= len(self._kept.popleft().body)

    def _watch(self) -> None:
        """Give the kernel time for what it has to do."""
        self._stop("answer")
        if self._asked:
            self._start("answer", self._patience.answer, self._give_up)

    def _give_up(self) -> None:
        logger.warning("%s: a kernel does not answer, another one will", self.name)
        self._counts.add("kernels that hung")
        self.end(FAULT)

    def _wait_for_next(self) -> None:
        self._stop("idle")
        if not self._keeping:
            self._start("idle", self._patience.idle, self.end)

    def _start(self, name: str, seconds: float, act: Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()
        self._timers[name] = loop.call_later(seconds, act)

    def _stop(self, name: str) -> None:
        if timer := self._timers.pop(name, None):
            timer.cancel()
