"""Rooms over the wire: what pages may ask, and what nobody else may."""

from __future__ import annotations

import socket
import statistics
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.browser.server import serving
from workbook.rooms.codes import new_code
from workbook.serving.rooms_handler import DISCARDED, MAX_ROOM_BODY

from .attacked import Served
from .room_client import Answer, Person, ask, couple, two_pages

SAID = "Zoë, ik wou dat je bleef"


@pytest.fixture(scope="module")
def rooms(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server behind a web server of ours, so that tests come from many addresses."""
    folder = tmp_path_factory.mktemp("rooms")
    database = f"sqlite:///{folder}/data/rooms.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_DATABASE_URL", database)
        options = ["--Workbook.behind_proxy=True", "--Workbook.debug_page=True"]
        log = folder / "log.txt"
        with serving(two_pages(folder), log, *options) as (url, pid):
            yield Served(url, pid, log)


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


def test_a_third_one_is_told_that_it_is_full(rooms: Served) -> None:
    *_, code = couple(rooms.url, "10.0.0.5")

    answer = Person(rooms.url, "10.0.0.5").join(code)

    assert (answer.status, answer.fault) == (409, "full")


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


def test_somebody_elses_room_stays_closed(rooms: Served) -> None:
    one, other, _ = couple(rooms.url, "10.0.0.9")
    stranger, *_ = couple(rooms.url, "10.0.0.9")
    one.share(you_do=SAID)
    own = stranger.key
    # With one's own key and another's member, with another's key, and with a mix.
    for key, member in [
        (own, one.member),
        (one.key, stranger.member),
        (one.key[:22] + own[22:], one.member),
    ]:
        for act in ("see", "share", "withdraw", "erase"):
            stranger.key, stranger.member = key, member
            answer = stranger.ask(f"couple/{act}", id="a-client-id", shared={})
            assert (answer.status, answer.told) == (404, {"fault": "unknown"})

    assert one.see().told["mine"] is True
    assert other.see().told["partner"] == "shared"


def test_wrong_gone_and_unknown_codes_get_one_answer_in_one_time(
    rooms: Served,
) -> None:
    one = Person(rooms.url, "10.0.0.10")
    gone = one.open()
    one.ask("couple/erase")
    times: dict[str, list[float]] = {"gone": [], "unknown": []}
    answers = set()
    for turn in range(10):
        for kind, code in (("gone", gone), ("unknown", new_code())):
            guesser = Person(rooms.url, f"10.2.{turn}.1")
            begun = time.perf_counter()
            answer = guesser.join(code)
            times[kind].append(time.perf_counter() - begun)
            answers.add((answer.status, str(answer.told)))

    assert answers == {(404, "{'fault': 'unknown'}")}
    fast, slow = sorted(map(statistics.median, times.values()))
    assert fast > 0.02, "the code was not stretched"
    assert slow < 3 * fast


def test_a_word_that_is_not_in_the_list_is_named(rooms: Served) -> None:
    answer = Person(rooms.url, "10.0.0.11").join("xylofoon " + new_code())

    assert (answer.status, answer.told) == (
        404,
        {"fault": "unknown", "words": ["xylofoon"]},
    )


def test_who_tries_codes_is_slowed_down_and_others_are_not(rooms: Served) -> None:
    *_, code = couple(rooms.url, "10.0.0.12")
    guesser = Person(rooms.url, "10.0.0.13")

    answers = [guesser.join(new_code()) for _ in range(20)]

    assert {answer.fault for answer in answers} == {"unknown", "slow"}
    late = answers[-1]
    assert late.status == 429
    assert int(late.headers["Retry-After"]) >= 1
    # The right code does not give itself away now.
    assert guesser.join(code).fault == "slow"
    assert Person(rooms.url, "10.0.0.14").join(code).fault == "full"


def test_a_workshops_phones_share_an_address_and_all_come_in(rooms: Served) -> None:
    address = "10.0.0.15"

    pairs = [couple(rooms.url, address) for _ in range(15)]

    assert all(one.see().status == 200 for one, *_ in pairs)


def test_making_rooms_without_end_is_slowed_down(rooms: Served) -> None:
    maker = Person(rooms.url, "10.0.0.16")
    answers = [maker.ask("couple/open") for _ in range(50)]

    assert [answer.status for answer in answers[:30]] == [200] * 30
    assert answers[-1].fault == "slow"


def test_the_log_and_the_counts_know_faults_and_no_content(rooms: Served) -> None:
    one, other, code = couple(rooms.url, "10.9.8.7")
    one.share(you_do=SAID)
    one.ask("couple/share", id=SAID, shared={SAID: {SAID: SAID}})
    ask(rooms.url, SAID.encode().hex(), {})
    Person(rooms.url, "10.9.8.7").join(code)
    Person(rooms.url, "10.9.8.7").join("xylofoon " * 8)
    with urlopen(rooms.url + "debug") as answer:
        counts = answer.read().decode()

    assert "room couple/share" in counts
    assert "room fault refused" in counts
    assert "room: couple/share: refused" in rooms.log
    for told in (counts, rooms.log):
        for secret in (
            *("Zoë", SAID.encode().hex(), "xylofoon", "10.9.8", "10.0.0"),
            *(one.key, one.member, other.member, code, code.replace("-", " ")),
        ):
            assert secret not in told
    assert "Traceback" not in rooms.log


def test_pages_go_on_while_rooms_are_attacked(rooms: Served) -> None:
    with urlopen(rooms.url + "healthz") as answer:
        assert answer.status == 200
