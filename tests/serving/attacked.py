"""A server with a small workbook, that has to survive whatever comes."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import nbformat

from workbook.catalogue import content_dir

from .attacker import SECRET, START, Crowd
from .snapshots import OWN, SECONDS
from .stories import run

CUT_OFF = (1006, None)
"""A connection that is cut at once cannot always say why."""
ECHO = "nl/90-echo"
HEARD = "heard by the facilitator"
LOUD = f"""
import os, sys

loud = box("loud")

def shout(change):
    print("{HEARD}", file=sys.stderr)
    for _ in range(int(change["new"])):
        loud.send(dict(noise=os.urandom(100_000).hex()))

loud.observe(shout, "value")
"""


def written(folder: Path) -> Path:
    """Write a small workbook: start pages, another chapter, and one that is loud."""
    shutil.copytree(content_dir() / "assets", folder / "assets")
    for name in (START, "en/00-start", "nl/02-emotionele-bankrekening"):
        (folder / "notebooks" / name).parent.mkdir(parents=True, exist_ok=True)
        file = f"notebooks/{name}.ipynb"
        shutil.copy(content_dir() / file, folder / file)
    cells = [nbformat.v4.new_code_cell(code) for code in (OWN, LOUD)]
    title = nbformat.v4.new_markdown_cell("# Echo")
    echo = nbformat.v4.new_notebook(cells=[title, *cells])
    nbformat.write(echo, folder / f"notebooks/{ECHO}.ipynb")
    return folder


class Served:
    """A server under attack, and one page that behaves all the while."""

    def __init__(self, url: str, pid: int, log: Path) -> None:
        self.url = url
        self.pid = pid
        self._log = log

    @property
    def log(self) -> str:
        return self._log.read_text()

    def survives(self, attack: Callable[[Crowd], Awaitable[None]]) -> None:
        """Let somebody attack; who was there before and who comes later is served."""

        async def story() -> None:
            crowd = Crowd(self.url)
            try:
                before = await crowd.meet()
                await attack(crowd)
                later = await crowd.meet()
                assert await before.answers()
                assert await later.answers()
            finally:
                crowd.leave()

        run(story(), SECONDS)
        assert "Traceback" not in self.log
        assert SECRET not in self.log
