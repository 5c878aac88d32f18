"""Relay: one websocket per open page, with a kernel of its own behind it.

The page sends Jupyter ``comm_msg`` updates and nothing else; it gets back the updates
of its widgets and the word that a message is done. The kernel's id never leaves the
server, no message can run code, and when the page goes, its kernel goes.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from tornado.websocket import WebSocketClosedError, WebSocketHandler

from workbook.errors import WorkbookError
from workbook.serving.kernels import PageKernel

if TYPE_CHECKING:
    from workbook.serving.chapter import Chapter
    from workbook.serving.site import Site

logger = logging.getLogger(__name__)

IDLE, BUSY, FAULT = 4000, 4503, 4500
"""Codes of our goodbyes; see ``link.js``."""

IDLE_AFTER = 15 * 60.0
"""Seconds without a message after which a kernel goes; the next answer gets another."""


class KernelSocket(WebSocketHandler):
    """Connects one open page with a kernel of its notebook."""

    def initialize(self, site: Site) -> None:
        """Take what the routes hand over."""
        self.site = site
        self.kernel: PageKernel | None = None
        self.tasks: list[asyncio.Task[None]] = []
        self.idle: asyncio.TimerHandle | None = None
        self.name = ""

    async def open(self, name: str) -> None:
        """Give the page a kernel, and say which version of the notebook it runs."""
        self.name = name
        page = self.site.page(name)
        if page is None:
            self.close(FAULT, "no such page")
            return
        if not self.site.admit(self):
            self.close(BUSY, "no room")
            return
        # A task of its own: it is cancelled when the page goes while its kernel starts.
        self._begin(self._get_kernel(page))

    async def on_message(self, message: str | bytes) -> None:
        """Pass an update on to the kernel; anything else is refused."""
        if self.kernel is None:
            return
        self._touch()
        try:
            msg_id, content = checked_update(message, self.kernel.models)
        except ValueError as error:
            logger.warning("%s: a message of a page was refused: %s", self.name, error)
            self.close(1008, "refused")
            return
        session = self.kernel.client.session
        relayed = session.msg("comm_msg", content)
        relayed["header"]["msg_id"] = relayed["msg_id"] = msg_id
        self.kernel.client.shell_channel.send(relayed)

    def set_default_headers(self) -> None:
        """Say nothing of the server's make."""
        self.clear_header("Server")

    def log_exception(self, *_error: object) -> None:
        """Log no address and no visitor; a fault is logged where it is caught."""
        logger.warning("%s: a connection was refused", self.name or "a page")

    def on_close(self) -> None:
        """End the kernel with its page."""
        self.site.leave(self)
        for task in self.tasks:
            task.cancel()
        if self.idle is not None:
            self.idle.cancel()
        if self.kernel is not None:
            self.site.later(self.kernel.close())
            self.kernel = None

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        task.add_done_callback(self._stopped)
        self.tasks.append(task)

    def _stopped(self, task: asyncio.Task[None]) -> None:
        """Let no page wait for a kernel that nobody listens to any more."""
        if not task.cancelled() and (error := task.exception()):
            logger.error("%s: a page lost its kernel", self.name, exc_info=error)
            self.close(FAULT, "fault")

    async def _get_kernel(self, page: Chapter) -> None:
        try:
            fingerprint, kernel = await page.kernel()
        except WorkbookError as error:
            logger.warning("%s: no kernel for a page: %s", self.name, error)
            self.close(FAULT, "no kernel")
            return
        self.kernel = kernel
        self._begin(self._tell_page(kernel))
        self._begin(self._say_when_dead(kernel))
        self._touch()
        await self._send("kernel_ready", {"fingerprint": fingerprint})

    async def _tell_page(self, kernel: PageKernel) -> None:
        while True:
            message = await kernel.client.get_iopub_msg()
            kind, content = message["msg_type"], message["content"]
            if kind == "stream" and content["name"] == "stderr":
                logger.warning("%s: %s", self.name, content["text"].rstrip())
            elif _concerns_page(kind, content):
                parent = message["parent_header"].get("msg_id", "")
                await self._send(kind, content, parent)

    async def _say_when_dead(self, kernel: PageKernel) -> None:
        await kernel.died()
        logger.warning("%s: the kernel of an open page has died", self.name)
        self.close(FAULT, "kernel died")

    async def _send(self, kind: str, content: dict[str, Any], parent: str = "") -> None:
        message = {
            "header": {"msg_type": kind},
            "parent_header": {"msg_id": parent},
            "content": content,
        }
        with contextlib.suppress(WebSocketClosedError):
            await self.write_message(json.dumps(message))

    def _touch(self) -> None:
        """Begin to count the idle time anew."""
        if self.idle is not None:
            self.idle.cancel()
        loop = asyncio.get_running_loop()
        self.idle = loop.call_later(IDLE_AFTER, self.close, IDLE, "idle")


def _concerns_page(kind: str, content: dict[str, Any]) -> bool:
    """Tell the two messages that a page needs: news of a widget, and "done"."""
    if kind == "status":
        return bool(content["execution_state"] == "idle")
    return kind == "comm_msg" and content["data"].get("method") == "update"


def _refuse(constant: str) -> None:
    """Refuse NaN and Infinity, which are not JSON."""
    raise ValueError(constant)


def checked_update(
    message: str | bytes, models: dict[str, dict[str, Any]]
) -> tuple[str, dict[str, Any]]:
    """Return message id and content of a page's update, rebuilt from known parts.

    Raises
    ------
    ValueError
        If it is not JSON, not a ``comm_msg`` update, or names an unknown model. The
        text never repeats what was sent: answers do not belong in a log.
    """
    try:
        parsed = json.loads(message, parse_constant=_refuse)
        # Half a character is text for JSON, and for nobody behind it.
        json.dumps(parsed, ensure_ascii=False).encode()
        header, content = parsed["header"], parsed["content"]
        msg_id, kind = header["msg_id"], header["msg_type"]
        comm_id, data = content["comm_id"], content["data"]
        method, state = data["method"], data["state"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ValueError("it is not a message of our page") from error
    if kind != "comm_msg" or method != "update":
        raise ValueError("only updates of widgets are taken")
    if not isinstance(comm_id, str) or comm_id not in models:
        raise ValueError("it names a widget that is not on the page")
    if not (isinstance(msg_id, str) and len(msg_id) <= 40 and isinstance(state, dict)):
        raise ValueError("its parts have the wrong form")
    update = {"method": "update", "state": state, "buffer_paths": []}
    return msg_id, {"comm_id": comm_id, "data": update}
