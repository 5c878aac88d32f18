"""Site: all chapters as they are served now, each with its document and kernels."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from workbook.catalogue import PACKAGE
from workbook.errors import ContentError, WorkbookError
from workbook.notebooks import Notebook, find_notebooks
from workbook.serving.chapter import Chapter
from workbook.serving.counts import Counts
from workbook.serving.rendering import Renderer
from workbook.serving.sources import Sources
from workbook.serving.state import State, digest_of, libraries
from workbook.text import LANGUAGES, Language

logger = logging.getLogger(__name__)


class Site:
    """The chapters, made again when a file of the content has changed.

    Parameters
    ----------
    content
        The folder with ``notebooks`` and ``assets``.
    sources
        Where kernels come from.
    renderer
        Turns executed notebooks into documents.
    """

    def __init__(
        self,
        content: Path,
        sources: Sources,
        renderer: Renderer,
        counts: Counts,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.content = content
        self.sources = sources
        self.renderer = renderer
        self.counts = counts
        self.faults: dict[str, ContentError] = {}
        """The notebooks that cannot be read, by the name that their page would have."""
        self._chapters: dict[str, Chapter] = {}
        self._started = self._closing = False
        self._program = State(PACKAGE, clock)
        self._words = State(content / "assets", clock)
        self._running = ""
        self._background: set[asyncio.Task[Any]] = set()

    def notebooks(self) -> list[Notebook]:
        """Return the chapters that can be read; the fault of another is logged once."""
        found, faults = find_notebooks(self.content)
        for name, error in faults.items():
            if str(self.faults.get(name)) != str(error):
                logger.error("%s", error)
        self.faults = faults
        return found

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
        """Return the first chapter in a language: the start page.

        Raises
        ------
        ContentError
            If there is no chapter in that language.
        """
        start = next((n for n in self.notebooks() if n.language == language), None)
        if start is None:
            raise ContentError(
                f"notebooks/{language}",
                "there is no notebook that can be shown",
                f"put a chapter there, for example {language}/00-start.ipynb",
            )
        return start

    def fingerprint(self, notebook: Notebook) -> str:
        """Return a short name of the state of all that a document depends on."""
        program = self._program.name()
        if self._running not in ("", program):
            logger.info("the program has changed: all pages are made again")
            self.sources.renew()
        self._running = program
        # The chapter list of every page names all notebooks.
        listed = [f"{n.name} {n.title} {n.instruments}" for n in self.notebooks()]
        own = digest_of(notebook.path)
        parts = [program, self._words.name(), libraries(), own, *listed]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    async def make_start(self) -> None:
        """Make the start pages: then visitors can come in.

        Raises
        ------
        ContentError
            If a language has no chapter at all.
        """
        await self._make([self.first(language) for language in LANGUAGES])
        self._started = True

    async def make_all(self) -> None:
        """Make every document, so that no visitor has to wait for it."""
        await self._make(sorted(self.notebooks(), key=lambda n: n.number))

    async def _make(self, notebooks: list[Notebook]) -> None:
        chapters = [self.page(n.name) for n in notebooks]
        made = [c.document() for c in chapters if c is not None]
        for result in await asyncio.gather(*made, return_exceptions=True):
            if isinstance(result, WorkbookError) and not self._closing:
                logger.error("%s", result)

    async def close(self) -> None:
        """Stop what runs in the background, and end what kernels come from."""
        self._closing = True
        for task in self._background:
            task.cancel()
        chapters = self._chapters.values()
        ends = [*self._background, *(chapter.abandon() for chapter in chapters)]
        await asyncio.gather(*ends, return_exceptions=True)
        self.sources.close()

    def chapters(self) -> list[Chapter]:
        """Return the chapters that somebody has asked for."""
        return list(self._chapters.values())

    def is_ready(self) -> bool:
        """Tell whether visitors can come in."""
        return self._started

    def later(self, work: Coroutine[Any, Any, Any]) -> None:
        """Do something in the background, and log it when it fails."""
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._background.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("work in the background failed", exc_info=error)
