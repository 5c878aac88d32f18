"""Moments of practice: what can be told of them, and what too few cannot tell."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument
from workbook.meaning.practice import Moment, change, moments

JOURNAL = load_instrument("legacy-practice")
GOOD = {"date": "2026-11-20", "discomfort": 7, "stayed": "back", "what": "Thee."}


def entry(id="one", **changes):
    responses = {k: v for k, v in (GOOD | changes).items() if v is not None}
    return {"id": id, "responses": responses}


def of(*discomforts):
    day = date(2026, 1, 1)
    return [
        Moment(str(n), day + timedelta(days=n), discomfort)
        for n, discomfort in enumerate(discomforts)
    ]


def test_a_moment_is_read_as_it_was_written():
    assert moments(JOURNAL, [entry()]) == [
        Moment("one", date(2026, 11, 20), 7, "back", "Thee.")
    ]


@pytest.mark.parametrize("lacking", ["date", "discomfort"])
def test_a_moment_without_day_or_discomfort_is_left_out(lacking):
    assert moments(JOURNAL, [entry(**{lacking: None})]) == []


@pytest.mark.parametrize("impossible", [{"date": "soon"}, {"discomfort": 11}])
def test_what_cannot_be_is_left_out(impossible):
    assert moments(JOURNAL, [entry(**impossible), {"id": "gone"}]) == []


def test_how_it_ended_may_stay_open():
    (moment,) = moments(JOURNAL, [entry(stayed=None, what=None)])

    assert moment.stayed is None
    assert moment.what == ""


def test_moments_come_by_day():
    found = moments(JOURNAL, [entry("b"), entry("a"), entry("c", date="2026-11-01")])

    assert [moment.id for moment in found] == ["c", "a", "b"]


@given(st.lists(st.integers(0, 10), max_size=20))
def test_a_change_needs_four_moments_and_lies_within_them(discomforts):
    means = change(of(*discomforts))

    if len(discomforts) < 4:
        assert means is None
    else:
        assert all(min(discomforts) <= mean <= max(discomforts) for mean in means)


@given(st.lists(st.integers(0, 10), min_size=4, max_size=20))
def test_the_other_way_round_the_change_is_turned(discomforts):
    before, now = change(of(*discomforts))

    assert change(of(*reversed(discomforts))) == pytest.approx((now, before))


def test_first_and_last_never_share_a_moment():
    assert change(of(8, 8, 2, 2)) == (8, 2)
    assert change(of(9, 8, 7, 0, 3, 2, 1)) == (8, 2)
