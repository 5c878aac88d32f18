"""The database alone tells nothing, waits when it must, and forgets what is over."""

from __future__ import annotations

import sqlite3
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from workbook.errors import DatabaseError, UnknownRoomError
from workbook.rooms import engines
from workbook.rooms.couples import Couples
from workbook.rooms.database import Database, database_url
from workbook.rooms.schema import rooms

from .fixtures import Clock
from .made import WORDS, new_id, new_member
from .postgresql import Postgresql

CYCLE = "quarrel-cycle"


def file_of(database: Database) -> Path:
    assert database.url.database is not None
    return Path(database.url.database)


def filled(database: Database) -> tuple[Couples, Any, list[str]]:
    """Let two people share in a room; return what must stand nowhere."""
    couples, one, other = Couples(database), new_member(), new_member()
    opened = couples.open(one)
    couples.join(opened.code, other)
    for member in (one, other):
        couples.share(opened.key, member, new_id(), {CYCLE: {"you-do": WORDS}})
    told = [WORDS, "bleef zitten", CYCLE, "you-do", one, other, opened.code]
    words = [*opened.code.split("-"), opened.key.text]
    return couples, (opened.key, one, other), [*told, *words]


def dumped(database: Database, request: pytest.FixtureRequest) -> bytes:
    """Return all bytes that somebody has who gets hold of the database."""
    if database.url.get_backend_name() == "postgresql":
        server: Postgresql = request.getfixturevalue("postgresql")
        return server.dump()
    file = file_of(database)
    return b"".join(path.read_bytes() for path in sorted(file.parent.iterdir()))


@contextmanager
def kept_open(database: Database) -> Iterator[None]:
    """Keep SQLite's journal: with the last connection it would go."""
    if database.url.get_backend_name() == "postgresql":
        yield
        return
    with closing(sqlite3.connect(file_of(database))) as other:
        other.execute("SELECT count(*) FROM rooms").fetchone()
        yield


def test_a_dump_has_no_answers_codes_words_or_members(
    database: Database, request: pytest.FixtureRequest
) -> None:
    database.salt  # noqa: B018 - makes the tables
    with kept_open(database):
        _, (key, *_), secret = filled(database)

        dump = dumped(database, request)

    room = key.room if b"SQLite" in dump else key.room.hex().encode()
    assert room in dump, "the dump is not one of this room"
    for form in ("utf-8", "utf-16-le"):
        assert not [told for told in secret if told.encode(form) in dump]
    for told in (*secret, key.secret):
        raw = told if isinstance(told, bytes) else told.encode()
        assert raw.hex().encode() not in dump
        assert raw not in dump


@pytest.fixture
def in_file(tmp_path: Path, clock: Clock) -> Iterator[Database]:
    """A database in a file that is not there yet."""
    with closing(Database(f"sqlite:///{tmp_path}/new/rooms.sqlite", clock)) as made:
        yield made


def test_what_was_withdrawn_or_erased_is_gone_from_the_file(
    in_file: Database, tmp_path: Path
) -> None:
    """Not only unreachable: overwritten, in the file and in its journal."""
    database, tmp_path = in_file, tmp_path / "new"
    couples, (key, one, other), _ = filled(database)
    with database.reading() as connection:
        sealed = connection.exec_driver_sql("SELECT sealed FROM shares").scalars().all()

    def in_files(content: bytes) -> bool:
        return any(content[:64] in path.read_bytes() for path in tmp_path.iterdir())

    assert all(map(in_files, sealed))
    with kept_open(database):
        couples.withdraw(key, one)
        assert [in_files(content) for content in sealed] == [False, True]

        couples.erase(key, other)

        assert not any(map(in_files, sealed))
        assert not in_files(key.room)


def test_what_is_over_is_gone_from_the_file(in_file: Database, clock: Clock) -> None:
    database, tmp_path = in_file, file_of(in_file).parent
    _, (key, *_), _ = filled(database)
    clock.now += 8 * 86_400
    with kept_open(database):
        assert database.sweep() == 1

        assert not any(key.room in path.read_bytes() for path in tmp_path.iterdir())


