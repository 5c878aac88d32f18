"""Participant: somebody with an open page, as the server sees it: without a browser.

Says what the page's own script would say, and waits for what it would wait for, so that
hundreds can take part on one machine.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from workbook.serving.frames import unpacked

DESCRIPTION = re.compile(r'<script[^>]* id="workbook-page"[^>]*>(.*?)</script>', re.S)
PATIENCE = 30.0
"""Seconds for one thing that a participant waits for."""
LOADING = 503
"""Status of the page that tells a visitor to wait."""
State = dict[str, Any]


class GoneError(Exception):
    """The server has hung up; ``code`` is its goodbye."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"the server hung up with {code}")
        self.code = code


@dataclass(frozen=True)
class OpenPage:
    """What a page's script knows of it.

    Parameters
    ----------
    url
        Of the document.
    socket
        Of the page's kernel.
    fingerprint
        Names the state of the files that the document was made from.
    models
        The widgets of the page by id: ``module`` and ``state`` of each.
    """

    url: str
    socket: str
    fingerprint: str
    models: dict[str, dict[str, Any]]

    @property
    def instruments(self) -> set[str]:
        """The ids of the instruments that the page knows."""
        told = (model["state"].get("instrument_id") for model in self.models.values())
        return {str(id) for id in told if id}

    def answers_to(self, instrument_id: str) -> str:
        """Return the id of the widget that has the answers to an instrument."""
        for model_id, model in self.models.items():
            if model["state"].get("instrument_id") == instrument_id:
                return model_id
        raise LookupError(f"{self.url}: there is no instrument {instrument_id}")

    def sheet(self, place: int) -> str:
        """Return the id of a sheet, the first of the page is 0."""
        found = [id for id, one in self.models.items() if "sheet." in one["module"]]
        return found[place]

    def model(self, module: str, **state: object) -> str:
        """Return the id of a widget by its kind and part of its state."""
        for model_id, model in self.models.items():
            same = all(model["state"].get(k) == v for k, v in state.items())
            if model["module"] == module and same:
                return model_id
        raise LookupError(f"{self.url}: there is no {module} with {state}")


async def open_page(url: str) -> OpenPage:
    """Get a document, once there is one, and read what its script is told."""
    until = time.monotonic() + PATIENCE
    answer = await AsyncHTTPClient().fetch(url, raise_error=False)
    while answer.code == LOADING and time.monotonic() < until:
        await asyncio.sleep(1)
        answer = await AsyncHTTPClient().fetch(url, raise_error=False)
    answer.rethrow()
    found = DESCRIPTION.search(answer.body.decode())
    assert found is not None, f"{url} is no page with widgets"
    page = json.loads(found[1])
    socket = urljoin(url, page["kernel"]).replace("http", "ws", 1)
    return OpenPage(url, socket, page["fingerprint"], page["models"])


@dataclass(frozen=True)
class Drawn:
    """How long one answer took, in seconds from when it was sent.

    ``picture`` is None when no picture changed.
    """

    picture: float | None
    done: float


