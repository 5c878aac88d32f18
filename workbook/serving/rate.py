"""Rate: how many messages a page may send."""

from __future__ import annotations

import time
from collections.abc import Callable


class Rate:
    """Lets through a number of messages at once, and then so many a second.

    Parameters
    ----------
    per_second, at_once
        Somebody who drags a slider sends some 60 a second.
    """

    def __init__(
        self,
        per_second: float = 200.0,
        at_once: float = 600.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_second = per_second
        self._at_once = at_once
        self._clock = clock
        self._left = at_once
        self._last = clock()

    def allows(self) -> bool:
        """Count a message, and tell whether it is one too many."""
        now = self._clock()
        more = self._per_second * (now - self._last)
        self._left, self._last = min(self._at_once, self._left + more), now
        if self._left < 1:
            return False
        self._left -= 1
        return True
