"""Compacting: let kernels touch fewer pages of the memory that they share.

Python counts references within the objects themselves. So a kernel that only calls a
function already writes to the page with its code, and has that page for itself from
then on. What is called lies scattered among all that was ever imported, and new objects
go into the gaps between old ones: a few bytes here and there take whole pages.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import CodeType, FrameType, FunctionType
from typing import Final

HEAD: Final = sys.getsizeof(b"")
"""Bytes of an empty bytes object."""
SIZES: Final = range(48, 513, 16)
"""Bytes of the blocks that Python keeps apart by size, but for the smallest."""
PAGE: Final = 4096
MOST: Final = 5000
"""Blocks of one size: a Python that allocates otherwise is left alone then."""


def gather_code(play: Callable[[], None]) -> None:
    """Lay the code of all functions that ``play`` calls side by side."""
    called: dict[CodeType, None] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called[frame.f_code] = None

    sys.setprofile(note)
    try:
        play()
    finally:
        sys.setprofile(None)
    copies = {code: code.replace() for code in called}
    gc.unfreeze()
    for thing in gc.get_objects():
        if type(thing) is FunctionType and thing.__code__ in copies:
            thing.__code__ = copies[thing.__code__]


def fill_gaps() -> list[bytes]:
    """Return what fills the gaps between small objects.

    As long as somebody keeps it, new objects go where there are none yet.
    """
    filling: list[bytes] = []
    for size in SIZES:
        # Blocks one behind the other are new memory; those are let go again.
        row: list[bytes] = []
        for _ in range(MOST):
            block = bytes(size - HEAD)
            if row and id(block) != id(row[-1]) + size:
                filling += row
                row = []
            row.append(block)
            if len(row) * size > PAGE * 3 // 4:
                break
    return filling
