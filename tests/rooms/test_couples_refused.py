"""A room for two lets nobody else in, takes nothing strange, and ends."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.exc import IntegrityError

from workbook.errors import FullRoomError, RoomError, TooBigError, UnknownRoomError
from workbook.rooms.codes import new_code
from workbook.rooms.couples import Couples
from workbook.rooms.database import Database
from workbook.rooms.keys import Key, new_key
from workbook.rooms.schema import heard, rooms, shares

from .fixtures import Clock
from .made import SCAN, new_id, new_member, scan
from .pairs import Pair, count

DAY = 86_400


def test_no_third_one_comes_in(pair: Pair) -> None:
    with pytest.raises(FullRoomError):
        pair.couples.join(pair.code, new_member())


def test_ten_who_come_at_once_get_one_seat(
    couples: Couples, database: Database
) -> None:
    opened = couples.open(new_member())

    def came_in(member: str) -> bool:
        try:
            couples.join(opened.code, member)
        except FullRoomError:
            return False
        return True

    with ThreadPoolExecutor(10) as pool:
        came = list(pool.map(came_in, [new_member() for _ in range(10)]))

    assert sum(came) == 1
    assert count(database, shares) == 2


def test_the_database_itself_has_two_seats(pair: Pair, database: Database) -> None:
    for seat in (1, 2, 3):
        row = {"room": pair.key.room, "seat": seat, "member": b"someone"}
        with pytest.raises(IntegrityError), database.writing(pair.key.room) as here:
            here.execute(shares.insert().values(row))


def test_who_has_no_seat_sees_and_does_nothing(pair: Pair) -> None:
    stranger, couples = new_member(), pair.couples
    for act in (
        lambda: couples.see(pair.key, stranger),
        lambda: couples.share(pair.key, stranger, new_id(), {}),
        lambda: couples.withdraw(pair.key, stranger),
        lambda: couples.erase(pair.key, stranger),
    ):
        with pytest.raises(UnknownRoomError):
            act()


def test_the_lookup_id_alone_opens_nothing(pair: Pair) -> None:
    """It stands in the database; the secret does not."""
    wrong = Key(pair.key.room, new_key().secret)

    for act in (pair.couples.see, pair.couples.withdraw, pair.couples.erase):
        with pytest.raises(UnknownRoomError):
            act(wrong, pair.one)


def test_wrong_gone_and_expired_sound_the_same(pair: Pair, clock: Clock) -> None:
    erased = pair.couples.open(new_member())
    member = new_member()
    pair.couples.join(erased.code, member)
    pair.couples.erase(erased.key, member)
    told = set()
    for code in (new_code(), erased.code):
        with pytest.raises(UnknownRoomError) as caught:
            pair.couples.join(code, new_member())
        told.add(str(caught.value))
    clock.now += 7 * DAY
    for code in (pair.code, new_code()):
        with pytest.raises(UnknownRoomError) as caught:
            pair.couples.join(code, pair.one)
        told.add(str(caught.value))

    assert len(told) == 1


def test_erasing_leaves_nothing(pair: Pair, database: Database) -> None:
    pair.share(pair.one, trust_word=4)
    pair.share(pair.other, trust_word=4)

    pair.couples.erase(pair.key, pair.other)

    assert [count(database, table) for table in (rooms, shares, heard)] == [0, 0, 0]
    for member in (pair.one, pair.other):
        with pytest.raises(UnknownRoomError):
            pair.couples.see(pair.key, member)


def test_a_room_lives_seven_days_and_then_is_deleted(
    pair: Pair, database: Database, clock: Clock
) -> None:
    pair.share(pair.one, trust_word=4)
    clock.now += 7 * DAY - 1
    assert database.sweep() == 0
    assert pair.couples.see(pair.key, pair.one) is not None

    clock.now += 1

    with pytest.raises(UnknownRoomError):
        pair.couples.see(pair.key, pair.one)
    assert database.sweep() == 1
    assert [count(database, table) for table in (rooms, shares, heard)] == [0, 0, 0]


def test_how_long_a_room_lives_can_be_set(database: Database, clock: Clock) -> None:
    couples, member = Couples(database, days=1), new_member()
    opened = couples.open(member)

    clock.now += DAY

    assert opened.until == "2027-01-16T08:00:00Z"
    with pytest.raises(UnknownRoomError):
        couples.see(opened.key, member)


@pytest.mark.parametrize(
    "shared",
    [
        None,
        [],
        "relationship-scan",
        {"intimacy": {"closeness": 3}},
        {"safety-check": {}},
        {SCAN: None},
        {SCAN: {"trust-word": 6}},
        {SCAN: {"trust-word": "<b>"}},
        {SCAN: {"trust-word": True}},
        {SCAN: {"trust-word": {"deep": [1]}}},
        {"quarrel-cycle": {"you-do": "x" * 100_000}},
    ],
)
def test_what_no_page_of_ours_shares_is_refused(pair: Pair, shared: object) -> None:
    pair.share(pair.other, trust_word=1)
    pair.share(pair.one, trust_word=4)

    with pytest.raises(RoomError):
        pair.couples.share(pair.key, pair.one, new_id(), shared)

    assert pair.theirs(pair.other) == scan(trust_word=4)


def test_more_than_a_place_holds_is_refused_whole(pair: Pair) -> None:
    long = dict.fromkeys(("you-do", "i-feel"), "é" * 9000)

    with pytest.raises(TooBigError):
        pair.couples.share(pair.key, pair.one, new_id(), {"quarrel-cycle": long})

    view = pair.couples.see(pair.key, pair.one)
    assert view is not None
    assert not view.mine


@pytest.mark.parametrize("id", [None, "", "short", "x" * 65, "é" * 10, 12345678, ["a"]])
def test_an_id_that_no_page_makes_is_refused(pair: Pair, id: object) -> None:
    with pytest.raises(RoomError):
        pair.couples.share(pair.key, pair.one, id, scan(trust_word=4))
