"""Routes: which address is answered by which handler."""

from __future__ import annotations

from typing import Any

from jupyter_server.utils import url_path_join

from workbook.serving.assets import Assets
from workbook.serving.debug import DebugHandler
from workbook.serving.handlers import (
    AssetHandler,
    HealthHandler,
    PageHandler,
    StartHandler,
)
from workbook.serving.lines import Lines
from workbook.serving.relay import KernelSocket
from workbook.serving.rooms import Rooms
from workbook.serving.rooms_handler import RoomHandler
from workbook.serving.site import Site
from workbook.text import LANGUAGES


def routes(
    base_url: str,
    site: Site,
    lines: Lines,
    assets: Assets,
    rooms: Rooms,
    *,
    debug: bool,
) -> list[Any]:
    """Return our own routes: pages, files, rooms; nothing of the Jupyter server."""
    name = rf"((?:{'|'.join(LANGUAGES)})/[^/]+?)"
    found: list[tuple[str, Any, dict[str, Any]]] = [
        (r"/", StartHandler, {"site": site}),
        (rf"/({'|'.join(LANGUAGES)})/?", StartHandler, {"site": site}),
        (r"/healthz", HealthHandler, {"site": site}),
        (r"/static/([\w.-]+)", AssetHandler, {"assets": assets}),
        (rf"/kernel/{name}", KernelSocket, {"site": site, "lines": lines}),
        (r"/rooms/(.*)", RoomHandler, {"rooms": rooms}),
        (r"/(.*)", PageHandler, {"site": site}),
    ]
    if debug:
        found.insert(0, (r"/debug", DebugHandler, {"site": site, "lines": lines}))
    return [
        (url_path_join(base_url, pattern), handler, arguments)
        for pattern, handler, arguments in found
    ]