def test_nobody_else_on_the_machine_reads_the_file(
    in_file: Database, tmp_path: Path
) -> None:
    filled(in_file)
    with kept_open(in_file):
        modes = {
            p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "new").iterdir()
        }

    assert modes.keys() == {"rooms.sqlite", "rooms.sqlite-wal", "rooms.sqlite-shm"}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_no_file_is_made_before_somebody_needs_it(
    in_file: Database, tmp_path: Path
) -> None:
    assert in_file.is_new
    assert not (tmp_path / "new").exists()
    assert in_file.salt
    assert not in_file.is_new


def test_without_a_setting_it_is_a_file_of_this_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WORKBOOK_DATABASE_URL")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))

    url = database_url()

    assert url.startswith(f"sqlite:///{tmp_path}/")
    assert url.endswith("/samenwerkboek/rooms.sqlite")


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("nonsense", "not the address"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("mysql://somebody@here/rooms", "mysql is not tried"),
        ("postgresql+asyncpg://here/rooms", "asyncpg|install"),
    ],
)
def test_an_address_that_is_none_is_told_with_a_remedy(url: str, fault: str) -> None:
    with pytest.raises(DatabaseError, match=fault) as caught:
        Database(url)

    assert caught.value.remedy


def test_a_password_is_in_no_fault() -> None:
    database = Database("postgresql://somebody:hunter2@127.0.0.1:1/rooms")

    with pytest.raises(DatabaseError) as caught:
        Couples(database).open(new_member())

    assert "hunter2" not in str(caught.value)
    assert "127.0.0.1" in str(caught.value)
    assert "WORKBOOK_DATABASE_URL" in str(caught.value)


@contextmanager
def locked(database: Database) -> Iterator[sqlite3.Connection]:
    """Let another program hold the file, as a backup may."""
    with closing(sqlite3.connect(file_of(database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_who_finds_the_file_locked_waits(in_file: Database) -> None:
    database = in_file
    couples = Couples(database)
    opened = couples.open(new_member())
    came = threading.Event()

    def come() -> None:
        couples.join(opened.code, new_member())
        came.set()

    with locked(database) as other:
        waiting = threading.Thread(target=come)
        waiting.start()
        assert not came.wait(0.3)
        other.execute("COMMIT")
        assert came.wait(5)
    waiting.join()


def test_who_has_waited_long_is_told_and_others_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert engines.LOCKED == 5.0
    monkeypatch.setattr(engines, "LOCKED", 0.2)
    address = f"sqlite:///{tmp_path}/rooms.sqlite"
    with closing(Database(address)) as database:
        wait_and_read(database)


def wait_and_read(database: Database) -> None:
    couples, member = Couples(database), new_member()
    opened = couples.open(member)
    with locked(database):
        began = time.monotonic()
        with pytest.raises(DatabaseError, match=r"locked.*WORKBOOK_DATABASE_URL"):
            couples.join(opened.code, new_member())
        assert time.monotonic() - began >= 0.2
        assert Couples(database).see(opened.key, member) is not None

    couples.join(opened.code, new_member())


def test_a_file_that_is_removed_or_broken_is_told_and_begun_anew(
    in_file: Database,
) -> None:
    database, tmp_path = in_file, file_of(in_file).parent
    couples, member = Couples(database), new_member()
    opened = couples.open(member)
    for path in tmp_path.iterdir():
        path.unlink()

    with pytest.raises(DatabaseError):
        couples.see(opened.key, member)

    again = couples.open(member)
    assert couples.see(again.key, member) is not None
    with pytest.raises(UnknownRoomError):
        couples.see(opened.key, member)
    file_of(database).write_bytes(b"no database at all" * 1000)
    with pytest.raises(DatabaseError):
        couples.see(again.key, member)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    database = Database(f"sqlite:///{tmp_path}/file/rooms.sqlite")

    with pytest.raises(DatabaseError, match=r"rooms\.sqlite.*WORKBOOK_DATABASE_URL"):
        database.sweep()


def test_a_sweep_takes_what_is_over_and_nothing_else(
    database: Database, clock: Clock
) -> None:
    short, long = Couples(database, days=1), Couples(database, days=2)
    for _ in range(3):
        short.open(new_member())
    member = new_member()
    kept = long.open(member)
    clock.now += 86_400

    assert database.sweep() == 3
    assert database.sweep() == 0

    assert long.see(kept.key, member) is not None
    with database.reading() as connection:
        assert len(connection.execute(rooms.select()).all()) == 1
