"""Room: what couple and group rooms share."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, select, update

from workbook.errors import RoomError, UnknownRoomError
from workbook.rooms.codes import new_code, parse_code
from workbook.rooms.database import Database
from workbook.rooms.keys import Key, key_of_code, open_sealed, seal
from workbook.rooms.schema import heard, rooms

SECONDS_A_DAY: Final = 86_400
MOST_HEARD: Final = 2_000
"""So many messages a room takes in its life."""
_SETTINGS_SIZE: Final = 2_048
_CLIENT_ID: Final = re.compile(r"[\w-]{8,64}", re.ASCII)


@dataclass(frozen=True)
class Room:
    """An open room, seen with the right key.

    Parameters
    ----------
    until
        Seconds since 1970.
    version
        Goes up with whatever changes what somebody may see.
    closed
        Whether it takes nothing more in.
    lead
        Hash of the facilitator's secret, in a group room.
    settings
        What was settled when it was opened.
    """

    until: int
    version: int
    closed: bool
    lead: bytes | None
    settings: Mapping[str, Any]

    @property
    def until_told(self) -> str:
        """The day and time at which it is gone, in UTC: ``2026-11-25T08:00:00Z``."""
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.until))


@dataclass(frozen=True)
class Opened:
    """A room that has just been made; the code is told here and never again."""

    code: str
    key: Key
    until: str


def make_key(database: Database) -> tuple[str, Key]:
    """Return a new code and its key; slow, so outside of any transaction."""
    code = new_code()
    return code, key_of_code(code, database.salt)


def typed_key(database: Database, code: str) -> Key:
    """Return the key of a typed code; slow, so outside of any transaction.

    Raises
    ------
    CodeError
        If it is not eight words of the list.
    """
    return key_of_code(parse_code(code), database.salt)


def add_room(
    connection: Connection,
    key: Key,
    kind: str,
    until: int,
    settings: Mapping[str, Any],
    lead: bytes | None = None,
) -> Room:
    """Make a room, in a transaction of `Database.writing`."""
    connection.execute(
        rooms.insert().values(
            room=key.room,
            kind=kind,
            until=until,
            closed=False,
            lead=lead,
            settings=seal(key, f"{kind} settings", settings, _SETTINGS_SIZE),
            version=0,
        )
    )
    return Room(until, 0, False, lead, settings)


def find_room(connection: Connection, key: Key, kind: str, now: float) -> Room:
    """Return a room of a kind.

    Raises
    ------
    UnknownRoomError
        If there is none, or its time is over, or the key does not fit: nobody can tell
        which.
    """
    row = connection.execute(select(rooms).where(rooms.c.room == key.room)).first()
    if row is None:
        raise UnknownRoomError
    settings = open_sealed(key, f"{kind} settings", row.settings)
    if row.until <= now:
        raise UnknownRoomError
    return Room(row.until, row.version, row.closed, row.lead, settings)


def raise_version(connection: Connection, key: Key) -> int:
    """Say that something has changed; return the new version."""
    changed = (
        update(rooms)
        .where(rooms.c.room == key.room)
        .values(version=rooms.c.version + 1)
        .returning(rooms.c.version)
    )
    version: int = connection.execute(changed).scalar_one()
    return version


def is_heard(connection: Connection, key: Key, member: bytes, id: object) -> bool:
    """Tell whether a member has said this before; from now on, yes.

    Parameters
    ----------
    member
        Hash of the one who says it.
    id
        What the browser calls it: 8 to 64 signs of base64url.

    Raises
    ------
    RoomError
        If it is no such id, or the room has heard too much.
    """
    if not isinstance(id, str) or not _CLIENT_ID.fullmatch(id):
        raise RoomError("id", "this is not 8 to 64 plain signs", "send a random id")
    told = hashlib.sha256(member + id.encode()).digest()
    here = heard.c.room == key.room
    if connection.execute(select(heard.c.id).where(here, heard.c.id == told)).first():
        return True
    count = select(func.count()).select_from(heard).where(here)
    if connection.execute(count).scalar_one() >= MOST_HEARD:
        raise RoomError("room", "it has heard too many messages", "open another one")
    connection.execute(heard.insert().values(room=key.room, id=told))
    return False
