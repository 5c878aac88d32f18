"""A browser's side of rooms, without a browser."""

from __future__ import annotations

import http.client
import json
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import nbformat

from workbook.catalogue import content_dir
from workbook.text import LANGUAGES


class Answer(NamedTuple):
    """What the server says to one request."""

    status: int
    told: Any
    headers: dict[str, str]

    @property
    def fault(self) -> str:
        return str(self.told["fault"])


def ask(
    url: str,
    act: str,
    told: object = None,
    *,
    raw: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Ask for an act, as a page does; or send raw bytes."""
    site = urlsplit(url)
    body = json.dumps(told).encode() if raw is None else raw
    sent = {"Content-Type": "application/json", **(headers or {})}
    connection = http.client.HTTPConnection(site.hostname or "", site.port, timeout=60)
    try:
        connection.request("POST", f"{site.path}rooms/{act}", body, sent)
        answer = connection.getresponse()
        content = answer.read()
        told = json.loads(content) if content else None
        return Answer(answer.status, told, dict(answer.headers))
    finally:
        connection.close()


class Person:
    """Somebody with a browser of their own."""

    def __init__(self, url: str, address: str = "") -> None:
        self.url = url
        self.member = secrets.token_urlsafe(16)
        self.key = ""
        self._headers = {"X-Real-Ip": address} if address else {}

    def ask(self, act: str, **told: object) -> Answer:
        """Ask for an act with this person's key and member."""
        own = {"key": self.key, "member": self.member}
        return ask(self.url, act, {**own, **told}, headers=self._headers)

    def open(self) -> str:
        """Open a room and return its code."""
        answer = self.ask("couple/open")
        assert answer.status == 200, answer
        self.key = answer.told["key"]
        return str(answer.told["code"])

    def join(self, code: str) -> Answer:
        answer = self.ask("couple/join", code=code)
        if answer.status == 200:
            self.key = answer.told["key"]
        return answer

    def share(self, id: str = "", **shared: object) -> Answer:
        """Share answers of the quarrel cycle; ``you_do="..."``."""
        cycle = {item.replace("_", "-"): value for item, value in shared.items()}
        told = {"quarrel-cycle": cycle}
        return self.ask("couple/share", id=id or secrets.token_urlsafe(9), shared=told)

    def see(self, seen: int | None = None) -> Answer:
        return self.ask("couple/see", seen=seen)


def couple(url: str, address: str = "") -> tuple[Person, Person, str]:
    """Return two people in a room, and its code."""
    one, other = Person(url, address), Person(url, address)
    code = one.open()
    assert other.join(code).status == 200
    return one, other, code


def two_pages(folder: Path) -> Path:
    """Write a workbook of two pages with a title: rooms need no more of it."""
    folder = folder / "content"
    shutil.copytree(content_dir() / "assets", folder / "assets")
    for language in LANGUAGES:
        title = nbformat.v4.new_markdown_cell("# Start")
        path = folder / "notebooks" / language / "00-start.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(nbformat.v4.new_notebook(cells=[title]), path)
    return folder
