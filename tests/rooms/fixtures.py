"""Fixtures: a database of each kind, and a clock that the test sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbook.rooms import keys
from workbook.rooms.database import Database

from .postgresql import Postgresql


@dataclass
class Clock:
    """Tells the time that the test sets, in seconds since 1970."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgresql]:
    """A PostgreSQL for all tests of a process; `make test` installs it."""
    server = Postgresql()
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database: each test runs on both kinds."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/data/rooms.sqlite"
    server: Postgresql = request.getfixturevalue("postgresql")
    return server.empty_database()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(database_url: str, clock: Clock) -> Iterator[Database]:
    database = Database(database_url, clock)
    yield database
    database.close()


@pytest.fixture(autouse=True)
def quick_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make keys at once: how slow a guess is, only the server's tests need to feel."""
    monkeypatch.setitem(keys.SCRYPT, "n", 2)
