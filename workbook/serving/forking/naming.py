"""Naming: what the processes are called, for whoever looks at the machine."""

from __future__ import annotations

import ctypes
from typing import Final

WARM: Final = "workbook-warm"
SNAPSHOT: Final = "workbook-page"
KERNEL: Final = "workbook-kernel"
"""At most 15 characters: the system cuts what is longer."""
_SET_NAME: Final = 15


def name_process(name: str) -> None:
    """Give this process a name (Linux, ``PR_SET_NAME``)."""
    ctypes.CDLL(None).prctl(_SET_NAME, name.encode(), 0, 0, 0)
