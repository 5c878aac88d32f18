"""Site: all chapters as they are served now, each with its document and kernels."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets.config import Config

from workbook.errors import WorkbookError
from workbook.notebooks import Notebook, find_notebooks
from workbook.serving.chapter import Chapter
from workbook.serving.rendering import Renderer
from workbook.text import LANGUAGES, Language

logger = logging.getLogger(__name__)


class Site:
    """The chapters, made again when a file of the content has changed.

    Parameters
    ----------
    content
        The folder with ``notebooks`` and ``assets``.
    manager
        Starts the kernels.
    renderer
        Turns executed notebooks into documents.
    max_pages
        How many open pages may have a kernel at once.
    """

    def __init__(
        self,
        content: Path,
        manager: AsyncMappingKernelManager,
        renderer: Renderer,
        config: Config,
        max_pages: int,
    ) -> None:
        self.content = content
        self.manager = manager
        self.renderer = renderer
        self.config = config
        self.max_pages = max_pages
        self._chapters: dict[str, Chapter] = {}
        self._started = False
        self._sockets: set[object] = set()
        self._background: set[asyncio.Task[Any]] = set()

    def notebooks(self) -> list[Notebook]:
        """Return the chapters that can be read; a fault in one is logged."""
        return find_notebooks(self.content, on_fault=lambda e: logger.error("%s", e))

    def page(self, name: str) -> Chapter | None:
        """Return the chapter at ``nl/02-...``, or None."""
        notebook = next((n for n in self.notebooks() if n.name == name), None)
        if notebook is None:
            return None
        fingerprint = self.fingerprint(notebook)
        chapter = self._chapters.get(name)
        if chapter is None or chapter.fingerprint != fingerprint:
            if chapter is not None:
                logger.info("%s: content has changed, making it again", name)
                self.later(chapter.close())
            chapter = Chapter(notebook, fingerprint, self)
            self._chapters[name] = chapter
        return chapter

    def first(self, language: Language) -> Notebook:
        """Return the first chapter in a language: the start page."""
        return next(n for n in self.notebooks() if n.language == language)

    def fingerprint(self, notebook: Notebook) -> str:
        """Return a short name of the state of all files that a document depends on."""
        files = [notebook.path, *sorted((self.content / "assets").rglob("*"))]
        # The chapter list of every page names all notebooks.
        files += [n.path for n in self.notebooks()]
        seen = hashlib.sha256()
        for file in files:
            status = file.stat()
            seen.update(f"{file}|{status.st_mtime_ns}|{status.st_size}\n".encode())
        return seen.hexdigest()[:16]

    async def make_start(self) -> None:
        """Make the start pages: then visitors can come in."""
        await self._make([self.first(language) for language in LANGUAGES])
        self._started = True

    async def make_all(self) -> None:
        """Make every document, so that no visitor has to wait for it."""
        await self._make(sorted(self.notebooks(), key=lambda n: n.number))

    async def _make(self, notebooks: list[Notebook]) -> None:
        chapters = [self.page(n.name) for n in notebooks]
        made = [c.document() for c in chapters if c is not None]
        for result in await asyncio.gather(*made, return_exceptions=True):
            if isinstance(result, WorkbookError):
                logger.error("%s", result)

    def is_ready(self) -> bool:
        """Tell whether visitors can come in."""
        return self._started

    def admit(self, socket: object) -> bool:
        """Count an open page in, if there is room for another kernel."""
        if len(self._sockets) >= self.max_pages:
            logger.warning("no room for another page: %d are open", self.max_pages)
            return False
        self._sockets.add(socket)
        return True

    def leave(self, socket: object) -> None:
        """Count an open page out."""
        self._sockets.discard(socket)

    def later(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do something in the background, and log it when it fails."""
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._background.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("work in the background failed", exc_info=error)
