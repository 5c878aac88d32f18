"""Traffic: what goes over the wire for one visit."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page


class Traffic:
    """Counts what a page receives, as the browser's network log tells it.

    Parameters
    ----------
    page
        Counting begins at once, so before the page is opened.
    """

    def __init__(self, page: Page) -> None:
        self._urls: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._sizes: dict[str, float] = {}
        self.socket_bytes = 0
        """Bytes of the messages on websockets, unpacked."""
        log = page.context.new_cdp_session(page)
        log.on("Network.requestWillBeSent", self._asked)
        log.on("Network.loadingFinished", self._came)
        log.on("Network.webSocketFrameReceived", self._heard)
        log.send("Network.enable")

    def requests(self) -> int:
        """Return how many files came from the page's own server."""
        return len(self._sizes)

    def foreign_requests(self) -> int:
        """Return how many files were asked of another server; none of them comes."""
        hosts = [urlsplit(url).hostname for url in self._urls.values()]
        return len([host for host in hosts if host != "127.0.0.1"])

    def kilobytes(self, *, fonts: bool) -> float:
        """Return compressed kB (1000 bytes), headers included: of fonts or the rest."""
        is_font = {id: kind == "Font" for id, kind in self._kinds.items()}
        return sum(s for id, s in self._sizes.items() if is_font[id] == fonts) / 1000

    def _asked(self, event: dict[str, Any]) -> None:
        if urlsplit(event["request"]["url"]).scheme in ("http", "https"):
            self._urls[event["requestId"]] = event["request"]["url"]
            self._kinds[event["requestId"]] = event.get("type", "Other")

    def _came(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self._urls:
            self._sizes[event["requestId"]] = event["encodedDataLength"]

    def _heard(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        text = frame["payloadData"]
        is_text = frame["opcode"] == 1
        payload = text.encode() if is_text else base64.b64decode(text)
        self.socket_bytes += len(payload)
