"""A room for two shows what both chose to show, and nothing else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select, text

from workbook.rooms.couples import SHARE_SIZE, Couples
from workbook.rooms.database import Database
from workbook.rooms.schema import heard, rooms, shares

from .made import SCAN, WORDS, new_id, new_member, scan
from .pairs import Pair, count


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


def test_who_comes_again_finds_the_same_seat(pair: Pair, database: Database) -> None:
    pair.couples.join(pair.code, pair.one)
    pair.couples.join(pair.code, pair.other)

    assert count(database, shares) == 2


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
