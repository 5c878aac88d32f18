"""Whatever two people and a third one do in any order, the promises of a room hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from workbook.errors import FullRoomError, UnknownRoomError
from workbook.rooms.couples import Couples
from workbook.rooms.database import Database
from workbook.rooms.keys import Key
from workbook.rooms.schema import heard, rooms, shares

from .fixtures import Clock
from .made import SCAN, new_id, new_member

DAY = 86_400
ITEMS = ("trust-word", "trust-self", "trust-private")
answers = st.dictionaries(
    st.sampled_from(ITEMS), st.integers(1, 5) | st.just("withheld")
)
who = st.sampled_from(["one", "other", "one", "other", "third"])


@dataclass
class Model:
    """What should be true: plain sets and dicts instead of a database."""

    until: float
    seats: list[str]
    shared: dict[str, dict[str, object]] = field(default_factory=dict)
    said: list[tuple[str, str, dict[str, object]]] = field(default_factory=list)

    def seen_by(self, name: str) -> dict[str, object] | None:
        """Return what somebody may see of the other's answers."""
        if len(self.shared) < 2:
            return None
        (theirs,) = (told for other, told in self.shared.items() if other != name)
        mine = self.shared[name]
        return {
            item: value
            for item, value in theirs.items()
            if value != "withheld" and mine.get(item, "withheld") != "withheld"
        }


class CoupleRooms(RuleBasedStateMachine):
    """One room after another, in a database that knows of earlier ones."""

    database: Database
    clock: Clock

    def __init__(self) -> None:
        super().__init__()
        self.couples = Couples(self.database)
        self.members = {name: new_member() for name in ("one", "other", "third")}
        self.model: Model | None = None
        self.code, self.key = "", Key(b"", b"")
        self.sizes: set[int] = set()

    @initialize(name=who, joined=st.booleans())
    def begin(self, name: str, joined: bool) -> None:
        self.open(name)
        if joined:
            self.join("other" if name == "one" else "one")

    @precondition(lambda self: self.model is None)
    @rule(name=who)
    def open(self, name: str) -> None:
        opened = self.couples.open(self.members[name])
        self.code, self.key = opened.code, opened.key
        self.model = Model(self.clock.now + 7 * DAY, [name])

    @rule(name=who)
    def join(self, name: str) -> None:
        if self.model is None:
            self.refused(lambda: self.couples.join(self.code, self.members[name]))
        elif name in self.model.seats or len(self.model.seats) < 2:
            key, _ = self.couples.join(self.code, self.members[name])
            assert key == self.key
            if name not in self.model.seats:
                self.model.seats.append(name)
        else:
            with pytest.raises(FullRoomError):
                self.couples.join(self.code, self.members[name])

    @rule(name=who, told=answers)
    def share(self, name: str, told: dict[str, object]) -> None:
        self.say(name, new_id(), told, is_new=True)

    @precondition(lambda self: self.model and self.model.said)
    @rule(pick=st.integers(0))
    def repeat(self, pick: int) -> None:
        """A browser that has heard no answer says it again, however late."""
        assert self.model is not None
        name, id, told = self.model.said[pick % len(self.model.said)]
        self.say(name, id, told, is_new=False)

    @rule(name=who)
    def withdraw(self, name: str) -> None:
        if self.sits(name):
            assert self.model is not None
            self.couples.withdraw(self.key, self.members[name])
            self.model.shared.pop(name, None)
        else:
            self.refused(lambda: self.couples.withdraw(self.key, self.members[name]))

    @precondition(lambda self: self.model is None or self.model.said)
    @rule(name=who)
    def erase(self, name: str) -> None:
        if self.sits(name):
            self.couples.erase(self.key, self.members[name])
            self.model = None
        else:
            self.refused(lambda: self.couples.erase(self.key, self.members[name]))

    @rule(days=st.sampled_from([0.1, 0.1, 1, 7]), swept=st.booleans())
    def time_goes_by(self, days: float, swept: bool) -> None:
        self.clock.now += days * DAY
        if self.model and self.model.until <= self.clock.now:
            self.model = None
        if swept:
            self.database.sweep()
            with self.database.reading() as connection:
                ends = connection.execute(select(rooms.c.until)).scalars()
                assert all(end > self.clock.now for end in ends)

    @invariant()
    def each_sees_what_both_showed_and_nothing_else(self) -> None:
        for name, member in self.members.items():
            if not self.sits(name):
                self.refused(partial(self.couples.see, self.key, member))
                continue
            assert self.model is not None
            view = self.couples.see(self.key, member)
            assert view is not None
            assert view.mine is (name in self.model.shared)
            seen = self.model.seen_by(name)
            assert view.theirs == (None if seen is None else {SCAN: seen})

    @invariant()
    def the_database_has_two_seats_and_one_size(self) -> None:
        with self.database.reading() as connection:
            here = connection.execute(
                select(shares).where(shares.c.room == self.key.room)
            ).all()
            n_heard = len(
                connection.execute(
                    select(heard).where(heard.c.room == self.key.room)
                ).all()
            )
        if self.model is not None:
            assert len(here) == len(self.model.seats) <= 2
            assert sum(row.sealed is not None for row in here) == len(self.model.shared)
            assert n_heard == len(self.model.said)
        self.sizes |= {len(row.sealed) for row in here if row.sealed is not None}
        assert len(self.sizes) <= 1

    def say(self, name: str, id: str, told: dict[str, object], *, is_new: bool) -> None:
        def share() -> int:
            return self.couples.share(self.key, self.members[name], id, {SCAN: told})

        if not self.sits(name):
            self.refused(share)
            return
        assert self.model is not None
        before = self.couples.see(self.key, self.members[name])
        assert before is not None
        assert share() == before.version + is_new
        if is_new:
            self.model.said.append((name, id, told))
            self.model.shared[name] = told

    def sits(self, name: str) -> bool:
        return self.model is not None and name in self.model.seats

    def refused(self, act: Callable[[], object]) -> None:
        with pytest.raises(UnknownRoomError):
            act()


def test_the_promises_hold_in_any_order(database: Database, clock: Clock) -> None:
    class Rooms(CoupleRooms):
        pass

    Rooms.database, Rooms.clock = database, clock

    run_state_machine_as_test(
        Rooms, settings=settings(max_examples=25, stateful_step_count=30, deadline=None)
    )
