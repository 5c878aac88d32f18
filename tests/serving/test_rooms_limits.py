"""Who has no business in a room learns nothing, and holds nobody else up."""

from __future__ import annotations

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

from workbook.rooms.codes import new_code

from .attacked import Served
from .room_client import Answer, Person, ask, couple
from .room_server import rooms

__all__ = ["rooms"]

SAID = "Zoë, ik wou dat je bleef"


def test_a_third_one_is_told_that_it_is_full(rooms: Served) -> None:
    *_, code = couple(rooms.url, "10.0.0.5")

    answer = Person(rooms.url, "10.0.0.5").join(code)

    assert (answer.status, answer.fault) == (409, "full")


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

    def enter(_number: int) -> Answer:
        return Person(rooms.url, address).join(pairs[0][2])

    # All know the right code, in the same second; this room happens to be full.
    with ThreadPoolExecutor(40) as pool:
        faults = {answer.fault for answer in pool.map(enter, range(40))}
    assert faults == {"full"}


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
