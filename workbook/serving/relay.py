"""Relay: the websocket of one open page.

The page first says hello: which document it shows, and which line it had if it had one.
It gets to hear whether it goes on with that line or with a kernel of its own that has
just come. The kernel's place is never told, no message can run code, and when the page
goes, its kernel goes.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tornado.websocket import WebSocketClosedError, WebSocketHandler

from workbook.errors import WorkbookError
from workbook.serving.frames import Frame, Kind, packed
from workbook.serving.line import BEHIND, FAULT, MOST_KEPT, Line
from workbook.serving.lines import FullError, Lines
from workbook.serving.messages import HELLO, PageMessage, check_models, checked
from workbook.serving.rate import Rate

if TYPE_CHECKING:
    from workbook.serving.chapter import Chapter
    from workbook.serving.site import Site

logger = logging.getLogger(__name__)

REFUSED, BUSY, OUTDATED = 1008, 4503, 4410
"""Codes of our goodbyes; see ``link.js``."""
HELLO_WITHIN = 20.0
"""Seconds in which a page has to say hello."""
MOST_EARLY = 100
"""Messages that wait while the page's kernel is being made."""
CLOSED_BY_PAGE = (1000, 1001)
"""Codes with which a browser says that the page is closed; other ends are accidents."""


class KernelSocket(WebSocketHandler):
    """Connects one open page with its line."""

    def initialize(self, site: Site, lines: Lines) -> None:
        """Take what the routes hand over."""
        self.site = site
        self.lines = lines
        self.asked = ""
        self.name = "a page"
        """As logs may tell it: only once it is known to be one of ours."""
        self.line: Line | None = None
        self.models: frozenset[str] | None = None
        self.meeting: asyncio.Task[None] | None = None
        self.early: list[PageMessage] = []
        self.rate = Rate()
        self.on_the_way = self.largest = 0
        self.over = False

    def get_compression_options(self) -> dict[str, Any]:
        """Let messages be packed, quickly: a picture takes a fifth of its size."""
        return {"compression_level": 1, "mem_level": 5}

    def open(self, name: str) -> None:
        """Wait for the page's hello."""
        self.asked = name
        self.set_nodelay(True)
        self.timer = asyncio.get_running_loop().call_later(HELLO_WITHIN, self.close)

    def on_message(self, data: str | bytes) -> None:
        """Pass a message on to the kernel; what is none of our page's is refused."""
        if self.over:
            # It was on its way when we said goodbye. A page that comes back says it
            # again, so here it must not count.
            return
        try:
            if not self.rate.allows():
                raise ValueError("it is one of too many")
            self._take(checked(data))
        except ValueError as error:
            logger.warning("%s: a message of a page was refused: %s", self.name, error)
            self.hang_up(REFUSED, "refused")

    def tell(self, frame: Frame) -> None:
        """Send a frame; give up a page that does not take what was sent before."""
        # Else one that is larger could never arrive: something always follows it.
        if self.on_the_way > MOST_KEPT + self.largest:
            self.hang_up(BEHIND)
            self._leave(for_good=False)
            return
        self.on_the_way += len(frame.body)
        self.largest = max(self.largest, len(frame.body))
        with suppress(WebSocketClosedError):
            binary = frame.kind is Kind.BINARY
            sent = asyncio.ensure_future(self.write_message(frame.body, binary))
            sent.add_done_callback(lambda done: self._note_sent(done, frame))

    def hang_up(self, code: int, reason: str = "") -> None:
        """End the connection with one of our codes; what still comes is not taken."""
        self.over = True
        self.close(code, reason)

    def set_default_headers(self) -> None:
        """Say nothing of the server's make."""
        self.clear_header("Server")

    def log_exception(self, *_error: object) -> None:
        """Log no address and no visitor; a fault is logged where it is caught."""
        logger.warning("%s: a connection was refused", self.name)

    def on_close(self) -> None:
        """Let the line go with its page, or wait for the page to come back."""
        self.over = True
        self.timer.cancel()
        if self.meeting is not None:
            self.meeting.cancel()
        self._leave(for_good=self.close_code in CLOSED_BY_PAGE)

    def _take(self, message: PageMessage) -> None:
        if (message.kind == HELLO) != (self.meeting is None):
            raise ValueError("a page says hello first, and once")
        if message.kind == HELLO:
            self.timer.cancel()
            # A task of its own: it is cancelled when the page goes meanwhile.
            self.meeting = asyncio.ensure_future(self._meet(message))
            self.meeting.add_done_callback(self._met)
        elif self.line is not None:
            self._pass_on(message)
        elif len(self.early) < MOST_EARLY:
            self.early.append(message)
        else:
            raise ValueError("it comes faster than its kernel is made")

    def _pass_on(self, message: PageMessage) -> None:
        if self.models is not None:
            check_models(message, self.models)
        if self.line is not None:
            self.line.take(message)

    async def _meet(self, hello: PageMessage) -> None:
        """Find the page's line, or make one."""
        began = time.monotonic()
        chapter = self.site.page(self.asked)
        if chapter is None:
            self.hang_up(FAULT, "no such page")
            return
        self.name = chapter.notebook.name
        version, models = await chapter.version(), await chapter.models()
        line = self.lines.find(self.name, hello.content["key"], hello.seen)
        fresh = line is None
        if line is None and hello.content["fingerprint"] != version:
            self.hang_up(OUTDATED, "the page has changed")
            return
        if line is None:
            line = await self._open_line(chapter)
            if self.over:
                # The page has gone meanwhile, too late to call its kernel off.
                line.end()
                return
        keeping = chapter.keeps_kernel
        self.models = None if keeping else models
        self.line = line
        self._say_ready(line, fresh)
        line.attach(self, 0 if fresh else hello.seen)
        self.site.counts.time("forks" if fresh else "resumed", time.monotonic() - began)
        early, self.early = self.early, []
        for message in early:
            self._pass_on(message)

    async def _open_line(self, chapter: Chapter) -> Line:
        address = self.request.remote_ip or ""
        with self.lines.place_for(address):
            kernel = await chapter.kernel()
            return self.lines.open(
                self.name, address, kernel, keeping=chapter.keeps_kernel
            )

    def _met(self, meeting: asyncio.Task[None]) -> None:
        """Let no page wait for a kernel that will not come."""
        error = None if meeting.cancelled() else meeting.exception()
        if error is None:
            return
        if isinstance(error, FullError):
            self.hang_up(BUSY, "no room")
        elif isinstance(error, ValueError):
            logger.warning("%s: a message of a page was refused: %s", self.name, error)
            self.hang_up(REFUSED, "refused")
        else:
            trace = None if isinstance(error, WorkbookError) else error
            told = "%s: no kernel for a page: %s"
            logger.warning(told, self.name, error, exc_info=trace)
            self.hang_up(FAULT, "no kernel")

    def _say_ready(self, line: Line, fresh: bool) -> None:
        ready = {
            "header": {"msg_type": "ready"},
            "parent_header": {},
            "content": {"key": line.key, "fresh": fresh, "received": line.received},
        }
        self.tell(packed(ready))

    def _leave(self, *, for_good: bool) -> None:
        line, self.line = self.line, None
        if line is not None:
            line.detach(self, for_good=for_good)

    def _note_sent(self, sent: asyncio.Future[None], frame: Frame) -> None:
        self.on_the_way -= len(frame.body)
        if not sent.cancelled():
            sent.exception()  # a connection that has gone is noted in on_close
