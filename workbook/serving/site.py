"""Site: all chapters as they are served now, each with its document and kernels."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, NamedTuple

from workbook.catalogue import PACKAGE
from workbook.errors import ContentError, WorkbookError
from workbook.notebooks import Notebook, find_notebooks
from workbook.serving.chapter import Chapter
from workbook.serving.counts import Counts
from workbook.serving.files import state_of, state_of_file
from workbook.serving.rendering import Renderer
from workbook.serving.sources import Sources
from workbook.text import LANGUAGES, Language

logger = logging.getLogger(__name__)


class Look(NamedTuple):
    """What there is at one moment.

    ``files`` names the state of all files that documents and kernels are made from;
    those of this program too: an open page must not go on with a kernel of another
    release.
    """

    notebooks: list[Notebook]
    files: str


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
    ) -> None:
        self.content = content
        self.sources = sources
        self.renderer = renderer
        self.counts = counts
        self.faults: dict[str, ContentError] = {}
        """The notebooks that cannot be read, by the name that their page would have."""
        self._chapters: dict[str, Chapter] = {}
        self._started = self._closing = False
        self._package = state_of(PACKAGE)
        self._now: Look | None = None
        self._background: set[asyncio.Task[Any]] = set()

    def notebooks(self) -> list[Notebook]:
        """Return the chapters that can be read; the fault of another is logged once."""
        return self._look().notebooks

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
        """Return a short name of the state of all files that a document depends on."""
        look = self._look()
        state = f"{notebook.name}\n{look.files}"
        return hashlib.sha256(state.encode()).hexdigest()[:16]

    def _look(self) -> Look:
        """Look at all files.

        Visitors who come at the same moment share one look: what is edited after they
        have come is not theirs to see.
        """
        if self._now is not None:
            return self._now
        look = self._look_again()
        with contextlib.suppress(RuntimeError):
            asyncio.get_running_loop().call_soon(self._forget_look)
            self._now = look
        return look

    def _forget_look(self) -> None:
        self._now = None

    def _look_again(self) -> Look:
        found, faults = find_notebooks(self.content)
        for name, error in faults.items():
            if str(self.faults.get(name)) != str(error):
                logger.error("%s", error)
        self.faults = faults
        package = state_of(PACKAGE)
        if package != self._package:
            logger.info("the program has changed: all pages are made again")
            self._package = package
            self.sources.renew()
        # The chapter list of every page names all notebooks.
        states = [state_of_file(notebook.path) for notebook in found]
        files = "".join([package, state_of(self.content / "assets"), *states])
        return Look(found, files)

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
