"""A room for two shows what both chose to show, and nothing else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Table, func, select, text
from sqlalchemy.exc import IntegrityError

from workbook.errors import FullRoomError, RoomError, TooBigError, UnknownRoomError
from workbook.rooms.codes import new_code
from workbook.rooms.couples import SHARE_SIZE, Couples
from workbook.rooms.database import Database
from workbook.rooms.keys import Key, new_key
from workbook.rooms.schema import heard, rooms, shares

from .fixtures import Clock
from .made import SCAN, WORDS, new_id, new_member, scan

DAY = 86_400


@pytest.fixture
def couples(database: Database) -> Couples:
    return Couples(database)


class Pair:
    """Two people in one room, and their ways to say things."""

    def __init__(self, couples: Couples) -> None:
        self.couples = couples
        self.one, self.other = new_member(), new_member()
        opened = couples.open(self.one)
        self.code, self.key = opened.code, opened.key
        assert couples.join(self.code, self.other)[0] == self.key

    def theirs(self, member: str) -> object:
        view = self.couples.see(self.key, member)
        assert view is not None
        return view.theirs

    def share(self, member: str, **answers: int) -> int:
        return self.couples.share(self.key, member, new_id(), scan(**answers))


@pytest.fixture
def pair(couples: Couples) -> Pair:
    return Pair(couples)


def count(database: Database, table: Table) -> int:
    with database.reading() as connection:
        found = connection.execute(select(func.count()).select_from(table))
        return int(found.scalar_one())


def test_both_see_what_both_share(pair: Pair) -> None:
    pair.share(pair.one, trust_word=4, trust_self=2)
    pair.share(pair.other, trust_word=1, trust_self=5)

    assert pair.theirs(pair.one) == scan(trust_word=1, trust_self=5)
    assert pair.theirs(pair.other) == scan(trust_word=4, trust_self=2)


def test_nothing_shows_until_both_have_shared(pair: Pair) -> None:
    pair.share(pair.one, trust_word=4)

    for member, mine, partner in [
        (pair.one, True, "joined"),
        (pair.other, False, "shared"),
    ]:
        view = pair.couples.see(pair.key, member)
        assert view is not None
        assert (view.mine, view.partner, view.theirs) == (mine, partner, None)


def test_who_is_alone_sees_that_nobody_has_come(couples: Couples) -> None:
    member = new_member()
    opened = couples.open(member)

    view = couples.see(opened.key, member)

    assert view is not None
    assert (view.partner, view.theirs, view.until) == ("absent", None, opened.until)


def test_a_chapter_shows_only_when_both_shared_it(pair: Pair) -> None:
    cycle = {"quarrel-cycle": {"you-do": WORDS}}
    pair.couples.share(pair.key, pair.one, new_id(), cycle | scan(trust_word=4))
    pair.share(pair.other, trust_word=3)

    assert pair.theirs(pair.other) == scan(trust_word=4)
    assert pair.theirs(pair.one) == scan(trust_word=3)


def test_what_one_keeps_back_is_as_if_never_answered(pair: Pair) -> None:
    answers = {SCAN: {"trust-word": 4, "trust-self": "withheld", "trust-safe": 1}}
    pair.couples.share(pair.key, pair.one, new_id(), answers)
    pair.share(pair.other, trust_word=1, trust_self=5, trust_safe=5)

    assert pair.theirs(pair.other) == scan(trust_word=4)
    assert pair.theirs(pair.one) == scan(trust_word=1)


def test_what_is_stored_has_one_size(pair: Pair, database: Database) -> None:
    sizes = set()
    everything = {f"trust_{item}": 3 for item in ("word", "promise", "self", "private")}
    for answers in ({}, {"trust_word": 4}, everything):
        pair.share(pair.one, **answers)
        with database.reading() as connection:
            stored = connection.execute(select(shares.c.sealed)).scalars().all()
        sizes |= {len(sealed) for sealed in stored if sealed}

    assert len(sizes) == 1
    assert sizes.pop() >= SHARE_SIZE


def test_withdrawing_makes_it_gone_for_both(pair: Pair) -> None:
    pair.share(pair.one, trust_word=4)
    pair.share(pair.other, trust_word=1)

    pair.couples.withdraw(pair.key, pair.one)

    assert pair.theirs(pair.one) is None
    assert pair.theirs(pair.other) is None
    pair.share(pair.one, trust_word=2)
    assert pair.theirs(pair.other) == scan(trust_word=2)


def test_a_message_that_comes_late_brings_nothing_back(pair: Pair) -> None:
    pair.share(pair.other, trust_word=1)
    first = new_id()
    pair.couples.share(pair.key, pair.one, first, scan(trust_word=4))
    version = pair.couples.withdraw(pair.key, pair.one)

    assert pair.couples.share(pair.key, pair.one, first, scan(trust_word=4)) == version
    assert pair.theirs(pair.other) is None


def test_a_later_share_replaces_an_earlier_one(pair: Pair) -> None:
    pair.share(pair.other, trust_word=1, trust_self=1)
    pair.share(pair.one, trust_word=4, trust_self=4)

    pair.share(pair.one, trust_self=3)

    assert pair.theirs(pair.other) == scan(trust_self=3)


def test_no_third_one_comes_in(pair: Pair) -> None:
    with pytest.raises(FullRoomError):
        pair.couples.join(pair.code, new_member())


def test_who_comes_again_finds_the_same_seat(pair: Pair, database: Database) -> None:
    pair.couples.join(pair.code, pair.one)
    pair.couples.join(pair.code, pair.other)

    assert count(database, shares) == 2


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


def test_two_who_share_at_the_same_moment_both_count(pair: Pair) -> None:
    for value in range(1, 6):

        def say(member: str, value: int = value) -> int:
            return pair.share(member, trust_word=value)

        with ThreadPoolExecutor(2) as pool:
            versions = list(pool.map(say, [pair.one, pair.other]))

        assert len(set(versions)) == 2
        assert pair.theirs(pair.one) == pair.theirs(pair.other)
        assert pair.theirs(pair.one) == scan(trust_word=value)


def test_what_is_said_twice_at_the_same_moment_counts_once(
    pair: Pair, database: Database
) -> None:
    id = new_id()

    def say(_turn: int) -> int:
        return pair.couples.share(pair.key, pair.one, id, scan(trust_word=4))

    with ThreadPoolExecutor(8) as pool:
        versions = set(pool.map(say, range(8)))

    assert len(versions) == 1
    assert count(database, heard) == 1


def test_news_is_told_once(pair: Pair) -> None:
    view = pair.couples.see(pair.key, pair.one)
    assert view is not None
    assert pair.couples.see(pair.key, pair.one, view.version) is None

    version = pair.share(pair.other, trust_word=4)

    told = pair.couples.see(pair.key, pair.one, view.version)
    assert told is not None
    assert told.version == version


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


def test_text_stays_text(pair: Pair) -> None:
    said = "<b onclick=x>'; DROP TABLE rooms; -- \u202e 🙂"
    for member, words in ((pair.one, said), (pair.other, WORDS)):
        cycle = {"quarrel-cycle": {"you-do": words}}
        pair.couples.share(pair.key, member, new_id(), cycle)

    assert pair.theirs(pair.other) == {"quarrel-cycle": {"you-do": said}}


def test_a_reader_sees_one_moment(pair: Pair, database: Database) -> None:
    """Between two questions of one reader another one may withdraw."""
    pair.share(pair.one, trust_word=4)
    with database.reading() as connection:
        version = connection.execute(select(rooms.c.version)).scalar_one()
        pair.couples.withdraw(pair.key, pair.one)

        kept = connection.execute(text("SELECT sealed FROM shares WHERE seat = 1"))

        assert connection.execute(select(rooms.c.version)).scalar_one() == version
        assert kept.scalar_one() is not None
