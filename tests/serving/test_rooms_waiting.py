"""A database that hangs holds up rooms, and no room for ever."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbook.errors import DatabaseError, SlowDownError
from workbook.rooms.database import Database
from workbook.serving import rooms as module
from workbook.serving.counts import Counts
from workbook.serving.rooms import Rooms
from workbook.serving.rooms_acts import Act

from .stories import run


@pytest.fixture
def hanging() -> Iterator[threading.Event]:
    """Set when the database answers again."""
    answers = threading.Event()
    yield answers
    answers.set()


def rooms_with(tmp_path: Path, hanging: threading.Event) -> Rooms:
    def hang(_told: Any) -> dict[str, Any]:
        assert hanging.wait(60)
        return {"kept": True}

    database = Database(f"sqlite:///{tmp_path}/rooms.sqlite")
    return Rooms(database, {"hang": Act(hang)}, Counts())


def test_who_waits_too_long_is_told_that_it_is_away_and_it_comes_back(
    tmp_path: Path, hanging: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)

    async def story() -> dict[str, Any] | None:
        rooms = rooms_with(tmp_path, hanging)
        with pytest.raises(DatabaseError):
            await rooms.do("hang", {}, "192.0.2.1")
        hanging.set()
        answer = await rooms.do("hang", {}, "192.0.2.1")
        await rooms.close()
        return answer

    assert run(story()) == {"kept": True}


def test_only_so_many_wait(
    tmp_path: Path, hanging: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 3)

    async def story() -> list[object]:
        rooms = rooms_with(tmp_path, hanging)
        asked = [rooms.do("hang", {}, "192.0.2.1") for _ in range(5)]
        waiting = asyncio.gather(*asked, return_exceptions=True)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        hanging.set()
        answers = await waiting
        await rooms.close()
        return list(answers)

    answers = run(story())
    assert answers.count({"kept": True}) == 3
    assert sum(isinstance(answer, SlowDownError) for answer in answers) == 2
