"""Limits: what one kernel may take of the machine."""

from __future__ import annotations

import resource
from typing import Final

MEMORY: Final = 400_000_000
"""Bytes of address space beyond what the snapshot had; a page needs some 20 MB."""
COMPUTING: Final = 600
"""Seconds of a processor; an answer takes a hundredth of one."""
FILE: Final = 50_000_000
"""Bytes of a file that it writes."""
DESCRIPTORS: Final = 64


def limit(address_space: int) -> None:
    """Limit this process, for good.

    No core is ever dumped: it would have answers in it.

    Parameters
    ----------
    address_space
        Bytes that it had before the fork.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_AS, address_space + MEMORY)
    _lower(resource.RLIMIT_CPU, COMPUTING)
    _lower(resource.RLIMIT_FSIZE, FILE)
    _lower(resource.RLIMIT_NOFILE, DESCRIPTORS)


def address_space() -> int:
    """Return the bytes of address space that this process has."""
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[0]) * resource.getpagesize()


def _lower(kind: int, value: int) -> None:
    _, most = resource.getrlimit(kind)
    if most == resource.RLIM_INFINITY or most > value:
        resource.setrlimit(kind, (value, value))