class Participant:
    """Somebody who answers on one page.

    Parameters
    ----------
    page
        The page; a participant has the same one as everybody else.
    """

    def __init__(self, page: OpenPage) -> None:
        self._page = page
        self._socket: WebSocketClientConnection | None = None
        self._numbered = 0
        self._seen = 0
        self._heard: list[bytes] = []
        self._own: dict[str, State] = {}
        self.answers: State = {}

    async def visit(self, http: AsyncHTTPClient) -> None:
        """Get the document, packed as a browser gets it."""
        await http.fetch(
            HTTPRequest(
                self._page.url,
                headers={"Accept-Encoding": "gzip"},
                decompress_response=False,
                connect_timeout=PATIENCE,
                request_timeout=PATIENCE,
            )
        )

    async def connect(self) -> Drawn:
        """Say hello, and tell a fresh kernel all that was said before."""
        client = self._page.model("client")
        today = datetime.date.today().isoformat()
        self._own.setdefault(client, {"width": "narrow", "today": today})
        # Pictures are sent packed, as to any browser.
        self._socket = await websocket_connect(
            self._page.socket, compression_options={}, connect_timeout=PATIENCE
        )
        self._seen = 0
        hello = {"fingerprint": self._page.fingerprint, "key": ""}
        self._say("hello", hello)
        models = [_update(model_id, state) for model_id, state in self._own.items()]
        return await self._done(self._say("restore_request", {"models": models}))

    async def answer(self, **responses: int) -> Drawn:
        """Answer questions of the bank account; return when all has followed.

        The names have ``_`` for ``-``: ``attention_give=8``.
        """
        self.answers.update({k.replace("_", "-"): v for k, v in responses.items()})
        form = self._page.model("questionnaire", instrument_id="bank-account")
        return await self._tell(form, {"value": self.answers})

    async def write(self, count: int) -> Drawn:
        """Have so many entries in the journal; return when all has followed."""
        journal = self._page.model("journal", instrument_id="bank-journal")
        return await self._tell(journal, {"entries": list(_entries(count))})

    async def say(self, instrument_id: str, **state: object) -> Drawn:
        """Have answers or entries; return when all has followed."""
        return await self._tell(self._page.answers_to(instrument_id), state)

    async def take(self, make: str, *, sheet: int = 0) -> tuple[float, bytes]:
        """Ask a sheet for a file; return the seconds it took, and what is in it."""
        began = time.perf_counter()
        asked = {
            "id": f"file-{self._numbered}",
            "make": make,
            "day": datetime.date.today().isoformat(),
            "zone": "Europe/Amsterdam",
            "key": "",
        }
        data = {"method": "custom", "content": asked}
        self._say("comm_msg", {"comm_id": self._page.sheet(sheet), "data": data})
        while True:
            message = await self._hear()
            told = message["content"].get("data", {}).get("content") or {}
            if told.get("id") == asked["id"]:
                assert self._heard, f"no file came: {told}"
                return time.perf_counter() - began, self._heard[0]

    def leave(self) -> None:
        """Close the page."""
        if self._socket is not None:
            self._socket.close(1001, "the page is closed")

    def vanish(self) -> None:
        """Lose the connection without a goodbye."""
        if self._socket is not None:
            self._socket.protocol.stream.close()  # type: ignore[union-attr]

    async def wait_until_gone(self) -> None:
        """Wait until the server hangs up."""
        try:
            while True:
                await self._hear()
        except GoneError:
            pass

    async def _tell(self, model_id: str, state: State) -> Drawn:
        self._own[model_id] = state
        return await self._done(self._say("comm_msg", _update(model_id, state)))

    def _say(self, kind: str, content: dict[str, Any]) -> str:
        assert self._socket is not None, "a participant connects first"
        self._numbered += 1
        msg_id = f"page-{self._numbered}"
        header = {"msg_id": msg_id, "msg_type": kind}
        message = {"header": header, "content": content, "seen": self._seen}
        self._socket.write_message(json.dumps(message))
        return msg_id

    async def _done(self, msg_id: str) -> Drawn:
        """Wait until the kernel has finished with a message."""
        began = time.perf_counter()
        picture = None
        while True:
            message = await self._hear()
            passed = time.perf_counter() - began
            state = message["content"].get("data", {}).get("state", {})
            if "<svg" in state.get("html", ""):
                picture = passed
            if message["header"]["msg_type"] != "status":
                continue
            if message["parent_header"]["msg_id"] == msg_id:
                return Drawn(picture, passed)

    async def _hear(self) -> dict[str, Any]:
        assert self._socket is not None, "a participant connects first"
        text = await asyncio.wait_for(self._socket.read_message(), PATIENCE)
        if text is None:
            raise GoneError(self._socket.close_code)
        message: dict[str, Any]
        message, self._heard = unpacked(text)
        self._seen += message["header"]["msg_type"] != "ready"
        return message


def _update(model_id: str, state: State) -> dict[str, Any]:
    data = {"method": "update", "state": state, "buffer_paths": []}
    return {"comm_id": model_id, "data": data}


def _entries(count: int) -> Iterator[dict[str, Any]]:
    for number in range(count):
        day = datetime.date(2026, 9, 1) + datetime.timedelta(days=3 * number)
        responses = {
            "date": day.isoformat(),
            "account": "attention",
            "direction": "deposit" if number % 3 else "withdrawal",
            "by": "me" if number % 2 else "partner",
            "weight": 1 + number % 5,
        }
        yield {"id": f"entry-{number}", "responses": responses}
