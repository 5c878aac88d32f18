"""Chapter: one notebook as it is served, with its document and its kernels."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from workbook.errors import ServingError, WorkbookError
from workbook.notebooks import Notebook
from workbook.serving.executed import Executed
from workbook.serving.kernel import Kernel, KernelGoneError, Source
from workbook.serving.rendering import Document
from workbook.serving.snapshot import UnforkableError

if TYPE_CHECKING:
    from workbook.serving.site import Site

logger = logging.getLogger(__name__)

TRY_AGAIN_AFTER = 5.0
"""Seconds before a chapter that failed is tried again, though no file has changed."""
TRIES = 3
"""How often a kernel is asked for while snapshots come and go."""


class Made:
    """What a run of the notebook gave: a document, and a source of kernels like it."""

    def __init__(
        self, document: Document, source: Source, executed: Executed, version: str
    ) -> None:
        self.document = document
        self.source = source
        self.version = version
        self.at = time.monotonic()
        self.models = frozenset(executed.models)
        self.keeps_kernel = not executed.is_disposable()


class Chapter:
    """A notebook in one state of its files.

    The notebook is run once; that run gives the document for all visitors, and what
    their kernels come from. When that has ended by accident, the notebook is run again,
    while visitors get the document that there is.
    """

    def __init__(self, notebook: Notebook, fingerprint: str, site: Site) -> None:
        self.notebook = notebook
        self.fingerprint = fingerprint
        self._site = site
        self._made: Made | None = None
        self._making: asyncio.Task[Made] | None = None
        self._failed_at = 0.0
        self._closed = False

    async def document(self) -> Document:
        """Return the document, making it when this is the first time.

        Raises
        ------
        WorkbookError
            If the notebook or its content has a fault.
        """
        made = self._made or await self._current()
        return made.document

    async def version(self) -> str:
        """Return the name of this state of the files, with the models it has given."""
        return (await self._current()).version

    async def models(self) -> frozenset[str]:
        """Return the ids of all widget models of the document."""
        return (await self._current()).models

    @property
    def kind(self) -> str:
        """How the chapter's kernels come to be, in a word."""
        return self._made.source.kind if self._made else ""

    @property
    def state(self) -> str:
        """Whether kernels can be had now, in a word."""
        if self._making is None or not self._making.done():
            return "in the making"
        return "has a fault" if _has_failed(self._making) else "ready"

    @property
    def keeps_kernel(self) -> bool:
        """Whether an open page needs the very kernel that it has."""
        return self._made is not None and self._made.keeps_kernel

    async def kernel(self) -> Kernel:
        """Return a kernel for one page.

        Raises
        ------
        WorkbookError
            If there is none to be had.
        """
        for _ in range(TRIES):
            made = await self._current()
            try:
                return await made.source.take()
            except KernelGoneError:
                self._forget(made)
                # It may live, and only a kernel of it have died.
                await made.source.close()
            if self._closed:
                break
        raise ServingError(
            self.notebook.name, "its kernels end at once", "look in the server's log"
        )

    async def close(self) -> None:
        """Make no more kernels, once those who wait have been served.

        Open pages keep their kernels.
        """
        self._closed = True
        if self._making is not None:
            await asyncio.wait([self._making])
            if not _has_failed(self._making):
                await self._making.result().source.close()

    async def abandon(self) -> None:
        """Stop at once: the server ends."""
        if self._making is not None:
            self._making.cancel()
        await self.close()

    async def _current(self) -> Made:
        making = self._making
        waited = time.monotonic() - self._failed_at > TRY_AGAIN_AFTER
        if making is None or (waited and _has_failed(making)):
            self._making = making = asyncio.ensure_future(self._make())
        return await asyncio.shield(making)

    async def _make(self) -> Made:
        started = time.monotonic()
        try:
            source, executed = await self._run()
            try:
                made = await self._render(source, executed)
            except BaseException:
                await source.close()
                raise
        except WorkbookError:
            self._failed_at = time.monotonic()
            raise
        except Exception as error:
            self._failed_at = time.monotonic()
            logger.exception("%s could not be made", self.notebook.name)
            raise ServingError(
                self.notebook.name,
                f"it could not be made ({type(error).__name__})",
                "look in the server's log",
            ) from error
        self._made = made
        seconds = time.monotonic() - started
        self._site.counts.time("chapters made", seconds)
        logger.info("%s made in %.1f s", self.notebook.name, seconds)
        return made

    async def _run(self) -> tuple[Source, Executed]:
        """Run the notebook where kernels can be forked, else in an ordinary kernel."""
        sources = self._site.sources
        if sources.forks:
            source = sources.snapshot(self.notebook, self._snapshot_ended)
            try:
                async with sources.at_once:
                    return source, await source.run()
            except UnforkableError as error:
                name, why = self.notebook.name, error
                logger.warning("%s gets ordinary kernels: %s", name, why)
        pool = sources.pool(self.notebook)
        return pool, await pool.run()

    async def _render(self, source: Source, executed: Executed) -> Made:
        version = f"{self.fingerprint}-{executed.layout()}"
        document = await self._site.renderer.document(
            self.notebook, self._site.notebooks(), executed, version
        )
        return Made(document, source, executed, version)

    def _snapshot_ended(self) -> None:
        """Make another snapshot before somebody waits for it."""
        made = self._made
        if made is not None and not self._closed:
            self._site.counts.add("snapshots lost")
            self._forget(made)
            # One that ends at once would be made again for ever.
            if time.monotonic() - made.at > TRY_AGAIN_AFTER:
                self._site.later(self._current())

    def _forget(self, made: Made) -> None:
        """Run the notebook again when the next kernel is wanted."""
        if self._made is made and self._making is not None and self._making.done():
            self._making = None


def _has_failed(task: asyncio.Task[Made]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
