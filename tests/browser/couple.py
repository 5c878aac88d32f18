"""Two people and their room, in the words of a test."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, expect

from .made_content import make_content
from .server import serving, wait_until_made
from .visitor import Visitor

TOGETHER, SCAN = "nl/09-gesprek", "nl/41-scan"
QUESTIONS = ("fear", "honest", "control", "hurt", "touch", "self")
SECRET = "Zonnebloemen zijn een geheim"


def made_chapters(folder: Path) -> Path:
    """Return content with what two people need, and no more."""
    begin = 'page = __import__("workbook").Page("{}", language="nl")\n'
    scan = begin.format("relationship-scan")
    return make_content(
        folder,
        gesprek_09=[
            begin.format("in-conversation") + "page.safety_check(gate=True)",
            "page.couple()",
            'page.picture("together-scan")',
            'page.picture("together-cycles")',
        ],
        scan_41=[scan + 'page.questionnaire("relationship-scan")'],
    )


@dataclass
class Serving:
    """A server with these chapters."""

    url: str
    pid: int
    log: Path
    content: Path


@contextmanager
def serving_couples(
    folder: Path, content: Path, port: int | None = None
) -> Iterator[Serving]:
    log = folder / "log.txt"
    with serving(content, log, port=port) as (url, pid):
        wait_until_made(url + TOGETHER)
        yield Serving(url, pid, log, content)


@dataclass
class Person(Visitor):
    """One of two, in front of an own browser."""

    @classmethod
    def arrives(cls, context: BrowserContext, url: str, **kept: object) -> Person:
        """Open the start page with answers that the browser has kept, by instrument."""
        person = cls(context.new_page(), url)
        person.page.goto(url + "healthz")
        for instrument, responses in {"consent": {"place": "device"}, **kept}.items():
            key = f"samenwerkboek/doc/me/{instrument}"
            text = json.dumps({"instrument": instrument, "responses": responses})
            person.page.evaluate("([k, t]) => localStorage.setItem(k, t)", [key, text])
        return person

    @property
    def couple(self) -> Locator:
        return self.page.locator(".wb-couple")

    @property
    def pictures(self) -> Locator:
        return self.page.locator("figure.wb-pic")

    def passes_the_check(self) -> Person:
        self.page.locator(".wb-safety [data-do=start]").click()
        for question in QUESTIONS:
            self.page.locator(f'.wb-safety [name={question}][value="no"]').check()
        self.page.locator(".wb-safety [type=submit]").click()
        return self

    def comes_to_talk(self, fragment: str = "") -> Person:
        self.page.goto("about:blank")
        self.page.goto(self.url + TOGETHER + fragment)
        self.waits_until_live()
        return self.passes_the_check()

    def does(self, act: str) -> Person:
        """Press one of the buttons that are in view."""
        self.couple.locator(f"[data-do={act}]:visible").first.click()
        return self

    def shows(self, *instruments: str) -> Person:
        """Switch on, in the part where that is chosen."""
        for instrument in instruments:
            self.couple.locator(f"[data-show={instrument}] [data-switch]").check()
        return self

    def keeps_items(self, instrument: str, *items: str) -> Person:
        block = self.couple.locator(f"[data-show={instrument}]")
        block.locator("summary").click()
        for item in items:
            block.locator(f"[data-items] [value={item}]").check()
        return self

    def opens_a_room(self) -> list[str]:
        """Return the eight words."""
        self.does("on").does("room").does("open")
        words = self.couple.locator("[data-words-of-code] li")
        expect(words).to_have_count(8)
        return words.all_inner_texts()

    def enters(self, words: list[str]) -> Person:
        self.couple.locator("[data-code-field]").fill(" ".join(words).upper())
        self.couple.locator("[data-form=enter] [type=submit]").click()
        return self

    def hears(self, text: str) -> Person:
        """Wait until the live region in view says something."""
        state = self.couple.locator("[data-state]:visible, [data-fault]:visible")
        expect(state.filter(has_text=text)).to_be_visible()
        return self


NewContext = Callable[..., BrowserContext]


def texts_in_storage(page: Page) -> str:
    """Return all that this browser keeps, as one text."""
    return str(
        page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    )
