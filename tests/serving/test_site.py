"""Chapters are made again when their files change, and one fault stays where it is."""

from __future__ import annotations

import asyncio
import itertools
import logging
import os
from pathlib import Path
from typing import Any

import nbformat
import pytest

from workbook.errors import ContentError, ServingError
from workbook.notebooks import Notebook
from workbook.serving.counts import Counts
from workbook.serving.executed import Executed
from workbook.serving.kernel import Kernel, KernelGoneError
from workbook.serving.rendering import Document
from workbook.serving.site import Site

from .stories import run


class FakeSource:
    """A source of kernels that counts those that are open."""

    alive = 0

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook
        self.closed = True

    async def run(self) -> Executed:
        await asyncio.sleep(0)
        FakeSource.alive += 1
        self.closed = False
        return Executed(nbformat.v4.new_notebook(), {})

    async def take(self) -> Kernel:
        raise KernelGoneError("it has ended")

    async def close(self) -> None:
        FakeSource.alive -= not self.closed
        self.closed = True


class FakeSources:
    """Gives each notebook a source."""

    forks = False

    def pool(self, notebook: Notebook) -> FakeSource:
        return FakeSource(notebook)

    def close(self) -> None:
        pass


class FakeRenderer:
    """Renders a chapter as its name; or fails."""

    fault: Exception | None = None

    async def document(self, notebook: Any, *_: object) -> Document:
        if self.fault:
            raise self.fault
        return Document.of(notebook.title)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    (tmp_path / "assets").mkdir()
    for name in ("nl/00-start", "nl/02-rekening", "en/00-start"):
        write(tmp_path / "notebooks" / f"{name}.ipynb", name)

    monkeypatch.setattr(FakeSource, "alive", 0)
    sources: Any = FakeSources()
    renderer: Any = FakeRenderer()
    return Site(tmp_path, sources, renderer, Counts(), clock=itertools.count().__next__)


def write(path: Path, title: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [nbformat.v4.new_markdown_cell(f"# {title}")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


async def body(site: Site, name: str) -> bytes:
    page = site.page(name)
    assert page is not None
    return (await page.document()).body


def test_a_document_is_made_once(site: Site) -> None:
    async def story() -> None:
        first = await site.page("nl/00-start").document()  # type: ignore[union-attr]
        assert await site.page("nl/00-start").document() is first  # type: ignore[union-attr]
        assert FakeSource.alive == 1

    run(story())


def test_a_changed_notebook_is_shown_anew_and_its_old_source_closes(site: Site) -> None:
    async def story() -> None:
        assert await body(site, "nl/02-rekening") == b"nl/02-rekening"

        write(site.content / "notebooks/nl/02-rekening.ipynb", "A new title")
        assert await body(site, "nl/02-rekening") == b"A new title"
        await asyncio.gather(*site._background)

        assert FakeSource.alive == 1

    run(story())


def test_who_waits_while_a_file_is_saved_twice_gets_a_page(site: Site) -> None:
    async def story() -> None:
        waiting = asyncio.ensure_future(body(site, "nl/02-rekening"))
        await asyncio.sleep(0)
        write(site.content / "notebooks/nl/02-rekening.ipynb", "Second")
        newer = asyncio.ensure_future(body(site, "nl/02-rekening"))

        assert await waiting == b"nl/02-rekening"
        assert await newer == b"Second"
        await asyncio.gather(*site._background)
        assert FakeSource.alive == 1

    run(story())


def test_a_page_that_cannot_be_rendered_leaves_nothing_open(site: Site) -> None:
    async def story() -> None:
        renderer: Any = site.renderer
        renderer.fault = KeyError("brand")
        with pytest.raises(ServingError, match="could not be made"):
            await body(site, "nl/00-start")

        assert FakeSource.alive == 0

    run(story())


def test_a_source_that_gives_no_kernel_is_replaced_and_closed(site: Site) -> None:
    async def story() -> None:
        chapter = site.page("nl/00-start")
        assert chapter is not None
        with pytest.raises(ServingError, match="its kernels end at once"):
            await chapter.kernel()

        assert FakeSource.alive == 0
        await chapter.document()

    run(story())


def test_who_comes_to_a_chapter_of_before_does_not_make_it_again(site: Site) -> None:
    async def story() -> None:
        old = site.page("nl/02-rekening")
        assert old is not None
        await old.document()
        write(site.content / "notebooks/nl/02-rekening.ipynb", "A new title")
        await body(site, "nl/02-rekening")
        await asyncio.gather(*site._background)

        with pytest.raises(ServingError):
            await old.kernel()

        assert FakeSource.alive == 1

    run(story())


def test_words_for_the_whole_page_are_part_of_every_fingerprint(site: Site) -> None:
    notebook = site.first("nl")
    before = site.fingerprint(notebook)

    (site.content / "assets" / "frame.yaml").write_text("brand: {nl: a, en: b}")

    assert site.fingerprint(notebook) != before


def test_an_editors_lock_file_closes_no_page(site: Site) -> None:
    (site.content / "assets" / ".#frame.yaml").symlink_to("somebody@somewhere.1234")
    (site.content / "assets" / "gone.yaml").symlink_to("nowhere.yaml")

    assert run(body(site, "nl/00-start")) == b"nl/00-start"


def test_a_notebook_that_cannot_be_read_is_told_once(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    (site.content / "notebooks/nl/03-broken.ipynb").write_text("{")

    with caplog.at_level(logging.ERROR):
        site.notebooks()
        site.notebooks()

    assert caplog.text.count("03-broken.ipynb: it is not a notebook") == 1
    assert "nl/03-broken" in site.faults


def test_a_language_without_any_chapter_is_told(site: Site) -> None:
    os.remove(site.content / "notebooks/en/00-start.ipynb")

    with pytest.raises(ContentError, match="notebooks/en: there is no notebook"):
        site.first("en")
