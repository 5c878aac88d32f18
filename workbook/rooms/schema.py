"""Schema: the tables of the rooms' database, and how an older one becomes this one."""

from __future__ import annotations

import secrets
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    inspect,
    select,
    text,
    update,
)

from workbook.errors import DatabaseError
from workbook.rooms.keys import SALT_BYTES

metadata = MetaData()

installation = Table(
    "installation",
    metadata,
    Column("version", Integer, nullable=False),
    Column("salt", LargeBinary, nullable=False),
)
"""One row: the schema's version, and the salt of all codes."""

rooms = Table(
    "rooms",
    metadata,
    Column("room", LargeBinary, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("until", BigInteger, nullable=False, index=True),
    Column("closed", Boolean, nullable=False, default=False),
    Column("lead", LargeBinary),
    Column("settings", LargeBinary, nullable=False),
    Column("version", Integer, nullable=False, default=0, server_default="0"),
)
"""``until`` is in seconds since 1970; ``lead`` the hash of a facilitator's secret;
``settings`` sealed, so that only the right key opens the room; ``version`` goes up
with whatever changes what somebody may see."""


def _room() -> Column[bytes]:
    owner = ForeignKey("rooms.room", ondelete="CASCADE")
    return Column("room", LargeBinary, owner, primary_key=True)


shares = Table(
    "shares",
    metadata,
    _room(),
    Column("seat", SmallInteger, primary_key=True, autoincrement=False),
    Column("member", LargeBinary, nullable=False),
    Column("sealed", LargeBinary),
    CheckConstraint("seat IN (1, 2)", name="two_seats"),
    UniqueConstraint("room", "member", name="one_seat_each"),
)
"""The seats of couple rooms, and what each of the two shares; null before and after."""

additions = Table(
    "additions",
    metadata,
    _room(),
    Column("member", LargeBinary, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
"""What participants add to group rooms; a withdrawal deletes the row."""

pictures = Table(
    "pictures",
    metadata,
    _room(),
    Column("part", LargeBinary, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
"""What group rooms show of an instrument, frozen; only the key tells which one."""

heard = Table(
    "heard",
    metadata,
    _room(),
    Column("id", LargeBinary, primary_key=True),
)
"""Hashes of the client ids that a room has heard: what is said twice counts once."""

_FIRST: Final = (
    """CREATE TABLE installation (version INTEGER NOT NULL, salt {bytes} NOT NULL)""",
    """CREATE TABLE rooms (
        room {bytes} NOT NULL PRIMARY KEY, kind VARCHAR(8) NOT NULL,
        until BIGINT NOT NULL, closed BOOLEAN NOT NULL, lead {bytes},
        settings {bytes} NOT NULL)""",
    """CREATE INDEX ix_rooms_until ON rooms (until)""",
    """CREATE TABLE shares (
        room {bytes} NOT NULL,
        seat SMALLINT NOT NULL CONSTRAINT two_seats CHECK (seat IN (1, 2)),
        member {bytes} NOT NULL, sealed {bytes},
        PRIMARY KEY (room, seat),
        FOREIGN KEY (room) REFERENCES rooms (room) ON DELETE CASCADE,
        CONSTRAINT one_seat_each UNIQUE (room, member))""",
    """CREATE TABLE additions (
        room {bytes} NOT NULL,
        member {bytes} NOT NULL, step INTEGER, withdrawn BOOLEAN NOT NULL,
        sealed {bytes} NOT NULL, PRIMARY KEY (room, member),
        FOREIGN KEY (room) REFERENCES rooms (room) ON DELETE CASCADE)""",
    """CREATE TABLE heard (
        room {bytes} NOT NULL,
        id {bytes} NOT NULL, PRIMARY KEY (room, id),
        FOREIGN KEY (room) REFERENCES rooms (room) ON DELETE CASCADE)""",
)
UPGRADES: Final = (
    _FIRST,
    ("ALTER TABLE rooms ADD COLUMN version INTEGER DEFAULT 0 NOT NULL",),
    (
        """CREATE TABLE pictures (
        room {bytes} NOT NULL,
        part {bytes} NOT NULL, sealed {bytes} NOT NULL, PRIMARY KEY (room, part),
        FOREIGN KEY (room) REFERENCES rooms (room) ON DELETE CASCADE)""",
        "ALTER TABLE additions DROP COLUMN step",
        "ALTER TABLE additions DROP COLUMN withdrawn",
    ),
)
"""From nothing to version 1, from 1 to 2, and so on. What stands here never changes:
somewhere a database has come by it. A new schema is one more step, and the tables above
say where all steps lead."""
VERSION: Final = len(UPGRADES)


def upgrade(connection: Connection, place: str, wanted: int = VERSION) -> bytes:
    """Bring a database to a version, step by step, and return its salt.

    Rooms stay. It has to run in one transaction that nobody else's comes between.

    Raises
    ------
    DatabaseError
        If a newer workbook has made it: then nothing is touched.
    """
    version = known_version(connection)
    if version > VERSION:
        raise DatabaseError(
            place,
            f"a newer workbook made this database: version {version}, "
            f"and this one knows {VERSION}",
            "start the newer workbook, or name another database",
        )
    kind = "BYTEA" if connection.dialect.name == "postgresql" else "BLOB"
    for step, statements in enumerate(UPGRADES[version:wanted], version + 1):
        for statement in statements:
            connection.execute(text(statement.format(bytes=kind)))
        if step == 1:
            first = {"version": step, "salt": secrets.token_bytes(SALT_BYTES)}
            connection.execute(installation.insert().values(first))
        connection.execute(update(installation).values(version=step))
    salt: bytes = connection.execute(select(installation.c.salt)).scalar_one()
    return salt


def known_salt(connection: Connection) -> bytes | None:
    """Return the salt of a database of today's version; None of any other."""
    if known_version(connection) != VERSION:
        return None
    salt: bytes = connection.execute(select(installation.c.salt)).scalar_one()
    return salt


def known_version(connection: Connection) -> int:
    """Return the version of a database, 0 when there is nothing in it yet."""
    if not inspect(connection).has_table("installation"):
        return 0
    version: int = connection.execute(select(installation.c.version)).scalar_one()
    return version
