"""What rooms have acknowledged lasts, whatever happens to server and database."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest
from sqlalchemy import func, select

from tests.browser.server import serving
from tests.rooms.fixtures import database_url, postgresql
from tests.rooms.postgresql import Postgresql
from workbook.rooms.couples import Couples
from workbook.rooms.database import Database
from workbook.rooms.keys import parse_key
from workbook.rooms.schema import heard

from .room_client import Person, couple, two_pages

__all__ = ["database_url", "postgresql"]

N_SENDERS = 10
EACH = 20


def until(condition: Callable[[], bool]) -> None:
    """Wait for what has to come; the machine may be busy."""
    late = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < late
        time.sleep(0.05)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_pages(tmp_path_factory.mktemp("plain"))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log.txt"


def test_a_killed_server_has_kept_all_that_it_acknowledged(
    content: Path, log: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBOOK_DATABASE_URL", database_url)
    acknowledged: list[int] = [0] * N_SENDERS
    with serving(content, log) as (url, pid):
        pairs = [couple(url) for _ in range(N_SENDERS)]
        killing = threading.Event()

        def send(number: int) -> None:
            one, _, _ = pairs[number]
            try:
                for count in range(1, EACH + 1):
                    answer = one.share(f"client-id-{count}", you_do=f"keer {count}")
                    if answer.status != 200:
                        return
                    acknowledged[number] = count
                    if sum(acknowledged) >= N_SENDERS * EACH // 2:
                        killing.set()
            except (OSError, ValueError):
                return  # the server is gone, in the middle of this one

        def kill() -> None:
            assert killing.wait(120)
            os.kill(pid, signal.SIGKILL)

        with ThreadPoolExecutor(N_SENDERS + 1) as pool:
            killed = pool.submit(kill)
            list(pool.map(send, range(N_SENDERS)))
            killed.result()
    total = sum(acknowledged)
    assert N_SENDERS * EACH // 2 <= total < N_SENDERS * EACH

    with serving(content, log) as (url, _):
        for number, (one, other, _) in enumerate(pairs):
            one.url = other.url = url
            other.share(you_do="ik ook")
            theirs = other.see().told["theirs"] or {"quarrel-cycle": {"you-do": "0"}}
            # The last one may have been kept without a chance to say so.
            kept = int(theirs["quarrel-cycle"]["you-do"].removeprefix("keer "))
            assert kept in (acknowledged[number], acknowledged[number] + 1)
            version = one.see().told["version"]
            for count in range(1, EACH + 1):
                one.share(f"client-id-{count}", you_do=f"keer {count}")
            # What it knew already has counted once.
            assert one.see().told["version"] == version + EACH - kept
    with closing(Database(database_url)) as database, database.reading() as connection:
        n_heard = connection.execute(select(func.count()).select_from(heard))
        assert n_heard.scalar_one() == N_SENDERS * (EACH + 1)


@pytest.fixture
def stopped(postgresql: Postgresql) -> Iterator[Postgresql]:
    """A PostgreSQL that is away; it runs again afterwards."""
    postgresql.empty_database()
    postgresql.stop()
    yield postgresql
    postgresql.stop()
    postgresql.start()


def test_a_database_that_is_away_is_told_and_comes_back_by_itself(
    content: Path, log: Path, stopped: Postgresql, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBOOK_DATABASE_URL", stopped.url)
    with serving(content, log) as (url, _):
        assert Person(url).ask("couple/open").fault == "away"
        until(lambda: "rooms: postgresql" in log.read_text())
        stopped.start()
        until(lambda: Person(url).ask("couple/open").status == 200)
        one, other, _ = couple(url)
        one.share(you_do="daarvoor")

        stopped.stop()

        for answer in (other.share("the-same-id", you_do="tijdens"), one.see()):
            assert (answer.status, answer.fault) == (503, "away")
        for page in ("healthz", "nl/00-start"):
            with urlopen(url + page) as answered:
                assert answered.status == 200

        stopped.start()

        until(lambda: other.share("the-same-id", you_do="tijdens").status == 200)
        assert other.share("the-same-id", you_do="tijdens").status == 200
        assert other.see().told["theirs"]["quarrel-cycle"] == {"you-do": "daarvoor"}
        assert one.see().told["version"] == 3
    assert log.read_text().count("rooms: the database is back") == 2
    assert "Traceback" not in log.read_text()
    assert "tijdens" not in log.read_text()


def test_a_server_deletes_what_is_over_by_itself(
    content: Path, log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/rooms.sqlite"
    monkeypatch.setenv("WORKBOOK_DATABASE_URL", url)
    days = 1.5 / 86_400
    options = [
        f"--Workbook.couple_room_days={days}",
        "--Workbook.sweep_rooms_every=0.2",
    ]
    with closing(Database(url)) as database:
        old = Couples(database, days=0).open("a" * 22)

    def is_gone(room: bytes) -> bool:
        files = [path for path in tmp_path.glob("rooms.sqlite*") if path.exists()]
        return not any(room in path.read_bytes() for path in files)

    assert not is_gone(old.key.room)
    with serving(content, log, *options) as (address, _):
        one = Person(address)
        one.open()
        new = parse_key(one.key).room
        until(lambda: one.see().status == 404)
        until(lambda: is_gone(old.key.room) and is_gone(new))


def test_an_address_that_is_none_stops_the_server_with_a_sentence(
    content: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBOOK_DATABASE_URL", "nonsense")

    with pytest.raises(pytest.fail.Exception), serving(content, log):
        pass

    assert log.read_text().startswith("workbook: WORKBOOK_DATABASE_URL: this is not")
    assert "Traceback" not in log.read_text()
