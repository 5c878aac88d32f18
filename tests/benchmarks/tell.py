"""Tell: what goes on, and since when."""

from __future__ import annotations

import sys
import time

_STARTED = time.monotonic()


def seconds() -> float:
    """Return how long the benchmarks have run."""
    return time.monotonic() - _STARTED


def tell(text: str) -> None:
    """Say on standard error what is going on."""
    print(f"{seconds():4.0f} s  {text}", file=sys.stderr, flush=True)
