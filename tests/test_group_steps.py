"""A group's picture changes only so that no sum or difference is one person or two."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from workbook.meaning.group_steps import (
    FIVE_FROM,
    LEAST_MINIMUM,
    STEP,
    Cohort,
    Contribution,
    n_in,
    picture,
    step,
)
from workbook.meaning.grouping import N_PLACES

places = st.integers(1, N_PLACES)


class Group:
    """A scale of a room, in which people come and go."""

    def __init__(self, minimum: int = 8) -> None:
        self.minimum = minimum
        self.stored: dict[str, Contribution] = {}
        self.cohorts: tuple[Cohort, ...] = ()
        self.made = 0

    def add(self, person: str, place: int = 3) -> str:
        self.made += 1
        one = Contribution(f"c{self.made}", person, place)
        self.stored[person] = one
        self._step()
        return one.id

    def withdraw(self, person: str) -> None:
        del self.stored[person]
        self._step()

    def _step(self) -> None:
        self.cohorts = step(self.cohorts, [*self.stored.values()], self.minimum)

    @property
    def members(self) -> frozenset[str]:
        """The ids in the picture; none while it is hidden."""
        if picture(self.cohorts, self.minimum) is None:
            return frozenset()
        return frozenset(id for cohort in self.cohorts for id in cohort.members)


def group_of(n: int, minimum: int = 8) -> Group:
    group = Group(minimum)
    for person in range(n):
        group.add(f"p{person}", 1 + person % N_PLACES)
    return group


# One group


@pytest.mark.parametrize(
    ("n", "shown"), [(7, 0), (8, 8), (9, 8), (10, 8), (11, 11), (13, 11), (14, 14)]
)
def test_a_picture_appears_at_the_minimum_and_grows_by_three(n, shown):
    assert len(group_of(n).members) == shown


def test_a_smaller_minimum_counts_and_never_below_five():
    assert len(group_of(5, minimum=5).members) == LEAST_MINIMUM
    assert group_of(4, minimum=2).members == frozenset()


def test_below_twelve_people_the_outer_places_are_merged():
    assert picture(group_of(8).cohorts, 8) == [4, 2, 2]
    assert picture(group_of(11).cohorts, 8) == [5, 2, 4]
    assert picture(group_of(14).cohorts, 8) == [3, 3, 3, 3, 2]


def test_one_or_two_who_withdraw_stay_in_the_picture_until_a_third_does():
    group = group_of(12)
    before = group.members
    group.withdraw("p0")
    group.withdraw("p1")
    assert group.members == before

    group.withdraw("p2")

    assert n_in(group.cohorts) == 8  # the twelfth still waits outside
    assert picture(group.cohorts, 8) == [3, 1, 4]


def test_a_picture_is_hidden_when_those_who_may_go_leave_too_few():
    group = group_of(8)
    for person in ("p0", "p1", "p2"):
        group.withdraw(person)

    assert group.members == frozenset()

    for person in ("x", "y", "z"):
        assert group.members == frozenset()
        group.add(person)
    assert len(group.members) == 8


def test_a_changed_answer_is_not_counted_twice():
    group = group_of(8)
    group.add("p0", 5)
    for person in ("x", "y"):
        group.add(person)
    assert len(group.members) == 8

    group.add("z")

    assert len(group.members) == 11  # with the first answer of p0, without the second


def test_three_changed_answers_are_taken_over_together():
    group = group_of(12)
    for person in ("p0", "p1", "p2"):
        group.add(person, 3)

    assert group.members == {one.id for one in group.stored.values()}
    assert picture(group.cohorts, 8) == [2, 2, 4, 2, 2]


def test_all_but_one_leave_and_as_many_come_and_the_one_cannot_be_worked_out():
    """Each two pictures would be seven apart; three of them would show one person."""
    group = group_of(8)
    first = group.members
    for person in range(7):
        group.add(f"new{person}")
    for person in range(7):
        group.withdraw(f"p{person}")

    alone = group.stored["p7"].id
    assert alone in first
    assert len(group.members & first) >= STEP


# Any group


class AnyGroup(RuleBasedStateMachine):
    """People come, change and go; all pictures are kept, as an onlooker might."""

    @initialize(minimum=st.sampled_from([5, 6, 8, 12]))
    def open(self, minimum: int) -> None:
        self.group = Group(minimum)
        self.truth: dict[str, int] = {}
        self.views: list[frozenset[str]] = []
        self.taken_out: set[str] = set()
        self.people = 0

    def _add(self, person: str, place: int) -> None:
        self.truth[self.group.add(person, place)] = place
        self._look()

    def _look(self) -> None:
        view = self.group.members
        in_cohorts = {id for cohort in self.group.cohorts for id in cohort.members}
        gone = set(self.truth) - {one.id for one in self.group.stored.values()}
        if not self.views or self.views[-1] != view:
            # Whoever was taken out is in no later picture.
            assert not view & self.taken_out
            self.views.append(view)
        seen = {id for earlier in self.views for id in earlier}
        self.taken_out |= (gone & seen) - in_cohorts

    @rule(many=st.integers(1, 9), data=st.data())
    def come(self, many: int, data: st.DataObject) -> None:
        for place in data.draw(st.lists(places, min_size=many, max_size=many)):
            self.people += 1
            self._add(f"p{self.people}", place)

    @precondition(lambda self: self.group.stored)
    @rule(data=st.data(), place=places)
    def change(self, data: st.DataObject, place: int) -> None:
        self._add(data.draw(st.sampled_from(sorted(self.group.stored))), place)

    @precondition(lambda self: self.group.stored)
    @rule(data=st.data(), many=st.integers(1, 8))
    def go(self, data: st.DataObject, many: int) -> None:
        for _ in range(min(many, len(self.group.stored))):
            self.group.withdraw(data.draw(st.sampled_from(sorted(self.group.stored))))
            self._look()

    @precondition(lambda self: self.people)
    @rule(data=st.data(), place=places)
    def come_back(self, data: st.DataObject, place: int) -> None:
        self._add(f"p{data.draw(st.integers(1, self.people))}", place)

    @invariant()
    def no_two_pictures_differ_by_one_or_two(self) -> None:
        shown = [view for view in self.views if view]
        for one in shown:
            for other in shown:
                assert len(one - other) not in range(1, STEP)

    @invariant()
    def all_in_the_same_pictures_are_three_or_more(self) -> None:
        """So that no sum or difference of any pictures is one person or two."""
        patterns: dict[str, list[bool]] = defaultdict(list)
        for view in self.views:
            for id in self.truth:
                patterns[id].append(id in view)
        alike = Counter(tuple(p) for p in patterns.values() if any(p))
        assert all(many >= STEP for many in alike.values())

    @invariant()
    def no_picture_is_of_fewer_than_the_minimum(self) -> None:
        assert all(len(view) >= self.group.minimum for view in self.views if view)

    @invariant()
    def what_is_shown_is_what_its_members_added(self) -> None:
        shown = picture(self.group.cohorts, self.group.minimum)
        if shown is None:
            return
        members = self.group.members
        at = Counter(self.truth[id] for id in members)
        counts = [at[place] for place in range(1, N_PLACES + 1)]
        if len(members) < FIVE_FROM:
            counts = [counts[0] + counts[1], counts[2], counts[3] + counts[4]]
        assert shown == counts

    @invariant()
    def nobody_is_in_it_twice(self) -> None:
        inside = [p for cohort in self.group.cohorts for p in cohort.members.values()]
        assert len(inside) == len(set(inside))


TestAnyGroup = AnyGroup.TestCase
TestAnyGroup.settings = settings(
    max_examples=150, stateful_step_count=25, deadline=None
)
