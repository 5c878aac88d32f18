"""Couples: a room for two, where both show each other what each of them chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from sqlalchemy import Connection, delete, select, update

from workbook.catalogue import load_instrument
from workbook.errors import FullRoomError, RoomError, UnknownRoomError
from workbook.instrument import WITHHELD
from workbook.meaning.dyad import SHAREABLE, released, shareable
from workbook.rooms.database import Database
from workbook.rooms.keys import Key, member_hash, open_sealed, seal
from workbook.rooms.room import (
    SECONDS_A_DAY,
    Opened,
    Room,
    add_room,
    find_room,
    is_heard,
    make_key,
    raise_version,
    typed_key,
)
from workbook.rooms.schema import rooms, shares

KIND: Final = "couple"
SEATS: Final = (1, 2)
SHARE_SIZE: Final = 32_768
"""Bytes of what one person shares: with more kept back it is no smaller."""

Shared: TypeAlias = dict[str, dict[str, object]]
"""Instrument id to item id to answer."""
Partner: TypeAlias = Literal["absent", "joined", "shared"]


@dataclass(frozen=True)
class View:
    """What one of two sees of their room.

    Parameters
    ----------
    version
        Another number when something has changed.
    until
        When the room is gone, in UTC.
    mine
        Whether one's own answers are in it.
    partner
        How far the other is.
    theirs
        What the other shows: None until both have shared.
    """

    version: int
    until: str
    mine: bool
    partner: Partner
    theirs: Shared | None


class Couples:
    """The rooms for two of one database.

    Every method takes the member's secret as the browser keeps it, and raises
    UnknownRoomError for whoever has no seat in the room.

    Parameters
    ----------
    days
        How long a room lives.
    """

    def __init__(self, database: Database, days: float = 7.0) -> None:
        self._database = database
        self._days = days

    def open(self, member: str) -> Opened:
        """Open a room, and take its first seat."""
        hashed = member_hash(member)
        code, key = make_key(self._database)
        until = int(self._database.now() + SECONDS_A_DAY * self._days)
        with self._database.writing(key.room) as connection:
            room = add_room(connection, key, KIND, until, {})
            _sit_down(connection, key, SEATS[0], hashed)
        return Opened(code, key, room.until_told)

    def join(self, code: str, member: str) -> tuple[Key, str]:
        """Take a seat, or find one's own again; return the key and until when.

        Raises
        ------
        CodeError
            If the code is not eight words of the list.
        UnknownRoomError
            If it opens no room.
        FullRoomError
            If two others sit there.
        """
        hashed = member_hash(member)
        key = typed_key(self._database, code)
        with self._database.writing(key.room) as connection:
            room = self._find(connection, key)
            taken = _seats(connection, key)
            if hashed not in taken.values():
                free = [seat for seat in SEATS if seat not in taken]
                if not free:
                    raise FullRoomError("room", "two people are in it", "open another")
                _sit_down(connection, key, free[0], hashed)
                raise_version(connection, key)
        return key, room.until_told

    def see(self, key: Key, member: str, seen: int | None = None) -> View | None:
        """Return what a member sees; None when that is still the version ``seen``."""
        hashed = member_hash(member)
        with self._database.reading() as connection:
            room = self._find(connection, key)
            mine = _seat(connection, key, hashed)
            if room.version == seen:
                return None
            at_key = shares.c.room == key.room
            found = connection.execute(select(shares).where(at_key)).all()
        kept = {row.seat: row.sealed for row in found}
        other = next((seat for seat in kept if seat != mine), None)
        theirs = None
        if other and kept[other] and kept[mine]:
            theirs = released(
                open_sealed(key, _name(mine), kept[mine]),
                open_sealed(key, _name(other), kept[other]),
            )
        return View(
            room.version,
            room.until_told,
            kept[mine] is not None,
            "absent" if other is None else "shared" if kept[other] else "joined",
            theirs,
        )

    def share(self, key: Key, member: str, id: object, shared: object) -> int:
        """Show something instead of what was shown before; return the version.

        What is said twice under one id counts once.

        Raises
        ------
        RoomError
            If it is not what a workbook shares.
        TooBigError
            If it is more than a place in the room.
        """
        hashed = member_hash(member)
        content = checked(shared)
        with self._database.writing(key.room) as connection:
            room = self._find(connection, key)
            seat = _seat(connection, key, hashed)
            if is_heard(connection, key, hashed, id):
                return room.version
            _put(connection, key, seat, seal(key, _name(seat), content, SHARE_SIZE))
            return raise_version(connection, key)

    def withdraw(self, key: Key, member: str) -> int:
        """Take back what one shows: it is gone for both. Return the version."""
        hashed = member_hash(member)
        with self._database.writing(key.room) as connection:
            self._find(connection, key)
            _put(connection, key, _seat(connection, key, hashed), None)
            version = raise_version(connection, key)
        self._database.forget()
        return version

    def erase(self, key: Key, member: str) -> None:
        """End the room, with all that is in it, for both."""
        hashed = member_hash(member)
        with self._database.writing(key.room) as connection:
            self._find(connection, key)
            _seat(connection, key, hashed)
            connection.execute(delete(rooms).where(rooms.c.room == key.room))
        self._database.forget()

    def _find(self, connection: Connection, key: Key) -> Room:
        return find_room(connection, key, KIND, self._database.now())


def checked(shared: object) -> Shared:
    """Return what may be shared of what a browser sends.

    Answers that are kept back are left out, and so is what never leaves its owner,
    such as an item about being safe.

    Raises
    ------
    RoomError
        If it is no instrument that two people can share, or no possible answer.
    """
    if not isinstance(shared, Mapping):
        raise _strange("shared", "this is no mapping of instruments")
    found: Shared = {}
    for instrument, answers in shared.items():
        if instrument not in SHAREABLE or not isinstance(answers, Mapping):
            raise _strange("shared", "this is no instrument that two can share")
        items = shareable(instrument)
        kept = {
            item: value
            for item, value in answers.items()
            if item in items and value is not None and value != WITHHELD
        }
        if load_instrument(instrument).faults(kept):
            raise _strange(instrument, "there is an answer that cannot be")
        found[instrument] = kept
    return found


def _strange(place: str, fault: str) -> RoomError:
    return RoomError(place, fault, "send what the page has")


def _name(seat: int) -> str:
    return f"share {seat}"


def _seats(connection: Connection, key: Key) -> dict[int, bytes]:
    found = select(shares.c.seat, shares.c.member).where(shares.c.room == key.room)
    return {row.seat: row.member for row in connection.execute(found)}


def _seat(connection: Connection, key: Key, member: bytes) -> int:
    for seat, sitting in _seats(connection, key).items():
        if sitting == member:
            return seat
    raise UnknownRoomError


def _sit_down(connection: Connection, key: Key, seat: int, member: bytes) -> None:
    row = shares.insert().values(room=key.room, seat=seat, member=member)
    connection.execute(row)


def _put(connection: Connection, key: Key, seat: int, sealed: bytes | None) -> None:
    at_seat = (shares.c.room == key.room) & (shares.c.seat == seat)
    connection.execute(update(shares).where(at_seat).values(sealed=sealed))
