"""A page's end of the websocket in the hands of somebody who means no good."""

from __future__ import annotations

import json
import re
import urllib.request
from contextlib import suppress
from typing import Any

from tornado.websocket import (
    WebSocketClientConnection,
    WebSocketClosedError,
    websocket_connect,
)

START = "nl/00-start"
SECRET = "a-word-that-belongs-to-nobody"
"""It is in whatever is sent, and may never be in a log."""


def described(url: str, name: str) -> dict[str, Any]:
    """Return what a document says of itself to its script."""
    with urllib.request.urlopen(url + name) as answer:
        html = answer.read().decode()
    found = re.search(r'id="workbook-page">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    page: dict[str, Any] = json.loads(found[1])
    return page


class Attacker:
    """One connection; it can also behave."""

    def __init__(self, page: dict[str, Any], socket: WebSocketClientConnection) -> None:
        self.page = page
        self.socket = socket
        self.heard: list[str | bytes] = []
        self.ready: dict[str, Any] = {}
        """What the server said when the kernel came."""
        self._numbered = 0

    @property
    def form(self) -> str:
        """Id of a model that takes answers."""
        models = self.page["models"].items()
        return next(id for id, model in models if "instrument_id" in model["state"])

    def hello(self, key: str = "", **content: Any) -> str:
        told = {"fingerprint": self.page["fingerprint"], "key": key, **content}
        return self.message("hello", told)

    def update(self, id: str | None = None, **state: Any) -> str:
        data = {"method": "update", "state": state, "buffer_paths": []}
        return self.message(
            "comm_msg", {"comm_id": self.form if id is None else id, "data": data}
        )

    def message(self, kind: str, content: Any, **more: Any) -> str:
        self._numbered += 1
        header = {"msg_id": f"page-{self._numbered}", "msg_type": kind}
        return json.dumps({"header": header, "content": content, "seen": 0, **more})

    def send(self, *messages: str | bytes) -> None:
        """Send at once; what the other end does not want any more is dropped."""
        for message in messages:
            with suppress(WebSocketClosedError):
                sent = self.socket.write_message(message, isinstance(message, bytes))
                sent.add_done_callback(
                    lambda done: done.cancelled() or done.exception()
                )

    async def hear(self) -> Any:
        """Return the next message; it is not one with buffers."""
        data = await self.socket.read_message()
        assert data is not None, f"it was closed with {self.socket.close_code}"
        self.heard.append(data)
        return json.loads(data)

    async def answers(self, **state: Any) -> bool:
        """Send an answer and wait until the kernel has finished with it."""
        self.send(self.update(**(state or {"value": {}})))
        asked = f"page-{self._numbered}"
        while True:
            message = await self.hear()
            if message["header"]["msg_type"] == "status":
                return bool(message["parent_header"]["msg_id"] == asked)

    async def ends(self) -> int | None:
        """Return the code with which the other end hangs up."""
        while (data := await self.socket.read_message()) is not None:
            self.heard.append(data)
        return self.socket.close_code

    def leave(self) -> None:
        """Go, as a browser does that closes the page."""
        if self.socket.protocol is not None:
            stream = self.socket.protocol.stream
            self.socket.close(1000)
            stream.close()


class Crowd:
    """All who are connected to one server."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._all: list[Attacker] = []

    async def connect(self, name: str = START, **options: Any) -> Attacker:
        """Open a document and its connection, without a hello."""
        page = described(self.url, name)
        address = self.url.replace("http", "ws", 1).rstrip("/") + page["kernel"]
        socket = await websocket_connect(address, **options)
        self._all.append(Attacker(page, socket))
        return self._all[-1]

    async def meet(self, name: str = START, key: str = "") -> Attacker:
        """Connect, say hello, and wait for a kernel."""
        attacker = await self.connect(name)
        attacker.send(attacker.hello(key=key))
        attacker.ready = (await attacker.hear())["content"]
        return attacker

    def leave(self) -> None:
        for attacker in self._all:
            attacker.leave()
