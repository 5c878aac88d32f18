"""Additions: what each participant has added to a group room, sealed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, delete, select

from workbook.catalogue import load_instrument
from workbook.errors import RoomError
from workbook.meaning.grouping import N_PLACES, group_scales
from workbook.rooms.keys import Key, open_sealed, seal
from workbook.rooms.schema import additions

_SIZE: Final = 512
"""Bytes of one addition: with fewer scales it is no smaller."""


@dataclass(frozen=True)
class Addition:
    """What somebody added of one instrument.

    Parameters
    ----------
    places
        Scale id to place.
    id
        Random: a changed answer is another addition.
    """

    instrument: str
    places: Mapping[str, int]
    id: str = field(default_factory=lambda: secrets.token_hex(8))


def checked_places(instrument: object, scales: object) -> dict[str, int]:
    """Return places that can be; RoomError for anything else.

    Only whole scales of several items that are not about safety can be added, and only
    as one of `N_PLACES` places.
    """
    known = {scale.id for scale in group_scales(load_instrument(str(instrument)))}
    if not isinstance(scales, Mapping) or not scales or not known.issuperset(scales):
        raise RoomError("scales", "one is not for groups", "send known scales")
    for place in scales.values():
        if type(place) is not int or not 1 <= place <= N_PLACES:
            raise RoomError("scales", "this is no place", f"send 1 to {N_PLACES}")
    return dict(scales)


def find_additions(connection: Connection, key: Key) -> dict[bytes, Addition]:
    """Return all that was added to a room, by the hash of who added it."""
    found = connection.execute(select(additions).where(additions.c.room == key.room))
    return {row.member: _opened(key, row.member, row.sealed) for row in found}


def put_addition(
    connection: Connection, key: Key, member: bytes, addition: Addition
) -> None:
    """Keep what somebody adds, instead of what was there."""
    remove_addition(connection, key, member)
    content = [addition.instrument, addition.id, dict(addition.places)]
    sealed = seal(key, _name(member), content, _SIZE)
    row_values = {"room": key.room, "member": member, "sealed": sealed}
    connection.execute(additions.insert().values(row_values))


def remove_addition(connection: Connection, key: Key, member: bytes) -> None:
    """Delete what somebody added."""
    here = (additions.c.room == key.room) & (additions.c.member == member)
    connection.execute(delete(additions).where(here))


def _opened(key: Key, member: bytes, sealed: bytes) -> Addition:
    instrument, id, places = open_sealed(key, _name(member), sealed)
    return Addition(instrument, places, id)


def _name(member: bytes) -> str:
    return f"addition {member.hex()}"
