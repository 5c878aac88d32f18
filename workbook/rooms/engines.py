"""Engines: how SQLAlchemy connects to SQLite and to PostgreSQL."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from workbook.errors import DatabaseError

DATABASE_VARIABLE: Final = "WORKBOOK_DATABASE_URL"
"""The environment variable that names a database as SQLAlchemy does."""
LOCKED = 5.0
"""Seconds that a request waits for another program to let go of the database."""


def parsed_url(url: str) -> URL:
    """Return the address of a database; ``postgresql://`` means psycopg 3.

    Raises
    ------
    DatabaseError
        If it is none, or one in memory.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseError(
            DATABASE_VARIABLE,
            "this is not the address of a database",
            "write sqlite:////folder/rooms.sqlite or postgresql://user@host/name",
        ) from None
    if parsed.drivername in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "sqlite" and parsed.database in (
        None,
        "",
        ":memory:",
    ):
        raise DatabaseError(
            DATABASE_VARIABLE,
            "a database in memory is gone with each connection",
            "name a file, for example sqlite:////folder/rooms.sqlite",
        )
    return parsed


def make_engine(url: URL, place: str) -> Engine:
    """Return what connects to a database; it does not connect yet.

    Raises
    ------
    DatabaseError
        If rooms were not tried with it, or its driver is missing.
    """
    backend = url.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise DatabaseError(
            DATABASE_VARIABLE,
            f"{backend} is not tried with rooms",
            "use sqlite or postgresql",
        )
    try:
        if backend == "postgresql":
            return create_engine(
                url,
                pool_pre_ping=True,
                pool_timeout=LOCKED,
                hide_parameters=True,
                connect_args={
                    "connect_timeout": round(LOCKED),
                    # A network that swallows everything is noticed too.
                    "tcp_user_timeout": round(2000 * LOCKED),
                    "options": f"-c lock_timeout={1000 * LOCKED:.0f} "
                    f"-c statement_timeout={2000 * LOCKED:.0f}",
                },
            )
        # Opened each time: a pool would go on writing into a file that was removed.
        engine = create_engine(
            url,
            poolclass=NullPool,
            hide_parameters=True,
            connect_args={"timeout": LOCKED},
        )
    except (NoSuchModuleError, ImportError) as error:
        raise DatabaseError(place, str(error), "install the workbook again") from None
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Set up a connection to SQLite."""
    connection.isolation_level = None  # transactions begin where we say: see _begin
    for setting in (
        "journal_mode = WAL",  # who reads waits for nobody
        "synchronous = FULL",  # what is acknowledged is on the disk
        "foreign_keys = ON",
        "secure_delete = ON",  # what is deleted is overwritten
    ):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    """Begin as a writer at once: SQLite cannot wait when a reader begins to write."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
