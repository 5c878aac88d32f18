"""A page may send many messages at once, and then so many a second."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbook.serving.rate import Rate


class Clock:
    """Tells the time that the test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_comes_at_once_has_an_end() -> None:
    rate = Rate(per_second=10, at_once=3, clock=Clock())

    assert [rate.allows() for _ in range(5)] == [True, True, True, False, False]


def test_who_waits_may_send_again() -> None:
    clock = Clock()
    rate = Rate(per_second=10, at_once=1, clock=clock)
    assert rate.allows()
    assert not rate.allows()

    clock.now += 0.1

    assert rate.allows()
    assert not rate.allows()


def test_a_long_rest_saves_nothing_up() -> None:
    clock = Clock()
    rate = Rate(per_second=10, at_once=2, clock=clock)

    clock.now += 3600

    assert [rate.allows() for _ in range(3)] == [True, True, False]


@given(st.lists(st.integers(0, 8)))
def test_no_span_of_time_lets_more_through(steps: list[int]) -> None:
    """Steps of the clock in eighths of a second: exact in binary."""
    clock = Clock()
    rate = Rate(per_second=8, at_once=4, clock=clock)
    let_through = 0

    for step in steps:
        clock.now += step / 8
        let_through += rate.allows()

        assert let_through <= 4 + 8 * clock.now
