"""Rooms over the wire: what pages may ask, and what nobody else may."""

from __future__ import annotations

import socket
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

from workbook.serving.rooms_handler import DISCARDED, MAX_ROOM_BODY

from .attacked import Served
from .room_client import Answer, Person, ask, couple
from .room_server import rooms

__all__ = ["rooms"]

SAID = "Zoë, ik wou dat je bleef"


def test_two_people_see_what_both_share(rooms: Served) -> None:
    one, other, _ = couple(rooms.url, "10.0.0.1")
    assert one.see().told["partner"] == "joined"
    assert one.share(you_do=SAID).status == 200
    assert other.see().told["theirs"] is None

    other.share(you_do="Ik loop weg")

    seen = other.see().told
    assert seen["theirs"] == {"quarrel-cycle": {"you-do": SAID}}
    assert seen["until"].endswith("Z")
    news = one.see(seen["version"])
    assert (news.status, news.told) == (204, None)
    assert one.ask("couple/withdraw").told == {"version": seen["version"] + 1}
    assert other.see().told["theirs"] is None
    assert other.ask("couple/erase").told == {}
    assert one.see().fault == "unknown"


def test_an_answer_is_kept_by_nobody_on_its_way(rooms: Served) -> None:
    answer = Person(rooms.url, "10.0.0.2").ask("couple/open")

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Server" not in answer.headers


def test_the_room_comes_with_a_qr_code_for_the_page(rooms: Served) -> None:
    answer = Person(rooms.url, "10.0.0.3").ask("couple/open", page="/nl/09-in-gesprek")

    svg = answer.told["qr"]
    assert svg.startswith("<svg")
    assert "<script" not in svg
    assert answer.told["code"] not in svg


@pytest.mark.parametrize(
    "page", ["//evil.example/a", "https://evil.example/", "nl", "/a?b", "/a#b", 5, "/<"]
)
def test_a_qr_code_leads_to_no_other_place(rooms: Served, page: object) -> None:
    answer = Person(rooms.url, "10.0.0.4").ask("couple/open", page=page)

    assert (answer.status, answer.fault) == (400, "refused")


def bad(answer: Answer) -> bool:
    return answer.status == 400 and answer.told == {"fault": "refused"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
    ],
)
def test_another_site_is_refused(rooms: Served, headers: dict[str, str]) -> None:
    one, other, _ = couple(rooms.url, "10.0.0.6")
    told = {"key": one.key, "member": one.member}

    assert bad(ask(rooms.url, "couple/erase", told, headers=headers))

    assert other.see().status == 200


def test_our_own_page_is_not(rooms: Served) -> None:
    one, *_ = couple(rooms.url, "10.0.0.7")
    told = {"key": one.key, "member": one.member}
    headers = {"Origin": rooms.url.rstrip("/"), "Sec-Fetch-Site": "same-origin"}

    assert ask(rooms.url, "couple/see", told, headers=headers).status == 200


MALFORMED = {
    "nothing": b"",
    "half": b'{"key": ',
    "a list": b"[1]",
    "a word": b'"koala"',
    "NaN": b'{"seen": NaN}',
    "a number without end": b"[1e999]",
    "depth": b"[" * 50_000,
    "deep objects": b'{"a":' * 15_000,
    "no unicode": b'{"key": "\xff"}',
    "a long number": b"9" * 9_000,
}


@pytest.mark.parametrize("kind", MALFORMED)
def test_what_is_no_object_is_refused(rooms: Served, kind: str) -> None:
    assert bad(ask(rooms.url, "couple/see", raw=MALFORMED[kind]))


@pytest.mark.parametrize(
    "strange", [None, 7, True, [], {}, "", "é", "a" * 64, "\ud83d"]
)
@pytest.mark.parametrize("place", ["key", "member", "id", "shared", "seen"])
def test_strange_values_are_told_and_change_nothing(
    rooms: Served, place: str, strange: object
) -> None:
    one, other, _ = couple(rooms.url, f"10.1.0.{hash((place, str(strange))) % 250}")
    other.share(you_do=SAID)
    cycle = {"quarrel-cycle": {"you-do": "a"}}
    told = {"id": "a-client-id", "shared": cycle} | {place: strange}

    answer = one.ask("couple/share", **told)

    assert answer.status in (200, 400, 404), answer
    if place in ("key", "member"):
        assert answer.fault in ("unknown", "refused")
    assert other.see().status == 200


def test_unknown_acts_and_other_methods_are_refused(rooms: Served) -> None:
    assert bad(ask(rooms.url, "couple/burn", {}))
    assert bad(ask(rooms.url, "../healthz", {}))
    site = urlsplit(rooms.url)
    with socket.create_connection((site.hostname, site.port), 10) as wire:
        wire.sendall(b"GET /rooms/couple/see HTTP/1.1\r\nHost: a\r\n\r\n")
        assert wire.recv(20).startswith(b"HTTP/1.1 405")


@pytest.mark.parametrize("n_bytes", [MAX_ROOM_BODY + 1, 900_000])
def test_what_is_too_big_is_told(rooms: Served, n_bytes: int) -> None:
    answer = ask(rooms.url, "couple/see", raw=b"x" * n_bytes)

    assert (answer.status, answer.fault) == (413, "big")


def test_more_than_a_place_holds_is_told(rooms: Served) -> None:
    one, *_ = couple(rooms.url, "10.0.0.8")

    answer = one.share(you_do="é" * 9_000, i_feel="é" * 9_000)

    assert (answer.status, answer.fault) == (413, "big")
    assert one.see().told["mine"] is False


def test_what_never_ends_is_cut_off(rooms: Served) -> None:
    """No length is said beforehand, and the parts go on coming."""
    site = urlsplit(rooms.url)
    head = (
        b"POST /rooms/couple/see HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
        b"Content-Type: application/json\r\n\r\n"
    )
    with socket.create_connection((site.hostname, site.port), 10) as wire:
        wire.sendall(head)
        n_sent = 0
        with suppress(ConnectionError):
            while n_sent < 100 * DISCARDED:
                wire.sendall(b"2000\r\n" + b"x" * 0x2000 + b"\r\n")
                n_sent += 0x2000
    assert n_sent < 100 * DISCARDED
