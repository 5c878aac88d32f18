"""Chapter: one notebook as it is served, its document and its ready kernel."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any

from workbook.errors import ServingError, WorkbookError
from workbook.notebooks import Notebook
from workbook.serving.kernels import PageKernel, run_notebook
from workbook.serving.pool import KernelPool
from workbook.serving.rendering import Document

if TYPE_CHECKING:
    from workbook.serving.site import Site

logger = logging.getLogger(__name__)

TRY_AGAIN_AFTER = 5.0
"""Seconds before a chapter that failed is tried again, though no file has changed."""


class Chapter:
    """A notebook in one state of its files.

    The notebook is run once; that run gives the document for all visitors, and its
    kernel stands ready for the first of them.
    """

    def __init__(self, notebook: Notebook, fingerprint: str, site: Site) -> None:
        self.notebook = notebook
        self.fingerprint = fingerprint
        self._site = site
        self._pool = KernelPool(self._run)
        self._making: asyncio.Task[Document] | None = None
        self._failed_at = 0.0

    async def document(self) -> Document:
        """Return the document, making it when this is the first time.

        Raises
        ------
        WorkbookError
            If the notebook or its content has a fault.
        """
        return await asyncio.shield(self._make())

    async def kernel(self) -> tuple[str, PageKernel]:
        """Return the fingerprint of this state and a kernel for one page."""
        await self.document()
        return self.fingerprint, await self._pool.take()

    async def close(self) -> None:
        """End the kernel that stands ready, once those who wait have been served.

        Open pages keep their kernels.
        """
        if self._making is not None:
            await asyncio.wait([self._making])
        await self._pool.close()

    def abandon(self) -> list[asyncio.Future[Any]]:
        """Begin nothing more, and return what is under way: the server ends."""
        making = [] if self._making is None else [self._making]
        return [*making, *self._pool.abandon()]

    def _make(self) -> asyncio.Task[Document]:
        making = self._making
        waited = time.monotonic() - self._failed_at > TRY_AGAIN_AFTER
        if making is None or (waited and _has_failed(making)):
            self._making = making = asyncio.ensure_future(self._make_document())
        return making

    async def _make_document(self) -> Document:
        started = time.monotonic()
        try:
            kernel = await self._run()
            document = await self._render(kernel)
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
        self._pool.offer(kernel)
        logger.info("%s made in %.1f s", self.notebook.name, time.monotonic() - started)
        return document

    async def _render(self, kernel: PageKernel) -> Document:
        try:
            return await self._site.renderer.document(
                self.notebook, self._site.notebooks(), kernel, self.fingerprint
            )
        except BaseException:
            await kernel.close()
            raise

    async def _run(self) -> PageKernel:
        return await run_notebook(self._site.manager, self.notebook, self._site.config)


def _has_failed(task: asyncio.Task[Document]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)
