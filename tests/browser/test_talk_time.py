"""The time of a turn comes from the clock: no order of acts and no sleep loses any."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from playwright.sync_api import Page

from .sides import many, side_of

SIDES = Path(__file__).parent / "talk_sides.js"
MINUTE = 60_000
ACTS = ["run", "rest", "extend", "reload", "look"]
WORDS = ["plenty", "more", "half", "less", "minute", "round"]

turns = st.fixed_dictionaries(
    {
        "minutes": st.sampled_from([0, 1, 3, 5, 99]),
        "does": st.lists(
            st.tuples(
                st.integers(0, 4 * MINUTE) | st.sampled_from([0, 1, 10**9]),
                st.sampled_from(ACTS),
            ),
            min_size=1,
            max_size=12,
        ),
    }
)


@pytest.fixture
def browser_side(page: Page) -> Callable[[str, object], Any]:
    return side_of(page, SIDES)


def model(case: dict[str, Any]) -> list[tuple[int, int]]:
    """Return what is left and the whole after each act, counted in the plain way."""
    whole, left, running = case["minutes"] * MINUTE, case["minutes"] * MINUTE, False
    told = []
    for wait, act in case["does"]:
        left = max(0, left - wait) if running else left
        if act == "run":
            running = running or left > 0
        elif act == "rest":
            running = False
        elif act == "extend" and whole and whole + MINUTE <= 120 * MINUTE:
            whole, left = whole + MINUTE, left + MINUTE
        told.append((left, whole))
    return told


def test_any_order_of_acts_and_sleeps_leaves_the_same_as_counting_would(
    browser_side,
) -> None:
    cases = many(turns, 500)

    sides = browser_side("turn", cases)

    rounds = 0
    for case, side in zip(cases, sides, strict=True):
        assert [(one["left"], one["whole"]) for one in side] == model(case), case
        rounds += any(one["mode"] == "round" for one in side)
    assert rounds > 50  # else no time was up, and the test says little


def test_what_is_left_is_never_below_nothing_nor_above_the_whole(browser_side) -> None:
    for side in browser_side("turn", many(turns, 500)):
        for one in side:
            assert 0 <= one["left"] <= one["whole"]
            assert (one["mode"] == "free") == (one["whole"] == 0)
            assert (one["mode"] == "round") == (one["left"] == 0 < one["whole"])
            assert one["overdue"] == 0 or one["left"] == 0


def test_pausing_and_going_on_at_once_loses_nothing(browser_side) -> None:
    waits = many(st.lists(st.integers(1, 50_000), min_size=1, max_size=5), 100)
    plain = [{"minutes": 5, "does": [(0, "run"), (sum(w), "look")]} for w in waits]
    split = [
        {
            "minutes": 5,
            "does": [
                (0, "run"),
                *(act for wait in w for act in ((wait, "rest"), (0, "run"))),
            ],
        }
        for w in waits
    ]

    once, often = browser_side("turn", plain), browser_side("turn", split)

    assert [side[-1]["left"] for side in once] == [side[-1]["left"] for side in often]
    assert len({side[-1]["left"] for side in once}) > 50


def test_a_sleep_over_the_end_is_told_at_once_and_how_long_ago_it_was(
    browser_side,
) -> None:
    slept = {"minutes": 3, "does": [(0, "run"), (10 * MINUTE, "reload")]}

    [[_, awake]] = browser_side("turn", [slept])

    assert awake["word"] == awake["mode"] == "round"
    assert awake["overdue"] == 7 * MINUTE


def test_a_minute_more_after_the_end_is_a_whole_minute(browser_side) -> None:
    late = [(0, "run"), (10 * MINUTE, "extend"), (MINUTE // 2, "look")]

    [[_, more, half]] = browser_side("turn", [{"minutes": 3, "does": late}])

    assert (more["left"], more["mode"]) == (MINUTE, "runs")
    assert half["left"] == MINUTE // 2


def test_a_clock_that_was_set_back_gives_no_time_and_takes_none(browser_side) -> None:
    does = [(0, "run"), (MINUTE, "rest"), (0, "run"), (-10 * MINUTE, "look")]

    [side] = browser_side("turn", [{"minutes": 3, "does": does}])

    assert side[-1]["left"] == 2 * MINUTE


def test_words_only_get_less_and_the_page_looks_again_when_one_changes(
    browser_side,
) -> None:
    many_looks = [(0, "run"), *((7_000, "look") for _ in range(90))]
    cases = [{"minutes": minutes, "does": many_looks} for minutes in (1, 3, 5, 8)]

    for side in browser_side("turn", cases):
        places = [WORDS.index(one["word"]) for one in side]
        assert places == sorted(places)
        assert places[-1] == WORDS.index("round")
        for one in side:
            if one["then"]:
                assert one["before"] == one["word"]
                assert one["after"] != one["word"] or one["word"] == "minute"


def test_a_talk_goes_through_both_turns_to_an_agreement_and_an_end(
    browser_side,
) -> None:
    does = ["next", "more", "next", *["next"] * 7]

    [side] = browser_side("course", [{"minutes": 3, "does": does}])

    assert [one["step"] for one in side] == [
        *("mirror-1", "more-1", "mirror-1", "tell-2", "mirror-2"),
        *("common", "agree", "close", "done", "done"),
    ]
    assert [one["n"] for one in side] == [2, 2, 2, 3, 4, 5, 6, 7, 0, 0]
    assert [one["whole"] for one in side[:4]] == [0, MINUTE, 0, 3 * MINUTE]


def test_one_step_back_leads_where_one_came_from_and_at_last_out(browser_side) -> None:
    forward, back = ["next"] * 6, ["back"] * 7
    [side] = browser_side("course", [{"minutes": 0, "does": forward + back}])

    steps = ["tell-1", *(one["step"] for one in side if one)]
    assert steps[6::-1] == steps[6:]
    assert side[-1] is None
    for a, b in pairwise(steps):
        assert a != b


def test_in_the_second_round_the_two_have_swapped(browser_side) -> None:
    cases = [["tell-1", "a"], ["mirror-1", "a"], ["more-2", "a"], ["tell-2", "b"]]

    speakers = [side["speaker"] for side in browser_side("roles", cases)]

    assert speakers == ["a", "a", "b", "a"]


def test_what_was_kept_is_read_and_what_cannot_be_is_no_talk(browser_side) -> None:
    good = ["tell-1 180000 0 0", "done 0 0 0", "more-2 60000 60000 1764000000000"]
    bad = [
        *("", None, 3, "nowhere 0 0 0", "tell-1", "tell-1 60000 60001 0"),
        *("tell-1 -1 0 0", "tell-1 1e9 0 0", "tell-1 9999999999 0 0"),
        "tell-1 60000 0 0 0",
    ]

    assert None not in browser_side("kept", good)
    assert browser_side("kept", bad) == [None] * len(bad)


def test_an_addition_has_a_minute_and_none_where_turns_have_no_time(
    browser_side,
) -> None:
    cases = [["tell-2", 8], ["more-1", 8], ["more-1", 0], ["common", 8]]

    assert browser_side("length", cases) == [8 * MINUTE, MINUTE, 0, 0]
