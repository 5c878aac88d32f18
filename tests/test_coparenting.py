"""Promises are counted and never judged; words are named from enough answers."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbook.catalogue import load_instrument, load_strings
from workbook.meaning.advice import MOST
from workbook.meaning.coparenting import (
    Promise,
    overdue,
    periods,
    promises,
    speaking,
    unit_of,
)
from workbook.meaning.coparenting_plan import (
    MOST_INSTEAD,
    OFTEN,
    RECENT,
    lowest,
    next_steps,
    own_steps,
    recently_missed,
    standing_out,
)
from workbook.text import LANGUAGES

JOURNAL = load_instrument("coparent-promises")
SPEAKING = load_instrument("coparent-speaking")
ITEMS = [item.id for item in SPEAKING.items]
TODAY = date(2026, 11, 22)
FORBIDDEN = r"score|uitslag|tekort|schuld|percent|gezond|normaal|should|moet je"
CONTACTS = ["both", "some", "never", "unsure", "withheld", None]
TOGETHER = {"wait", "answer", "agree"}


def entry(id: str, **responses: object) -> dict[str, object]:
    return {"id": id, "responses": responses}


def promise(ago: int, kept: str = "kept") -> Promise:
    return Promise(f"p{ago}", TODAY - timedelta(days=ago), kept)  # type: ignore[arg-type]


kinds = st.sampled_from(["kept", "missed", "open"])
any_promises = st.lists(st.builds(Promise, st.text(), st.dates(), kinds), max_size=30)
near_promises = st.lists(st.builds(promise, st.integers(-9, 90), kinds), max_size=30)
ANSWER = st.integers(1, 5) | st.just("withheld")
answers = st.fixed_dictionaries({}, optional=dict.fromkeys(ITEMS, ANSWER))


# Promises


def test_promises_are_complete_and_the_oldest_comes_first() -> None:
    kept = promises(
        JOURNAL,
        [
            entry("b", date="2026-11-02", to="child", kept="missed", promise="Bellen"),
            entry("a", date="2026-10-02", to="parent", kept="kept"),
            entry("no-day", to="child", kept="kept"),
            entry("no-outcome", date="2026-10-02", to="child"),
            entry("odd", date="2026-10-02", to="child", kept="sometimes"),
            {"id": "removed", "responses": None},
        ],
    )

    assert [one.id for one in kept] == ["a", "b"]
    assert [one.kept for one in kept] == ["kept", "missed"]


@example([Promise("a", date.min, "kept"), Promise("b", date.max, "open")])
@example([Promise("a", date.max, "kept")])
@example([Promise("a", date.min, "kept")])
@given(any_promises | near_promises)
def test_each_promise_is_in_one_period_and_none_is_lost(given: list[Promise]) -> None:
    found = periods(given)

    assert sum(one.total for one in found) == len(given)
    for kind in ("kept", "missed", "open"):
        counted = sum(getattr(one, kind) for one in found)
        assert counted == sum(p.kept == kind for p in given)
    assert all(one.total for one in found)
    for one, following in pairwise(found):
        assert one.last < following.first
    for one in found:
        inside = [p for p in given if one.first <= p.day <= one.last]
        assert len(inside) == one.total


@given(any_promises, st.randoms())
def test_the_order_in_which_promises_are_written_changes_nothing(given, random) -> None:
    mixed = random.sample(given, len(given))

    assert periods(mixed) == periods(given)


@pytest.mark.parametrize(("days", "unit"), [(0, "week"), (69, "week"), (70, "month")])
def test_ten_weeks_are_shown_as_weeks_and_more_as_months(days: int, unit: str) -> None:
    assert unit_of([promise(days), promise(0)]) == unit


def test_a_promise_is_overdue_when_its_day_has_been() -> None:
    kept = [promise(1, "open"), promise(0, "open"), promise(5), promise(3, "missed")]

    assert overdue(kept, TODAY) == 1
    assert overdue(kept, None) == 0


def test_only_the_latest_promises_count_for_a_next_step() -> None:
    old = [promise(90 - n, "missed") for n in range(9)]
    late = [promise(9 - n) for n in range(RECENT)]

    assert recently_missed([*old, *late]) == 0
    assert recently_missed([*old, *late[1:]]) == 1
    assert recently_missed([*late, promise(0, "open")]) == 0


# How somebody speaks


@given(answers)
def test_nothing_is_named_from_fewer_than_half_of_the_answers(given) -> None:
    n = sum(isinstance(answer, int) for answer in given.values())
    themes = speaking(SPEAKING, given, "nl")
    told = standing_out(SPEAKING, given, "nl")

    if n < 5:
        assert all(theme.often is None for theme in themes)
        assert told == []
        assert lowest(themes) is None
    for theme, scale in zip(themes, SPEAKING.scales, strict=True):
        answered = [i for i in scale.items if isinstance(given.get(i), int)]
        enough = n >= 5 and len(answered) >= len(scale.items) / 2
        assert (theme.often is not None) == enough


@given(answers)
def test_at_most_two_sentences_get_other_words_and_the_lowest_first(given) -> None:
    told = standing_out(SPEAKING, given, "en")
    instead = [one for one in told if one.about in ITEMS]

    assert len(instead) <= MOST_INSTEAD
    shown = [given[one.about] for one in instead]
    assert shown == sorted(shown)
    left = [a for i, a in given.items() if isinstance(a, int) and a <= 2]
    assert not told or shown == sorted(left)[:MOST_INSTEAD]


def test_what_goes_well_is_said_first() -> None:
    told = standing_out(SPEAKING, dict.fromkeys(ITEMS, 5) | {"room-wish": 1}, "en")

    assert [one.about for one in told] == ["speak", "room", "between", "room-wish"]
    assert "‘not at all’" in told[-1].because


def test_answers_around_the_middle_have_words_too() -> None:
    (told,) = standing_out(SPEAKING, dict.fromkeys(ITEMS, 3), "nl")

    assert told.about == "middle"


def test_the_lowest_theme_is_the_first_of_equals_and_none_when_all_is_well() -> None:
    low = lowest(speaking(SPEAKING, dict.fromkeys(ITEMS, 2), "nl"))
    assert low is not None
    assert low.id == "speak"

    assert lowest(speaking(SPEAKING, dict.fromkeys(ITEMS, 4), "nl")) is None
    assert OFTEN > 3


# Next steps


@given(
    st.sampled_from(CONTACTS),
    near_promises,
    answers,
    st.sampled_from(["reason", "other", "both", "agree", "unsure", None]),
    st.sampled_from(LANGUAGES),
)
def test_there_are_at_most_three_steps_and_none_for_two_where_it_does_not_fit(
    contact, kept, given, reason, language
) -> None:
    own = own_steps(kept, speaking(SPEAKING, given, language), TODAY, language)
    note = entry("n", date="2026-11-01", **({"reason": reason} if reason else {}))

    steps = next_steps(contact, own, [note], language)

    assert len(steps) <= MOST
    assert len({step.about for step in steps}) == len(steps)
    assert not TOGETHER & {step.about for step in own}
    if contact == "never":
        assert steps[0].about == "never"
        assert not TOGETHER & {step.about for step in steps}
    for step in steps:
        assert all((step.title, step.because, step.text))
        assert "{" not in step.because + step.text


def test_the_last_note_by_its_day_leads_to_the_step() -> None:
    notes = [
        entry("b", date="2026-11-02", reason="reason"),
        entry("a", date="2026-11-09", reason="other"),
        entry("c", date="2026-11-10"),
        {"id": "d", "responses": None},
    ]

    assert [step.about for step in next_steps(None, [], notes, "nl")] == ["wait"]
    notes[1] = {"id": "a", "responses": None}
    assert [step.about for step in next_steps(None, [], notes, "nl")] == ["answer"]


def test_while_nothing_is_known_there_is_no_step() -> None:
    assert own_steps([], speaking(SPEAKING, {}, "nl"), TODAY, "nl") == []
    assert next_steps(None, [], [], "nl") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_words_and_no_word_judges(language) -> None:
    words = load_strings("coparenting", language)

    for item in ITEMS:
        assert words[f"instead_{item.replace('-', '_')}"]
    for value in load_instrument("coparent-decisions").item("reason").values:
        (step,) = next_steps(None, [], [entry("n", reason=value, date="x")], language)
        assert step.text
    for text in words.values():
        assert not re.search(rf"\b({FORBIDDEN})", text), text
