"""Kernels and pages that do what a test tells them, to put a line between them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from workbook.serving.counts import Counts
from workbook.serving.frames import Frame, Kind, packed
from workbook.serving.line import Line, Patience
from workbook.serving.messages import UPDATE, PageMessage

LONG: Final = Patience(idle=3600, back=3600, back_keeping=3600, answer=3600)
AT_ONCE: Final = 0.0
"""A timer of no time fires when the loop comes round."""


class ScriptedKernel:
    """Says what the test lets it say, and remembers what it was told."""

    def __init__(self) -> None:
        self.behind = 0
        self.told: list[PageMessage] = []
        self.closed = 0
        self._said: asyncio.Queue[Frame | Exception] = asyncio.Queue()

    def says(self, *frames: Frame | Exception) -> None:
        """Say frames; or end with an error."""
        for frame in frames:
            self._said.put_nowait(frame)

    @property
    def has_said_all(self) -> bool:
        return self._said.empty()

    def send(self, message: PageMessage) -> None:
        self.told.append(message)

    async def receive(self) -> Frame:
        said = await self._said.get()
        if isinstance(said, Exception):
            raise said
        return said

    async def close(self) -> None:
        self.closed += 1


class Listener:
    """A connection that notes what it hears and how it ends."""

    def __init__(self) -> None:
        self.heard: list[Frame] = []
        self.code: int | None = None

    def tell(self, frame: Frame) -> None:
        self.heard.append(frame)

    def hang_up(self, code: int) -> None:
        assert self.code is None
        self.code = code


class LineStory:
    """A line between a kernel and a page that do what the test tells them.

    Parameters
    ----------
    patience
        Seconds; what is not named lasts longer than any test.
    """

    def __init__(self, *, keeping: bool = False, **patience: float) -> None:
        self.kernel = ScriptedKernel()
        self.counts = Counts()
        self.ended: list[Line] = []
        self.line = Line(
            "nl/00-start",
            self.kernel,
            replace(LONG, **patience),
            self.counts,
            keeping=keeping,
            ended=self.ended.append,
        )

    @property
    def is_over(self) -> bool:
        return self.ended == [self.line]

    async def says(self, *frames: Frame) -> None:
        """Let the kernel say frames, and the line take them."""
        self.kernel.says(*frames)
        await until(lambda: self.kernel.has_said_all)
        await settle()

    def page(self, seen: int = 0) -> Listener:
        """Open a connection of the page that has seen so many messages."""
        listener = Listener()
        self.line.attach(listener, seen)
        return listener


def news(value: Any) -> Frame:
    """News of a widget for the page."""
    return packed({"content": value})


def value_of(frame: Frame) -> Any:
    return json.loads(frame.body)["content"]


def done(msg_id: str) -> Frame:
    """A kernel has finished with a message."""
    return Frame(Kind.DONE, packed({"parent_header": {"msg_id": msg_id}}).body)


def told(msg_id: str = "page-1", seen: int = 0) -> PageMessage:
    """A message of a page."""
    return PageMessage(msg_id, UPDATE, {"comm_id": "a", "data": {}}, [], seen)


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is so; the story has an end of its own."""
    while not condition():
        await asyncio.sleep(0)


async def settle() -> None:
    """Let everything that can go on go on."""
    for _ in range(20):
        await asyncio.sleep(0)
