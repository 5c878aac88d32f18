"""Counts: how often things happen and how long they take, and nothing about whom."""

from __future__ import annotations

import math
import statistics
from collections import Counter, defaultdict, deque

MOST = 512
"""The last so many durations of a kind are kept."""


class Counts:
    """Counts and durations of a server since its start."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._durations: dict[str, deque[float]] = defaultdict(
            lambda: deque(maxlen=MOST)
        )

    def add(self, what: str) -> None:
        """Count something that has happened."""
        self._counts[what] += 1

    def time(self, what: str, seconds: float) -> None:
        """Count something and keep how long it took."""
        self._counts[what] += 1
        self._durations[what].append(seconds)

    def told(self) -> dict[str, dict[str, float]]:
        """Return for each kind its count and, in ms, median and 95th percentile."""
        return {what: self._tell(what) for what in sorted(self._counts)}

    def _tell(self, what: str) -> dict[str, float]:
        told: dict[str, float] = {"count": self._counts[what]}
        if kept := sorted(self._durations.get(what, ())):
            told["median_ms"] = round(1000 * statistics.median(kept), 1)
            told["p95_ms"] = round(1000 * kept[math.ceil(0.95 * len(kept)) - 1], 1)
        return told
