"""An older database becomes today's, step by step, and its rooms stay."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, MetaData, create_engine, inspect, text

from workbook.errors import DatabaseError
from workbook.rooms.couples import Couples
from workbook.rooms.database import Database
from workbook.rooms.keys import key_of_code, member_hash, seal
from workbook.rooms.schema import VERSION, known_version, metadata, upgrade

from .made import new_id, new_member, scan


@pytest.fixture
def engine(database: Database) -> Iterator[Engine]:
    """A way to the same database, around ours."""
    url = database.url
    if database.is_new:
        assert url.database is not None
        database.make_file()
    engine = create_engine(url)
    yield engine
    engine.dispose()


def made_with(engine: Engine, version: int) -> bytes:
    with engine.begin() as connection:
        return upgrade(connection, "here", version)


def test_the_steps_lead_to_the_tables_that_the_code_knows(
    database: Database, engine: Engine
) -> None:
    assert len(database.salt) == 16
    made = MetaData()
    made.reflect(engine)

    assert made.tables.keys() == metadata.tables.keys()
    for name, table in metadata.tables.items():
        columns = {c.name: c.nullable for c in table.columns}
        assert {c.name: c.nullable for c in made.tables[name].columns} == columns
        keys = [c.name for c in table.primary_key]
        assert [c.name for c in made.tables[name].primary_key] == keys
        cascades = {key.ondelete for key in made.tables[name].foreign_keys}
        assert cascades == {key.ondelete for key in table.foreign_keys}
    unique = inspect(engine).get_unique_constraints("shares")
    assert [one["column_names"] for one in unique] == [["room", "member"]]


def test_a_room_of_the_first_version_goes_on(
    database: Database, engine: Engine
) -> None:
    salt = made_with(engine, 1)
    code, one, other = "-".join(["koala"] * 8), new_member(), new_member()
    key = key_of_code(code, salt)
    room = {
        "room": key.room,
        "until": int(database.now()) + 100,
        "settings": seal(key, "couple settings", {}, 2048),
        "share": seal(key, "share 1", scan(trust_word=4), 32_768),
        "member": member_hash(one),
    }
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO rooms (room, kind, until, closed, settings) "
                "VALUES (:room, 'couple', :until, false, :settings)"
            ),
            room,
        )
        connection.execute(
            text("INSERT INTO shares VALUES (:room, 1, :member, :share)"), room
        )

    couples = Couples(database)
    couples.join(code, other)
    couples.share(key, other, new_id(), scan(trust_word=1))

    view = couples.see(key, other)
    assert view is not None
    assert view.theirs == scan(trust_word=4)
    assert database.salt == salt
    with engine.connect() as connection:
        assert known_version(connection) == VERSION


def test_a_database_of_today_is_left_alone(database: Database) -> None:
    salt = database.salt
    again = Database(database.url.render_as_string(hide_password=False))

    assert again.salt == salt
    again.close()


def test_a_newer_database_is_refused_and_nothing_touched(
    database: Database, engine: Engine
) -> None:
    made_with(engine, VERSION)
    newer = VERSION + 1
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE installation SET version = {newer}"))
        connection.execute(text("ALTER TABLE rooms ADD COLUMN colour INTEGER"))

    with pytest.raises(
        DatabaseError, match=rf"database: version {newer}.*; start the newer"
    ):
        Couples(database).open(new_member())

    with engine.connect() as connection:
        assert known_version(connection) == newer
    assert "colour" in {c["name"] for c in inspect(engine).get_columns("rooms")}


def test_a_step_that_fails_changes_nothing(
    database: Database, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_with(engine, 1)
    steps = ((), ("ALTER TABLE rooms ADD COLUMN version INTEGER", "NONSENSE"))
    monkeypatch.setattr("workbook.rooms.schema.UPGRADES", steps)

    with pytest.raises(DatabaseError):
        Couples(database).open(new_member())

    with engine.connect() as connection:
        assert known_version(connection) == 1
    assert "version" not in {c["name"] for c in inspect(engine).get_columns("rooms")}
