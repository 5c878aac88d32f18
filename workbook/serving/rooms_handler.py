"""The address of rooms: JSON in, JSON out, and only from our own pages."""

from __future__ import annotations

import json
import logging
import math
import time
import traceback
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

from tornado.web import stream_request_body

from workbook.errors import CodeError, RoomError, SlowDownError, TooBigError
from workbook.serving.handlers import PlainHandler
from workbook.serving.rooms import Rooms

logger = logging.getLogger(__name__)

MAX_ROOM_BODY: Final = 100_000
"""Bytes of a request: what one shares is a third of it, in any script."""
DISCARDED: Final = 1_000_000
"""Bytes that are still read, and dropped, of a request that is too big."""
STATUS: Final = {
    "refused": 400,
    "unknown": 404,
    "full": 409,
    "closed": 409,
    "big": 413,
    "slow": 429,
    "away": 503,
}


@stream_request_body
class RoomHandler(PlainHandler):
    """Does one act of rooms; a fault is told as ``{"fault": name}``."""

    def initialize(self, rooms: Rooms) -> None:
        """Take what the routes hand over."""
        self.rooms = rooms
        self._body = bytearray()
        self._n_received = 0
        self._fault: RoomError | None = None
        self._begun = time.monotonic()

    def set_default_headers(self) -> None:
        """Allow nothing, and let nobody keep an answer."""
        super().set_default_headers()
        self.set_header("Content-Security-Policy", "default-src 'none'")
        self.set_header("Cache-Control", "no-store")

    def check_xsrf_cookie(self) -> None:
        """Ask for no cookie: `prepare` sees that a page of ours asks."""

    def prepare(self) -> None:
        """Look who asks, before a body is read.

        What is wrong is told when the body is over: who is still sending would not hear
        it. Tornado cuts off whoever sends more than is dropped.
        """
        connection: Any = self.request.connection
        connection.set_max_body_size(DISCARDED)
        try:
            self.rooms.begin(self.request.remote_ip or "")
            self._check_sender()
        except RoomError as error:
            self._fault = error

    def data_received(self, chunk: bytes) -> None:
        """Collect the body; of one that is too big nothing is kept."""
        self._n_received += len(chunk)
        if self._n_received > MAX_ROOM_BODY:
            self._body.clear()
        else:
            self._body += chunk

    async def post(self, act: str) -> None:
        """Do an act, and answer 200 with an object, or 204 when nothing is new."""
        try:
            if self._fault:
                raise self._fault
            if self._n_received > MAX_ROOM_BODY:
                fault = f"it has more than {MAX_ROOM_BODY} bytes"
                raise TooBigError("request", fault, "send less at once")
            if not self.rooms.knows(act):
                raise _strange("there is no such act")
            told = _parsed(bytes(self._body))
            told["origin"] = self._origin()
            answer = await self.rooms.do(act, told, self.request.remote_ip or "")
        except RoomError as error:
            self._tell_fault(error)
        except Exception as error:
            # Its own words may hold what was sent; the lines of code do not.
            where = "".join(traceback.format_tb(error.__traceback__))
            logger.error("a room failed: %s\n%s", type(error).__name__, where)
            self.set_status(500)
            self.finish({"fault": "away"})
        else:
            self._note(None)
            if answer is None:
                self.set_status(204)
                self.finish()
            else:
                self.finish(answer)

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Answer other methods than POST in JSON too."""
        self.finish({"fault": "refused"})

    def _tell_fault(self, error: RoomError) -> None:
        self.set_status(STATUS[error.name])
        if isinstance(error, SlowDownError):
            self.set_header("Retry-After", str(max(1, math.ceil(error.wait))))
        self._note(error)
        told: dict[str, Any] = {"fault": error.name}
        if isinstance(error, CodeError):
            # The list is public: which word is not in it tells nothing of any room.
            told["words"] = [word[:24] for word in error.words[:8]]
        self.finish(told)

    def _note(self, error: RoomError | None) -> None:
        act = self.path_args[0] if self.path_args else ""
        self.rooms.note(act, error, time.monotonic() - self._begun)

    def _check_sender(self) -> None:
        headers = self.request.headers
        kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json":
            raise _strange("this is not JSON")
        if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise _strange("another site asks")
        origin = headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != self.request.host:
            raise _strange("another site asks")

    def _origin(self) -> str:
        """Return scheme and host as the browser sees them: it knows best of a proxy."""
        own = f"{self.request.protocol}://{self.request.host}"
        return str(self.request.headers.get("Origin", own))


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _strange("this is not JSON") from None
    if not isinstance(told, dict):
        raise _strange("this is no object")
    return told


def _no_number(_name: str) -> NoReturn:
    raise ValueError


def _strange(fault: str) -> RoomError:
    return RoomError("request", fault, "ask as our pages do")
