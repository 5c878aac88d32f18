"""Database: where rooms are kept, in an SQLite file or in PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import platformdirs
from sqlalchemy import (
    URL,
    Connection,
    delete,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoPlaceError

from workbook.errors import DatabaseError
from workbook.rooms import engines
from workbook.rooms.engines import DATABASE_VARIABLE, make_engine, parsed_url
from workbook.rooms.schema import known_salt, rooms, upgrade

_REST: Final = 1.0
"""Seconds after a database could not be reached in which it is not tried again."""
_UPGRADING: Final = 7_263_001
"""Number of the lock under which one server at a time upgrades PostgreSQL."""


def database_url() -> str:
    """Return the address of the database: what is set, or a file of this user."""
    if named := os.environ.get(DATABASE_VARIABLE):
        return named
    folder = platformdirs.user_data_path("samenwerkboek", appauthor=False)
    return URL.create(
        "sqlite", database=str(folder / "rooms.sqlite")
    ).render_as_string()


class Database:
    """The rooms' database. It connects when it is first asked, and again when it can.

    Its methods block: a server calls them in a thread. Never make one in a process
    that is forked.

    Parameters
    ----------
    url
        As SQLAlchemy writes it; ``postgresql://`` means psycopg 3.
    clock
        Seconds since 1970; rooms expire by it.

    Raises
    ------
    DatabaseError
        If the address is none.
    """

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        self.now = clock
        self.url = parsed_url(url)
        self._place = self.url.render_as_string(hide_password=True)
        self._is_file = self.url.get_backend_name() == "sqlite"
        self._engine = make_engine(self.url, self._place)
        self._salt: bytes | None = None
        self._starting = threading.Lock()
        self._writing = threading.Lock()
        self._rests_until = 0.0
        self._holding: sqlite3.Connection | None = None

    @property
    def salt(self) -> bytes:
        """The installation's salt; connects when that has not been done yet."""
        return self._start()

    @property
    def is_new(self) -> bool:
        """Whether there is nothing to look into: no file has been made."""
        return self._is_file and not Path(self.url.database or "").exists()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the database.

        Raises
        ------
        DatabaseError
            If it is away or locked.
        """
        with self._connected("REPEATABLE READ") as connection:
            yield connection

    @contextmanager
    def writing(self, room: bytes) -> Iterator[Connection]:
        """Give a connection that nobody else's change of this room comes between.

        Changes are kept when the block ends, and none of them when it raises.

        Raises
        ------
        DatabaseError
            If it is away or locked.
        """
        with self._connected("READ COMMITTED", writes=True) as connection:
            # PostgreSQL lets one at a time have the room's row; SQLite does not know
            # these words, and lets one at a time write.
            connection.execute(
                select(rooms.c.room).where(rooms.c.room == room).with_for_update()
            )
            yield connection

    def sweep(self) -> int:
        """Delete all rooms whose time is over, with what is in them; return how many.

        Raises
        ------
        DatabaseError
            If it is away or locked.
        """
        with self._connected("READ COMMITTED", writes=True) as connection:
            over = delete(rooms).where(rooms.c.until <= int(self.now()))
            n_deleted = connection.execute(over).rowcount
        self.forget()
        return n_deleted

    def forget(self) -> None:
        """Let nothing of what was deleted stand in SQLite's journal.

        When somebody reads at this moment, the next sweep does it.
        """
        if not self._is_file or self._salt is None:
            return
        raw = self._engine.raw_connection
        with suppress(DBAPIError, sqlite3.Error), closing(raw()) as connection:
            cursor = connection.cursor()  # a checkpoint is no part of a transaction
            cursor.execute("PRAGMA busy_timeout = 0")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of all connections."""
        self._let_go()
        self._engine.dispose()

    @contextmanager
    def _connected(self, level: Any, *, writes: bool = False) -> Iterator[Connection]:
        self._start()
        with self._turn(writes), self._told(), self._engine.connect() as connection:
            if self._is_file:
                connection = connection.execution_options(writes=writes)
            else:
                connection = connection.execution_options(isolation_level=level)
            with connection.begin():
                yield connection

    @contextmanager
    def _turn(self, writes: bool) -> Iterator[None]:
        """Let our own threads write into a file in turns: SQLite lets some starve."""
        if not (writes and self._is_file):
            yield
            return
        if not self._writing.acquire(timeout=engines.LOCKED):
            raise self._away("it is locked")
        try:
            yield
        finally:
            self._writing.release()

    def _start(self) -> bytes:
        """Connect, and make or upgrade the tables, unless that has been done."""
        if (salt := self._salt) is not None:
            return salt
        with self._starting:
            if (salt := self._salt) is not None:
                return salt
            if time.monotonic() < self._rests_until:
                raise self._away("it could not be reached a moment ago")
            try:
                self._let_go()
                self._salt = salt = self._upgraded()
                self._hold()
            except DatabaseError:
                self._rests_until = time.monotonic() + _REST
                raise
            return salt

    def _upgraded(self) -> bytes:
        if self._is_file:
            self.make_file()
        with self._told(), self._engine.connect() as connection:
            with connection.begin():
                salt = known_salt(connection)
            if salt is not None:
                return salt
            connection = connection.execution_options(writes=True)
            with connection.begin():
                if not self._is_file:
                    locked = text("SELECT pg_advisory_xact_lock(:number)")
                    connection.execute(locked, {"number": _UPGRADING})
                return upgrade(connection, self._place)

    def _hold(self) -> None:
        """Keep a file open: SQLite tidies its journal up each time nobody has it."""
        if self._is_file:
            with self._told():
                path = str(self.url.database)
                self._holding = sqlite3.connect(path, check_same_thread=False)
                self._holding.execute("SELECT version FROM installation").fetchone()

    def _let_go(self) -> None:
        if self._holding is not None:
            self._holding.close()
            self._holding = None

    def make_file(self) -> None:
        """Make the file so that only this user can read it; its journals follow."""
        path = Path(self.url.database or "")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise self._away(error.strerror or "it cannot be made") from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell a fault of the driver as ours, without what was asked of it."""
        try:
            yield
        except IntegrityError:
            raise
        except DBAPIError as error:
            if not _is_busy(error):
                self._salt = None  # it may be another database when it comes back
            # The driver's own words have no values in them, SQLAlchemy's have.
            fault = str(error.orig).strip().partition("\n")[0]
            raise self._away(fault or "it does not answer") from None
        except sqlite3.Error as error:
            raise self._away(str(error)) from None
        except NoPlaceError:
            raise self._away("all its connections are in use") from None

    def _away(self, fault: str) -> DatabaseError:
        remedy = f"see that it runs and can be written, or set {DATABASE_VARIABLE}"
        return DatabaseError(self._place, fault, remedy)


def _is_busy(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_BUSY")
