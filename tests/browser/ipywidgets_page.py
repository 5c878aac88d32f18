"""A page of core ipywidgets and the kernel behind it: just enough to try the runtime.

``python -m tests.browser.ipywidgets_page`` serves it. Like the real server it runs the
notebook once for the document and gives each websocket a kernel of its own, in which
the models have the same ids again.
"""

from __future__ import annotations

import asyncio
import base64
import json
import signal
import tempfile
from pathlib import Path
from typing import Any

import nbformat
import tornado.httpserver
import tornado.ioloop
import tornado.netutil
import tornado.web
import tornado.websocket
from jinja2 import Template
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode

from workbook.catalogue import template_dir
from workbook.serving import ipywidgets
from workbook.serving.handlers import POLICY
from workbook.widgets.esm import join

from .ipywidgets_notebook import notebook

VIEW = "application/vnd.jupyter.widget-view+json"
SAME_IDS = """
import itertools, types
import comm.base_comm
_numbers = itertools.count(1)
comm.base_comm.uuid = types.SimpleNamespace(
    uuid4=lambda: types.SimpleNamespace(hex=f"model-{next(_numbers)}")
)
"""
WORDS = {
    "unavailable": "This part cannot be shown here.",
    "failed": "Something went wrong here. Try again, or go on below.",
}
PAGE = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Widgets</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
{% for style in styles %}<link rel="stylesheet" href="{{ style }}">{% endfor %}
<script type="module" src="/page.js"></script></head>
<body><div class="shell"><nav class="chapters"></nav><div class="column">
<main id="content" class="flow">
<h1>Widgets</h1>
{% for id, text in places %}
<div class="wb-widget" data-model-id="{{ id }}">{{ text | e }}</div>
{% endfor %}
</main></div></div>
<script type="application/json" id="page">{{ page }}</script>
</body></html>""")


class Run:
    """A kernel that has run the notebook, and what came of it."""

    def __init__(self, folder: Path) -> None:
        # Ports would be shared with all other kernels of the machine.
        sockets = tempfile.mkdtemp(dir=folder) + "/kernel"
        self.manager = AsyncKernelManager(transport="ipc", ip=sockets)
        self.executor = NotebookClient(_with_same_ids(notebook()), km=self.manager)

    @classmethod
    async def begin(cls, folder: Path) -> Run:
        """Return a run that has come to its end; a kernel that dies is replaced."""
        while True:
            self = cls(folder)
            try:
                async with asyncio.timeout(20):
                    await self.run_cells()
                return self
            except (TimeoutError, DeadKernelError):
                await self.end()

    async def run_cells(self) -> None:
        await self.manager.start_kernel(
            extra_arguments=["--HistoryManager.enabled=False"]
        )
        self.client = await self.executor.async_start_new_kernel_client()
        self.executor.kc = self.client
        for index, cell in enumerate(self.executor.nb.cells):
            await self.executor.async_execute_cell(cell, index)

    async def end(self) -> None:
        if self.executor.kc is not None:
            self.executor.kc.stop_channels()
        await self.manager.shutdown_kernel(now=True)

    def document(self) -> str:
        outputs = [o for cell in self.executor.nb.cells for o in cell.outputs]
        places = [
            (output.data[VIEW]["model_id"], output.data.get("text/plain", ""))
            for output in outputs
            if VIEW in output.get("data", {})
        ]
        models = {
            model_id: {"state": state, "buffers": self._buffers(model_id)}
            for model_id, state in self.executor.widget_state.items()
        }
        page = {"models": models, "bundle": "/bundle.js", "words": WORDS}
        described = json.dumps(page).replace("<", "\\u003c")
        styles = ["/tokens.css", "/frame.css", "/ipywidgets.css"]
        return PAGE.render(places=places, page=described, styles=styles)

    def _buffers(self, model_id: str) -> list[dict[str, Any]]:
        buffers = self.executor.widget_buffers.get(model_id, {})
        return [{"path": list(b["path"]), "data": b["data"]} for b in buffers.values()]


def _with_same_ids(node: NotebookNode) -> NotebookNode:
    node.cells.insert(0, nbformat.v4.new_code_cell(SAME_IDS))  # type: ignore[no-untyped-call]
    return node


class Spare:
    """The kernel for the next page stands ready."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.next = asyncio.ensure_future(Run.begin(folder))

    async def take(self) -> Run:
        taken, self.next = self.next, asyncio.ensure_future(Run.begin(self.folder))
        return await taken


class File(tornado.web.RequestHandler):
    """Sends one text with the policy of our pages."""

    def initialize(self, kind: str, body: str | bytes) -> None:
        self.kind, self.body = kind, body

    def get(self) -> None:
        self.set_header("Content-Type", f"{self.kind}; charset=utf-8")
        self.set_header("Content-Security-Policy", POLICY)
        self.finish(self.body)


class Kernel(tornado.websocket.WebSocketHandler):
    """Passes messages between a page and its kernel."""

    def initialize(self, spare: Spare) -> None:
        self.spare = spare
        self.run: Run | None = None

    async def open(self) -> None:
        self.run = await self.spare.take()
        self.news = asyncio.ensure_future(self.tell(self.run))
        await self.write_message(json.dumps({"header": {"msg_type": "kernel_ready"}}))

    async def tell(self, run: Run) -> None:
        while True:
            message = await run.client.get_iopub_msg()
            parts = ("header", "parent_header", "content")
            kept = {part: message[part] for part in parts}
            kept["buffers"] = [base64.b64encode(b).decode() for b in message["buffers"]]
            await self.write_message(json.dumps(kept, default=str))

    async def on_message(self, text: str | bytes) -> None:
        asked = json.loads(text)
        assert self.run is not None
        session = self.run.client.session
        message = session.msg("comm_msg", asked["content"])
        message["header"]["msg_id"] = message["msg_id"] = asked["id"]
        message["buffers"] = [base64.b64decode(b) for b in asked["buffers"]]
        self.run.client.shell_channel.send(message)

    def on_close(self) -> None:
        if self.run is not None:
            self.news.cancel()
            tornado.ioloop.IOLoop.current().add_callback(self.run.end)


async def serve(folder: Path) -> None:
    document = await Run.begin(folder)
    static, script = template_dir() / "static", Path(__file__).with_suffix(".js")
    css, js, html = "text/css", "text/javascript", "text/html"
    style = ipywidgets.STYLE.read_text("utf-8")
    files = {
        "/": (html, document.document()),
        "/page.js": (js, join(script)),
        "/bundle.js": (js, ipywidgets.bundle().read_bytes()),
        "/tokens.css": (css, (static / "tokens.css").read_text("utf-8")),
        "/frame.css": (css, (static / "frame.css").read_text("utf-8")),
        "/ipywidgets.css": (css, style),
    }
    await document.end()
    routes = [
        (path, File, {"kind": kind, "body": body})
        for path, (kind, body) in files.items()
    ]
    font = r"/fonts/([\w.-]+)"
    fonts = (font, tornado.web.StaticFileHandler, {"path": str(static / "fonts")})
    kernel = ("/kernel", Kernel, {"spare": Spare(folder)})
    sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
    app = tornado.web.Application([*routes, fonts, kernel])
    tornado.httpserver.HTTPServer(app).add_sockets(sockets)
    print(f"Ready: http://127.0.0.1:{sockets[0].getsockname()[1]}/", flush=True)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await ended.wait()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(serve(Path(folder)))
