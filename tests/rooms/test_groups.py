"""Group rooms: what is added counts once, shows in steps, and can be taken back."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import inspect, select

from workbook.errors import (
    ClosedRoomError,
    FullRoomError,
    RoomError,
    UnknownRoomError,
)
from workbook.meaning.grouping import group_scales
from workbook.rooms import groups as groups_module
from workbook.rooms.database import Database
from workbook.rooms.groups import Groups, View
from workbook.rooms.keys import Key, new_key
from workbook.rooms.schema import additions, metadata, pictures, rooms

from .fixtures import Clock
from .made import new_id, new_member

QUARRELS, SCAN = "quarrels", "relationship-scan"


@pytest.fixture
def groups(database: Database) -> Groups:
    return Groups(database)


class Led:
    """A room, with its facilitator and those who take part."""

    def __init__(self, groups: Groups, minimum: int = 8, *instruments: str) -> None:
        self.groups = groups
        self.lead = new_member()
        opened = groups.open(self.lead, list(instruments or (QUARRELS,)), minimum)
        self.code, self.key = opened.code, opened.key

    def add(self, member: str, place: int = 3, scale: str = "clash") -> None:
        scales = {scale: place, "silence": 1}
        self.groups.add(self.key, member, new_id(), QUARRELS, scales)

    def join(self, n: int, place: int = 3) -> list[str]:
        members = [new_member() for _ in range(n)]
        for member in members:
            self.add(member, place)
        return members

    def view(self) -> View:
        view = self.groups.view(self.key, self.lead)
        assert view is not None
        return view

    def counts(self, scale: str = "clash") -> list[int] | None:
        scales = self.view().seen[0].scales
        return list(scales[scale]) if scale in scales else None


# Opening and entering


def test_the_code_leads_into_the_room_and_the_key_stays_the_same(groups: Groups):
    led = Led(groups, 6, SCAN, QUARRELS)

    key, state = groups.enter(led.code.upper().replace("-", ", "))

    assert key == led.key
    assert state == groups.state(key)
    assert (state.instruments, state.minimum, state.open) == ((SCAN, QUARRELS), 6, True)


@pytest.mark.parametrize(
    ("instruments", "minimum"),
    [
        ([], 8),
        (["parting"], 8),
        ([QUARRELS, QUARRELS], 8),
        (QUARRELS, 8),
        ([[]], 8),
        ([QUARRELS], 4),
        ([QUARRELS], True),
        ([QUARRELS], "8"),
        ([QUARRELS], 51),
    ],
)
def test_no_room_opens_with_what_cannot_be(groups: Groups, instruments, minimum):
    with pytest.raises(RoomError):
        groups.open(new_member(), instruments, minimum)


def test_whoever_is_not_the_facilitator_sees_as_little_as_of_no_room(groups: Groups):
    led = Led(groups)
    wrong = Key(led.key.room, new_key().secret)

    for key, lead in [
        (led.key, new_member()),
        (wrong, led.lead),
        (new_key(), led.lead),
    ]:
        for act in (groups.view, groups.close, groups.erase):
            with pytest.raises(UnknownRoomError):
                act(key, lead)


# Adding and withdrawing


def test_a_picture_appears_at_eight_and_changes_at_eleven(groups: Groups):
    led = Led(groups)
    seen = []
    for _ in range(12):
        led.join(1)
        seen.append(sum(led.counts() or []))

    assert seen == [0] * 7 + [8, 8, 8, 11, 11]
    assert led.counts("chase") is None  # nobody added anything of it


def test_below_the_minimum_only_their_number_shows_and_then_not_even_that(
    groups: Groups,
):
    led = Led(groups)
    led.join(5)
    assert (led.view().seen[0].added, led.view().seen[0].scales) == (5, {})
    led.join(3)
    version = led.view().version

    member = led.join(1)[0]
    led.groups.withdraw(led.key, member, QUARRELS)

    assert led.view().seen[0].added == 8
    assert groups.view(led.key, led.lead, version) is None


def test_three_bins_below_twelve_and_five_from_there(groups: Groups):
    led = Led(groups)
    led.join(4, place=1)
    led.join(7, place=5)
    assert led.counts() == [4, 0, 7]

    led.join(3, place=2)

    assert led.counts() == [4, 3, 0, 0, 7]


def test_the_same_message_twice_counts_once(groups: Groups):
    led = Led(groups)
    member, id = new_member(), new_id()

    for _ in range(2):
        groups.add(led.key, member, id, QUARRELS, {"clash": 2})
    groups.withdraw(led.key, member, QUARRELS)
    groups.add(led.key, member, id, QUARRELS, {"clash": 2})  # one that came late

    assert led.view().seen[0].added == 0


def test_a_withdrawal_deletes_at_once_and_shows_at_the_third(
    groups: Groups, database: Database
):
    led = Led(groups)
    members = led.join(11)
    for n, member in enumerate(members[:3], 1):
        assert sum(led.counts() or []) == 11
        groups.withdraw(led.key, member, QUARRELS)
        groups.withdraw(led.key, member, QUARRELS)  # a second time is nothing
        with database.reading() as connection:
            assert len(connection.execute(select(additions)).all()) == 11 - n

    assert sum(led.counts() or []) == 8


def test_a_changed_answer_waits_for_two_others(groups: Groups):
    led = Led(groups)
    members = led.join(12, place=1)
    for member in members[:3]:
        assert led.counts() == [11, 0, 0]
        led.add(member, 5)

    assert led.counts() == [9, 0, 0, 0, 3]


@pytest.mark.parametrize(
    "scales",
    [
        {},
        {"clash": 0},
        {"clash": 6},
        {"clash": 2.5},
        {"clash": True},
        {"clash": "3"},
        {"clash": None},
        {"own-withdraw": 3},
        {"trust": 3},
        ["clash"],
        None,
    ],
)
def test_nothing_but_places_of_known_scales_is_taken(groups: Groups, scales):
    led = Led(groups)
    with pytest.raises(RoomError):
        groups.add(led.key, new_member(), new_id(), QUARRELS, scales)
    assert led.view().seen[0].added == 0


def test_scales_about_safety_are_not_taken(groups: Groups):
    led = Led(groups, 8, SCAN, "intimacy")
    for instrument, scale in [
        (SCAN, "trust"),
        (SCAN, "touch"),
        ("intimacy", "boundaries"),
    ]:
        with pytest.raises(RoomError):
            groups.add(led.key, new_member(), new_id(), instrument, {scale: 3})
    groups.add(led.key, new_member(), new_id(), SCAN, {"closeness": 3})


def test_other_instruments_and_other_members_are_refused(groups: Groups):
    led = Led(groups, 8, SCAN, QUARRELS)
    member = new_member()
    groups.add(led.key, member, new_id(), SCAN, {"closeness": 3})
    for act in [
        lambda: groups.add(led.key, member, new_id(), QUARRELS, {"clash": 3}),
        lambda: groups.add(led.key, new_member(), new_id(), "attachment", {}),
        lambda: groups.add(led.key, "short", new_id(), SCAN, {"closeness": 3}),
        lambda: groups.add(led.key, new_member(), "<b>", SCAN, {"closeness": 3}),
    ]:
        with pytest.raises(RoomError):
            act()


def test_a_full_room_takes_nobody_more_but_lets_members_change(
    groups: Groups, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(groups_module, "MOST_PEOPLE", 6)
    led = Led(groups)
    members = led.join(6)
    with pytest.raises(FullRoomError):
        led.join(1)

    led.add(members[0], 5)


# Closing, erasing, expiring


def test_a_closed_room_takes_nothing_in_and_lets_go(groups: Groups):
    led = Led(groups)
    members = led.join(11)

    groups.close(led.key, led.lead)
    groups.close(led.key, led.lead)

    assert not groups.state(led.key).open
    with pytest.raises(ClosedRoomError):
        led.join(1)
    for member in members[:3]:
        groups.withdraw(led.key, member, QUARRELS)
    assert sum(led.counts() or []) == 8


def test_an_erased_room_leaves_nothing(groups: Groups, database: Database):
    led = Led(groups)
    led.join(9)

    groups.erase(led.key, led.lead)

    with pytest.raises(UnknownRoomError):
        groups.state(led.key)
    with database.reading() as connection:
        for table in (rooms, additions, pictures):
            assert not connection.execute(select(table)).all()


def test_a_room_is_gone_after_thirty_days(groups: Groups, clock: Clock):
    led = Led(groups)
    clock.now += 30 * 86_400 - 1
    groups.state(led.key)
    clock.now += 1
    with pytest.raises(UnknownRoomError):
        groups.state(led.key)


# At the same moment, and what the database tells


def test_thirty_at_the_same_moment_all_count_once(groups: Groups):
    led = Led(groups)
    members = [new_member() for _ in range(30)]
    faults: list[Exception] = []

    def take_part(member: str) -> None:
        id = new_id()
        try:
            for _ in range(2):
                groups.add(led.key, member, id, QUARRELS, {"clash": 4})
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=take_part, args=(one,)) for one in members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert faults == []
    assert led.counts() == [0, 0, 0, 29, 0]  # 8 and seven steps of three; one waits


def test_the_database_does_not_tell_what_was_added(groups: Groups, database: Database):
    led = Led(groups, 8, QUARRELS, "intimacy")
    led.join(9)
    with database.reading() as connection:
        told = repr(
            [connection.execute(select(t)).all() for t in metadata.sorted_tables]
        )
        sizes = {len(row.sealed) for row in connection.execute(select(additions))}

    for word in (QUARRELS, "intimacy", "clash", led.code, *led.code.split("-")):
        assert f"{word}" not in told.replace("group", "")
    assert len(sizes) == 1


def test_the_tables_are_those_that_all_steps_lead_to(
    groups: Groups, database: Database
):
    Led(groups)
    with database.reading() as connection:
        for table in metadata.sorted_tables:
            found = {c["name"] for c in inspect(connection).get_columns(table.name)}
            assert found == {column.name for column in table.columns}


def test_the_scales_of_a_group_have_several_items_and_none_about_safety():
    from workbook.catalogue import load_instrument
    from workbook.meaning.grouping import GROUPABLE

    scales = [
        (id, scale) for id in GROUPABLE for scale in group_scales(load_instrument(id))
    ]
    assert len(scales) == 18
    items = {item for _, scale in scales for item in scale.items}
    assert not items & {"trust-safe", "touch-no", "boundaries-afraid", "pleasure-pain"}
