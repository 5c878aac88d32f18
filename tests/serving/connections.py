"""A real websocket server with one made-up chapter, and pages that connect to it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from tornado.web import Application
from tornado.websocket import WebSocketClientConnection, websocket_connect

from workbook.serving.counts import Counts
from workbook.serving.lines import Lines, Places
from workbook.serving.relay import KernelSocket

from .kernels import LONG, ScriptedKernel

NAME, VERSION = "nl/00-start", "of-now"


class OneChapter:
    """A site with one chapter, whose kernels are made when the test lets them."""

    keeps_kernel = True
    name = NAME

    def __init__(self) -> None:
        self.counts = Counts()
        self.made: list[ScriptedKernel] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.asked = 0
        self.notebook = self

    def page(self, name: str) -> OneChapter | None:
        return self if name == NAME else None

    async def version(self) -> str:
        return VERSION

    async def models(self) -> frozenset[str]:
        return frozenset("a")

    async def kernel(self) -> ScriptedKernel:
        self.asked += 1
        await self.gate.wait()
        self.made.append(ScriptedKernel())
        return self.made[-1]


class Server:
    """A real server with nothing but the relay."""

    def __init__(self, places: Places) -> None:
        self.site = OneChapter()
        self.lines = Lines(LONG, places, self.site.counts)
        self.clients: list[WebSocketClientConnection] = []
        self._socket, self._port = bind_unused_port()
        parts: dict[str, Any] = {"site": self.site, "lines": self.lines}
        routes = [(r"/kernel/(.+)", KernelSocket, parts)]
        settings: dict[str, Any] = {"log_function": lambda _: None}
        self._server = HTTPServer(Application(routes, **settings))
        self._server.add_socket(self._socket)

    async def connect(self, name: str = NAME) -> WebSocketClientConnection:
        url = f"ws://127.0.0.1:{self._port}/kernel/{name}"
        self.clients.append(await websocket_connect(url))
        return self.clients[-1]

    async def meets(self, key: str = "") -> tuple[WebSocketClientConnection, Any]:
        """Connect and say hello; return the connection and what "ready" says."""
        page = await self.connect()
        await page.write_message(hello(key))
        return page, json.loads(await page.read_message())["content"]

    async def close(self) -> None:
        for client in self.clients:
            if (protocol := client.protocol) is not None:
                client.close()
                protocol.stream.close()
        await self.lines.close()
        self._server.stop()
        await self._server.close_all_connections()


@asynccontextmanager
async def serving(**places: int) -> AsyncIterator[Server]:
    server = Server(Places(**places))
    try:
        yield server
    finally:
        server.site.gate.set()
        await server.close()


async def send(page: WebSocketClientConnection, *messages: str) -> None:
    """Send messages at once, before anything is read."""
    await asyncio.gather(*(page.write_message(message) for message in messages))


async def ending(page: WebSocketClientConnection) -> int | None:
    """Return the code with which a connection ends; what comes before is dropped."""
    while await page.read_message() is not None:
        pass
    return page.close_code


def hello(key: str = "", fingerprint: str = VERSION, seen: int = 0) -> str:
    content = {"key": key, "fingerprint": fingerprint}
    header = {"msg_id": "", "msg_type": "hello"}
    return json.dumps({"header": header, "content": content, "seen": seen})


def update(number: int, widget: str = "a") -> str:
    data = {"method": "update", "state": {"value": number}, "buffer_paths": []}
    header = {"msg_id": f"page-{number}", "msg_type": "comm_msg"}
    content = {"comm_id": widget, "data": data}
    return json.dumps({"header": header, "content": content, "seen": 0})


def told(kernel: ScriptedKernel) -> list[int]:
    return [m.content["data"]["state"]["value"] for m in kernel.told]
