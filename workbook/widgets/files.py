"""Files: what a page asks a widget for, and gets as bytes in a message."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from zoneinfo import available_timezones

logger = logging.getLogger(__name__)

LONGEST_ID = 60
"""Characters of the id that a page gives to what it asks for."""
_KEY = re.compile("[a-z0-9]{8,40}")


@dataclass(frozen=True)
class Asked:
    """What a browser says when it asks for a file.

    Parameters
    ----------
    day
        The visitor's day; None when it is unknown.
    zone
        The visitor's time zone, an IANA name; ``""`` when it is unknown.
    key
        A name for this visitor's files of one kind, made at random by the browser that
        keeps it; ``""`` without one.
    """

    day: date | None
    zone: str
    key: str


@dataclass(frozen=True)
class File:
    """A file to take along."""

    name: str
    media_type: str
    content: bytes


Maker = Callable[[Asked], File | None]
"""Makes a file; None when there is nothing to put into it."""


class Sender(Protocol):
    """A widget, as far as it is needed here."""

    def send(self, content: Any, buffers: Any = None) -> None:
        """Send a message to the browser."""


def answer(widget: Sender, makers: Mapping[str, Maker], asked: object) -> None:
    """Answer a page that asked for a file, with the file or with why there is none."""
    if not isinstance(asked, dict):
        return
    id, make = asked.get("id"), asked.get("make")
    is_known = isinstance(make, str) and make in makers
    if not (isinstance(id, str) and len(id) <= LONGEST_ID and is_known):
        logger.warning("refused: a page asked for no file that there is")
        return
    try:
        file = makers[str(make)](_asked(asked))
    except Exception:
        logger.exception("a file could not be made")
        widget.send({"id": id, "fault": "failed"})
        return
    if file is None:
        widget.send({"id": id, "fault": "empty"})
        return
    told = {"id": id, "name": file.name, "type": file.media_type}
    widget.send(told, buffers=[file.content])


def _asked(sent: Mapping[str, Any]) -> Asked:
    """Return what a browser said, without what cannot be."""
    day, zone, key = (str(sent.get(part, "")) for part in ("day", "zone", "key"))
    try:
        known_day: date | None = date.fromisoformat(day)
    except ValueError:
        known_day = None
    return Asked(
        day=known_day,
        zone=zone if zone in available_timezones() else "",
        key=key if _KEY.fullmatch(key) else "",
    )
