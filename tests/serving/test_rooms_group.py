"""Group rooms over the wire: what is refused, and what a killed server has kept."""

from __future__ import annotations

import os
import secrets
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import func, select

from tests.browser.server import serving
from workbook.rooms.database import Database
from workbook.rooms.schema import additions

from .room_client import Answer, ask, two_pages

QUARRELS, SCAN = "quarrels", "relationship-scan"
N_EACH = 100
"""Additions of each of two chapters."""


class Group(NamedTuple):
    """A room over the wire."""

    url: str
    lead: str
    key: str
    code: str

    @staticmethod
    def opened(url: str, **more: object) -> Group:
        lead = secrets.token_urlsafe(16)
        told = {"lead": lead, "instruments": [SCAN, QUARRELS], "minimum": 5, **more}
        answer = ask(url, "group/open", told)
        assert answer.status == 200, answer
        return Group(url, lead, answer.told["key"], answer.told["code"])

    def add(self, **more: object) -> Answer:
        told = {
            "key": self.key,
            "member": secrets.token_urlsafe(16),
            "id": secrets.token_urlsafe(9),
            "instrument": QUARRELS,
            "scales": {"clash": 4},
        }
        return ask(self.url, "group/add", {**told, **more})

    def view(self, **more: object) -> Answer:
        return ask(self.url, "group/view", {"key": self.key, "lead": self.lead, **more})


class Served(NamedTuple):
    """A running server, and its log."""

    url: str
    log: Path


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_pages(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def served(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    log = tmp_path_factory.mktemp("group") / "log.txt"
    with serving(content, log) as (url, _):
        yield Served(url, log)


def test_a_group_goes_from_its_opening_to_its_end(served: Served) -> None:
    group = Group.opened(served.url, page="/nl/90-begeleider")
    entered = ask(served.url, "group/enter", {"code": group.code}).told
    assert (entered["key"], entered["minimum"]) == (group.key, 5)
    assert "qr" not in entered
    for _ in range(5):
        assert group.add().status == 200
    told = group.view(seen=-1).told
    assert told["instruments"][1] == {
        "id": QUARRELS,
        "added": 5,
        "scales": [{"id": "clash", "n": 5, "counts": [0, 0, 5]}],
    }
    assert group.view(seen=told["version"]).status == 204

    for act in ("close", "erase"):
        who = {"key": group.key, "lead": group.lead}
        assert ask(served.url, f"group/{act}", who).status == 200
        expected = {"close": "closed", "erase": "unknown"}[act]
        assert group.add().fault == expected


def test_the_code_for_a_camera_leads_to_the_page_of_the_group(served: Served) -> None:
    group = Group.opened(served.url)
    told = {"code": group.code, "page": "/nl/90-begeleider"}

    svg = ask(served.url, "group/enter", told).told["qr"]

    assert svg.startswith("<svg")
    bad = {"code": group.code, "page": "//evil.example"}
    assert ask(served.url, "group/enter", bad).fault == "refused"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"scales": {"clash": 9}}, "refused"),
        ({"scales": {"clash": 4.5}}, "refused"),
        ({"scales": "Mijn geheim"}, "refused"),
        ({"scales": {"Mijn geheim": 3}}, "refused"),
        ({"scales": {"clash": [1] * 1000}}, "refused"),
        ({"scales": {"clash": 1}, "instrument": "intimacy"}, "refused"),
        ({"instrument": {"Mijn": "geheim"}}, "refused"),
        ({"member": "Mijn geheim"}, "refused"),
        ({"id": 5}, "refused"),
        ({"key": "Mijn geheim"}, "unknown"),
        ({"key": None}, "unknown"),
        ({"scales": {"clash": "x" * 200_000}}, "big"),
    ],
)
def test_what_no_page_of_ours_sends_is_refused_and_harms_nobody(
    served: Served, more: dict[str, Any], fault: str
) -> None:
    group = Group.opened(served.url)
    group.add()

    assert group.add(**more).fault == fault

    assert group.view().told["instruments"][1]["added"] == 1
    assert group.add().status == 200
    log = served.log.read_text()
    assert "geheim" not in log
    assert group.key not in log
    assert group.code not in log


def test_a_killed_server_has_kept_each_addition_that_it_acknowledged(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database_url = f"sqlite:///{tmp_path}/rooms.sqlite"
    monkeypatch.setenv("WORKBOOK_DATABASE_URL", database_url)
    log = tmp_path / "log.txt"
    people = [
        {
            "member": secrets.token_urlsafe(16),
            "id": secrets.token_urlsafe(9),
            "instrument": instrument,
            "scales": {scale: 1 + n % 5},
        }
        for n in range(N_EACH)
        for instrument, scale in ((QUARRELS, "clash"), (SCAN, "giving"))
    ]
    acknowledged: list[str] = []
    half = threading.Event()
    with serving(content, log) as (url, pid):
        group = Group.opened(url)

        def send(person: dict[str, Any]) -> None:
            try:
                if group.add(**person).status == 200:
                    acknowledged.append(person["member"])
            except (OSError, ValueError):
                return  # the server is gone, in the middle of this one
            if len(acknowledged) >= N_EACH:
                half.set()

        def kill() -> None:
            assert half.wait(120)
            os.kill(pid, signal.SIGKILL)

        with ThreadPoolExecutor(9) as pool:
            killed = pool.submit(kill)
            list(pool.map(send, people))
            killed.result()
    assert N_EACH <= len(acknowledged) < 2 * N_EACH
    assert len(acknowledged) <= n_kept(database_url) <= len(acknowledged) + 8

    with serving(content, log) as (url, _):
        again = group._replace(url=url)
        for person in people:
            assert again.add(**person).status == 200
        seen = again.view().told["instruments"]
    assert n_kept(database_url) == 2 * N_EACH
    # Five, and as many steps of three as there are.
    shown = 5 + 3 * ((N_EACH - 5) // 3)
    assert [one["scales"][0]["n"] for one in seen] == [shown, shown]


def n_kept(database_url: str) -> int:
    with closing(Database(database_url)) as database, database.reading() as connection:
        count = select(func.count()).select_from(additions)
        kept: int = connection.execute(count).scalar_one()
    return kept
