"""Groups: rooms in which a group sees itself, and nobody is seen."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, update

from workbook.errors import ClosedRoomError, FullRoomError, RoomError, UnknownRoomError
from workbook.meaning.group_steps import LEAST_MINIMUM, MOST_MINIMUM
from workbook.meaning.grouping import GROUPABLE
from workbook.rooms.additions import (
    Addition,
    checked_places,
    find_additions,
    put_addition,
    remove_addition,
)
from workbook.rooms.database import Database
from workbook.rooms.keys import Key, member_hash
from workbook.rooms.pictures import Frozen, find_frozen, put_frozen
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
from workbook.rooms.schema import rooms

KIND: Final = "group"
MOST_PEOPLE: Final = 120
"""So many can add something of one instrument."""


@dataclass(frozen=True)
class State:
    """What everybody in a room may know of it."""

    instruments: tuple[str, ...]
    minimum: int
    open: bool
    until: str


@dataclass(frozen=True)
class Seen:
    """What there is to see of one instrument.

    Parameters
    ----------
    added
        How many have added something, up to the minimum: that somebody comes or goes
        later must not show.
    scales
        Scale id to how many people are at each place; only what may be shown.
    """

    id: str
    added: int
    scales: Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class View:
    """What a facilitator sees; ``version`` changes only with what is to be seen."""

    version: int
    state: State
    seen: tuple[Seen, ...]


class Groups:
    """The group rooms of one database.

    Parameters
    ----------
    days
        How long a room lives.
    """

    def __init__(self, database: Database, days: float = 30.0) -> None:
        self._database = database
        self._days = days

    def open(self, lead: object, instruments: object, minimum: object) -> Opened:
        """Open a room.

        Parameters
        ----------
        lead
            The facilitator's secret, as `member_hash` takes it.
        instruments
            Some of `GROUPABLE`.
        minimum
            The fewest people of a picture.

        Raises
        ------
        RoomError
            If that cannot be.
        """
        hashed = member_hash(lead)
        settings = {
            "instruments": _checked_instruments(instruments),
            "minimum": _checked_minimum(minimum),
        }
        code, key = make_key(self._database)
        until = int(self._database.now() + SECONDS_A_DAY * self._days)
        with self._database.writing(key.room) as connection:
            room = add_room(connection, key, KIND, until, settings, hashed)
        return Opened(code, key, room.until_told)

    def enter(self, code: str) -> tuple[Key, State]:
        """Return the key of a room, and what everybody may know of it.

        Raises
        ------
        CodeError
            If the code is not eight words of the list.
        UnknownRoomError
            If it opens no room.
        """
        key = typed_key(self._database, code)
        return key, self.state(key)

    def state(self, key: Key) -> State:
        """Return what everybody may know of a room."""
        with self._database.reading() as connection:
            return _state(self._find(connection, key))

    def add(
        self, key: Key, member: object, id: object, instrument: object, scales: object
    ) -> None:
        """Add somebody's places, instead of those that were there before.

        What is said twice under one id counts once.

        Raises
        ------
        RoomError
            If it is not what a workbook adds, or nothing can be added any more.
        """
        hashed = member_hash(member)
        with self._database.writing(key.room) as connection:
            room = self._find(connection, key)
            state = _state(room)
            if instrument not in state.instruments:
                raise RoomError("instrument", "the room has none such", "choose one")
            addition = Addition(str(instrument), checked_places(instrument, scales))
            if is_heard(connection, key, hashed, id):
                return
            if not state.open:
                raise ClosedRoomError("room", "it is closed", "nothing can be added")
            kept = find_additions(connection, key)
            _check_place(kept, hashed, addition)
            put_addition(connection, key, hashed, addition)
            kept[hashed] = addition
            _take_step(connection, key, state, addition.instrument, kept)
        self._database.forget()  # what was there before

    def withdraw(self, key: Key, member: object, instrument: object) -> None:
        """Delete what somebody added; the pictures change at the next step."""
        hashed = member_hash(member)
        with self._database.writing(key.room) as connection:
            state = _state(self._find(connection, key))
            kept = find_additions(connection, key)
            added = kept.pop(hashed, None)
            if added and added.instrument == instrument:
                remove_addition(connection, key, hashed)
                _take_step(connection, key, state, added.instrument, kept)
        self._database.forget()

    def view(self, key: Key, lead: object, seen: object = None) -> View | None:
        """Return what a facilitator sees; None when it is still the version ``seen``.

        Raises
        ------
        UnknownRoomError
            If there is no such room, or somebody else leads it.
        """
        with self._database.reading() as connection:
            room = self._find_led(connection, key, lead)
            if room.version == seen:
                return None
            state = _state(room)
            found = tuple(
                _seen(id, find_frozen(connection, key, id), state.minimum)
                for id in state.instruments
            )
        return View(room.version, state, found)

    def close(self, key: Key, lead: object) -> None:
        """Take nothing more in. What was added can still be withdrawn."""
        with self._database.writing(key.room) as connection:
            if self._find_led(connection, key, lead).closed:
                return
            here = rooms.c.room == key.room
            connection.execute(update(rooms).where(here).values(closed=True))
            raise_version(connection, key)

    def erase(self, key: Key, lead: object) -> None:
        """End a room, with all that is in it."""
        with self._database.writing(key.room) as connection:
            self._find_led(connection, key, lead)
            connection.execute(delete(rooms).where(rooms.c.room == key.room))
        self._database.forget()

    def _find(self, connection: Connection, key: Key) -> Room:
        return find_room(connection, key, KIND, self._database.now())

    def _find_led(self, connection: Connection, key: Key, lead: object) -> Room:
        hashed = member_hash(lead)
        room = self._find(connection, key)
        if not hmac.compare_digest(hashed, room.lead or b""):
            raise UnknownRoomError
        return room


def _take_step(
    connection: Connection,
    key: Key,
    state: State,
    instrument: str,
    kept: Mapping[bytes, Addition],
) -> None:
    """Change the pictures as far as they may; in the transaction of the change.

    Whoever writes into a room has it alone, so that two who come at the same moment
    come one after the other.
    """
    before = find_frozen(connection, key, instrument)
    stored = {who: one for who, one in kept.items() if one.instrument == instrument}
    after = before.after(stored, state.minimum)
    if after != before:
        put_frozen(connection, key, instrument, after)
    told = [_seen(instrument, one, state.minimum) for one in (before, after)]
    if told[0] != told[1]:
        raise_version(connection, key)


def _check_place(
    kept: Mapping[bytes, Addition], member: bytes, addition: Addition
) -> None:
    """Make sure that there is a place for what somebody adds; else RoomError.

    Browsers have a secret for each instrument, so that what one person adds here and
    there cannot be put together.
    """
    mine = kept.get(member)
    if mine and mine.instrument != addition.instrument:
        raise RoomError("member", "it added another instrument", "use another secret")
    n = sum(one.instrument == addition.instrument for one in kept.values())
    if mine is None and n >= MOST_PEOPLE:
        raise FullRoomError("room", "it is full", "open another")


def _state(room: Room) -> State:
    settings = room.settings
    instruments = tuple(settings["instruments"])
    return State(instruments, settings["minimum"], not room.closed, room.until_told)


def _seen(instrument: str, frozen: Frozen, minimum: int) -> Seen:
    scales = frozen.pictures(minimum)
    return Seen(instrument, minimum if scales else min(frozen.n, minimum), scales)


def _checked_instruments(instruments: object) -> list[str]:
    """Return some instruments in our order; RoomError for anything else."""
    if not isinstance(instruments, list) or len(instruments) > len(GROUPABLE):
        raise RoomError("instruments", "this is no list of chapters", "send a list")
    chosen = [id for id in GROUPABLE if id in instruments]
    if not chosen or len(chosen) != len(instruments):
        raise RoomError("instruments", "one is not for groups", "send known ones")
    return chosen


def _checked_minimum(minimum: object) -> int:
    if type(minimum) is int and LEAST_MINIMUM <= minimum <= MOST_MINIMUM:
        return minimum
    fault = f"this is not a number from {LEAST_MINIMUM} to {MOST_MINIMUM}"
    raise RoomError("minimum", fault, "send such a number")
