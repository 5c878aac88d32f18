"""Kernel: what a page has behind it, whatever kind it is."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol

from workbook.errors import WorkbookError
from workbook.serving.executed import Executed
from workbook.serving.frames import Frame
from workbook.serving.messages import PageMessage


class KernelGoneError(WorkbookError):
    """The kernel has ended, by itself or by another's hand."""


class Kernel(Protocol):
    """A kernel that has run the notebook of one page, for that page alone.

    It is disposable: it may die at any moment, and holds nothing that would be missed.
    """

    @property
    def behind(self) -> int:
        """Bytes of messages that the kernel has not yet taken."""

    def send(self, message: PageMessage) -> None:
        """Tell the kernel what its page has to say; nothing when it has gone."""

    def receive(self) -> Awaitable[Frame]:
        """Wait for what the kernel says next.

        Raises
        ------
        KernelGoneError
            If the kernel has ended.
        """

    def close(self) -> Awaitable[None]:
        """End the kernel, also one that hangs."""


class Source(Protocol):
    """Where the kernels of one notebook come from."""

    @property
    def kind(self) -> str:
        """``forked`` or ``stock``."""

    def run(self) -> Awaitable[Executed]:
        """Run the notebook, and return what it left."""

    def take(self) -> Awaitable[Kernel]:
        """Return a kernel for one page."""

    def close(self) -> Awaitable[None]:
        """Make no more kernels; those that pages have go on."""
