"""Counts tell how often and how long, and nothing about whom."""

from __future__ import annotations

from workbook.serving.counts import MOST, Counts


def test_what_has_not_happened_is_not_told() -> None:
    assert Counts().told() == {}


def test_things_are_counted_by_their_kind_in_order() -> None:
    counts = Counts()
    for what in ("resumed", "forks", "resumed"):
        counts.add(what)

    assert list(counts.told().items()) == [
        ("forks", {"count": 1}),
        ("resumed", {"count": 2}),
    ]


def test_durations_are_told_in_milliseconds() -> None:
    counts = Counts()
    for hundredths in range(1, 101):
        counts.time("answer", hundredths / 100)

    assert counts.told() == {
        "answer": {"count": 100, "median_ms": 505.0, "p95_ms": 950.0}
    }


def test_one_duration_is_median_and_extreme() -> None:
    counts = Counts()
    counts.time("answer", 0.0123)

    assert counts.told()["answer"] == {"count": 1, "median_ms": 12.3, "p95_ms": 12.3}


def test_only_the_last_durations_are_kept_and_all_are_counted() -> None:
    counts = Counts()
    for _ in range(MOST):
        counts.time("answer", 9.0)
    for _ in range(MOST):
        counts.time("answer", 1.0)

    told = counts.told()["answer"]
    assert told == {"count": 2 * MOST, "median_ms": 1000.0, "p95_ms": 1000.0}
