"""A page may send many messages at once, and then so many a second."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.serving.rate import Rate, Rates


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


def test_what_is_charged_afterwards_has_to_be_waited_for() -> None:
    clock = Clock()
    rate = Rate(per_second=1, at_once=2, clock=clock)
    assert all(rate.is_open() for _ in range(5))

    for _ in range(5):
        rate.charge()

    assert not rate.is_open()
    assert not rate.allows()
    assert rate.wait == 4
    clock.now += 3
    assert not rate.is_open()
    clock.now += 1
    assert rate.is_open()


def test_each_address_has_a_rate_of_its_own() -> None:
    rates = Rates(per_second=1, at_once=1, clock=Clock())

    assert rates.of("192.0.2.1").allows()
    assert not rates.of("192.0.2.1").allows()
    assert rates.of("192.0.2.2").allows()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8::1", "2001:db8:0:0:ffff::7"),
        ("192.0.2.1", "::ffff:192.0.2.1"),
        ("fe80::1%eth0", "fe80::2%eth0"),
    ],
)
def test_a_household_has_one_rate(one: str, other: str) -> None:
    rates = Rates(per_second=1, at_once=1, clock=Clock())

    assert rates.of(one) is rates.of(other)
    assert rates.of(one) is not rates.of("2001:db8:0:1::1")


def test_only_the_latest_addresses_are_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workbook.serving.rate.MOST_ADDRESSES", 2)
    rates = Rates(per_second=1, at_once=1, clock=Clock())
    first, second = rates.of("1"), rates.of("2")
    assert rates.of("1") is first

    rates.of("3")

    assert rates.of("1") is first
    assert rates.of("2") is not second
