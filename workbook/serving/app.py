"""The server: Voilà, with our pages, our kernels and nothing of Jupyter's interface."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import shutil
import signal
import socket
import sys
from typing import Any

import tornado.ioloop
from traitlets import Bool, Enum, Float, Int, default
from voila.app import Voila

from workbook.catalogue import TEMPLATE, content_dir
from workbook.errors import ServingError
from workbook.rooms.couples import Couples
from workbook.rooms.database import Database, database_url
from workbook.rooms.groups import Groups
from workbook.serving.assets import Assets
from workbook.serving.counts import Counts
from workbook.serving.line import Patience
from workbook.serving.lines import Lines, Places
from workbook.serving.rendering import Renderer
from workbook.serving.rooms import Rooms
from workbook.serving.rooms_acts import couple_acts
from workbook.serving.rooms_group_acts import group_acts
from workbook.serving.routes import routes
from workbook.serving.site import Site
from workbook.serving.sources import Sources

MAX_MESSAGE = 1_000_000
"""Bytes of one message of a page; all answers of a chapter take a tenth of that."""
MAX_BODY = 10_000
"""Bytes of a request's body: nobody has anything to send but messages."""


class Workbook(Voila):  # type: ignore[misc]
    """Serves the workbook's notebooks as pages.

    A subclass of Voilà: its configuration, exporter and template lookup are used; its
    handlers are replaced, so that no address answers but ours.
    """

    name = "workbook"
    max_pages = Int(
        300,
        min=1,
        help="How many open pages may have a kernel at once (some 10 MB each).",
    ).tag(config=True)
    max_pages_from_one_address = Int(
        100,
        min=1,
        help="The same, from one network address: a room's phones share one.",
    ).tag(config=True)
    kernels = Enum(
        ["snapshot", "stock"],
        default_value="snapshot",
        help="Whether kernels are forked from a notebook that has run, or ordinary.",
    ).tag(config=True)
    idle_after = Float(
        60.0,
        min=1.0,
        help="Seconds without an answer after which a page's kernel ends; the next "
        "answer gets another.",
    ).tag(config=True)
    answer_within = Float(
        10.0,
        min=1.0,
        help="Seconds after which a kernel that does not answer is replaced.",
    ).tag(config=True)
    debug_page = Bool(
        False, help="Whether /debug tells counts and times; for developers."
    ).tag(config=True)
    behind_proxy = Bool(
        False,
        help="Whether a web server of ours stands in front, and tells the visitors' "
        "addresses in X-Real-Ip or X-Forwarded-For.",
    ).tag(config=True)

    couple_room_days = Float(
        7.0, min=0.0, help="Days after which a room for two is deleted."
    ).tag(config=True)
    group_room_days = Float(
        30.0, min=0.0, help="Days after which a group's room is deleted."
    ).tag(config=True)
    sweep_rooms_every = Float(
        600.0, min=0.1, help="Seconds between two deletions of rooms that are over."
    ).tag(config=True)

    @default("log_level")
    def _quiet(self) -> int:
        # What comes and goes is told by our own loggers, in fewer words.
        return logging.WARNING

    @default("port_retries")
    def _no_other_port(self) -> int:
        return 0

    @default("root_dir")
    def _content_root(self) -> str:
        return str(content_dir() / "notebooks")

    def initialize(self, argv: list[str] | None = None) -> None:
        """Read the configuration, and find our template in the content's assets."""
        assets = str(content_dir() / "assets")
        known = os.environ.get("JUPYTER_PATH")
        os.environ["JUPYTER_PATH"] = f"{assets}{os.pathsep}{known}" if known else assets
        super().initialize(argv)
        ours = logging.getLogger("workbook")
        ours.handlers, ours.propagate = self.log.handlers, False
        ours.setLevel(min(logging.INFO, self.log.level))

    def setup_template_dirs(self) -> None:
        """Choose our template: a served workbook always has it."""
        self.voila_configuration.template = TEMPLATE
        super().setup_template_dirs()

    def init_settings(self) -> dict[str, Any]:
        """Let pages send nothing but updates of widgets."""
        # A kernel that died is replaced, never restarted: it would be empty.
        self.config.KernelManager.autorestart = False
        if os.name == "posix":
            # Answers pass between server and kernel: over files that only this user
            # can open, instead of TCP in plain text.
            self.config.KernelManager.transport = "ipc"
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.allowed_message_types = ["comm_msg"]
        settings["websocket_max_message_size"] = MAX_MESSAGE
        settings["websocket_ping_interval"] = 30
        settings["log_function"] = _log_nothing
        return settings

    def init_handlers(self) -> list[Any]:
        """Return our handlers instead of Voilà's."""
        kept = Assets()
        renderer = Renderer(
            TEMPLATE,
            self.template_paths,
            self.app.settings["voila_jinja2_env"],
            self.contents_manager,
            self.config,
            self.base_url,
            kept,
        )
        counts = Counts()
        sources = Sources(
            self.kernels == "snapshot", content_dir(), self.kernel_manager, self.config
        )
        self.site = Site(content_dir(), sources, renderer, counts)
        patience = Patience(idle=self.idle_after, answer=self.answer_within)
        places = Places(self.max_pages, self.max_pages_from_one_address)
        self.lines = Lines(patience, places, counts)
        self.rooms = self._make_rooms(counts)
        return routes(
            self.server_url,
            self.site,
            self.lines,
            kept,
            self.rooms,
            debug=self.debug_page,
        )

    def _make_rooms(self, counts: Counts) -> Rooms:
        database = Database(database_url())
        acts = {
            **couple_acts(Couples(database, self.couple_room_days)),
            **group_acts(Groups(database, self.group_room_days)),
        }
        return Rooms(database, acts, counts, self.sweep_rooms_every)

    def listen(self) -> None:
        """Take the port, make the start pages, and say when visitors can come in.

        Raises
        ------
        ServingError
            If the port cannot be had.
        """
        try:
            self.app.listen(
                self.port,
                self.ip,
                max_body_size=MAX_BODY,
                max_buffer_size=2 * MAX_MESSAGE,
                xheaders=self.behind_proxy,
            )
        except OSError as error:
            shutil.rmtree(self.connection_dir)
            raise _port_fault(self.ip, self.port, error) from error
        self.ioloop = tornado.ioloop.IOLoop.current()
        self.ioloop.add_callback(self._get_ready)
        for told in (signal.SIGINT, signal.SIGTERM):
            signal.signal(told, self._handle_signal_stop)
        try:
            self.ioloop.start()
        finally:
            self.stop()

    def stop(self) -> None:
        """End all kernels at once: there is nothing in them that anybody would miss."""
        self.ioloop.run_sync(self._end_kernels)
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    async def _end_kernels(self) -> None:
        await self.lines.close()
        await self.rooms.close()
        await self.site.close()
        manager = self.kernel_manager
        ends = [manager.shutdown_kernel(k, now=True) for k in manager.list_kernel_ids()]
        # One that has just ended by itself is no fault.
        await asyncio.gather(*ends, return_exceptions=True)

    async def _get_ready(self) -> None:
        self.rooms.start()
        await self.site.make_start()
        everywhere = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}
        host = everywhere.get(self.ip) or str(self.ip)
        shown = f"[{host}]" if ":" in host else host
        sys.stdout.write(f"Workbook ready: http://{shown}:{self.port}{self.base_url}\n")
        sys.stdout.flush()
        if self.open_browser:
            self.launch_browser()
        await self.site.make_all()


def _log_nothing(_handler: object) -> None:
    """Keep no access log: which page somebody reads is nobody's business."""


def _port_fault(host: str, port: int, error: OSError) -> ServingError:
    place = f"port {port} on {host or 'all addresses'}"
    remedy = f"choose another one, for example PORT={port + 1} make serve"
    if error.errno == errno.EADDRINUSE:
        return ServingError(place, "another program uses it", remedy)
    if error.errno == errno.EACCES:
        return ServingError(place, "this user may not use it", remedy)
    if isinstance(error, socket.gaierror):
        place, remedy = f"host {host}", "choose another one, for example HOST=127.0.0.1"
    return ServingError(place, error.strerror or str(error), remedy)
