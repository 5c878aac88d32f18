"""Starting: how long a server with many notebooks needs until all is ready."""

from __future__ import annotations

import asyncio
import shutil
import time
from pathlib import Path

from tests.benchmarks.goals import Figures
from tests.benchmarks.participant import open_page
from tests.benchmarks.processes import private_memory
from tests.browser.server import serving
from workbook.catalogue import content_dir
from workbook.notebooks import find_notebooks
from workbook.text import LANGUAGES

NUMBERS = 12
"""Chapters in each language."""


def start(logs: Path) -> Figures:
    """Start a server with the real chapters copied to many notebooks."""
    content = logs / "content"
    _make_content(content)
    notebooks, _ = find_notebooks(content)
    began = time.perf_counter()
    with serving(content, logs / "start.log") as (url, pid):
        first = time.perf_counter() - began
        asyncio.run(_wait_for([url + notebook.name for notebook in notebooks]))
        every = time.perf_counter() - began
        return {
            "start until the first pages are there, s": first,
            f"start until {len(notebooks)} snapshots are there, s": every,
            "memory with all snapshots, PSS, MB": private_memory(pid)["pss"],
        }


async def _wait_for(urls: list[str]) -> None:
    """Wait until all pages are there: each comes with its snapshot."""
    for url in urls:
        await open_page(url)


def _make_content(content: Path) -> None:
    """Copy the words, and the chapters of each language in turn under each number."""
    shutil.copytree(content_dir() / "assets", content / "assets")
    found, _ = find_notebooks(content_dir())
    for language in LANGUAGES:
        chapters = [notebook for notebook in found if notebook.language == language]
        folder = content / "notebooks" / language
        folder.mkdir(parents=True)
        for number in range(NUMBERS):
            chapter = chapters[number % len(chapters)].path
            shutil.copy(chapter, folder / f"{number:02}-{chapter.stem[3:]}.ipynb")
