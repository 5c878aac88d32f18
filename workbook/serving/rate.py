"""Rate: how many messages a page may send, and an address."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Final

MOST_ADDRESSES: Final = 10_000
"""So many addresses are remembered, the latest ones."""


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
        if not self.is_open():
            return False
        self._left -= 1
        return True

    def is_open(self) -> bool:
        """Tell whether a message would be let through, without counting one."""
        self._catch_up()
        return self._left >= 1

    def charge(self) -> None:
        """Count a message that is already over; a debt has to be waited for."""
        self._catch_up()
        self._left -= 1

    @property
    def wait(self) -> float:
        """Seconds until another message is let through."""
        return max(0.0, (1 - self._left) / self._per_second)

    def _catch_up(self) -> None:
        now = self._clock()
        more = self._per_second * (now - self._last)
        self._left, self._last = min(self._at_once, self._left + more), now


class Rates:
    """A rate for each network address, in memory only.

    Parameters
    ----------
    per_second, at_once
        As for `Rate`.
    """

    def __init__(
        self,
        per_second: float,
        at_once: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._new = partial(Rate, per_second, at_once, clock)
        self._rates: OrderedDict[str, Rate] = OrderedDict()

    def of(self, address: str) -> Rate:
        """Return the rate of an address; one household of IPv6 has a whole network."""
        name = _network(address)
        rate = self._rates.setdefault(name, self._new())
        self._rates.move_to_end(name)
        if len(self._rates) > MOST_ADDRESSES:
            self._rates.popitem(last=False)
        return rate


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
