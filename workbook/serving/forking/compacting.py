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


_known: dict[int, list[FunctionType]] = {}
"""Functions by the address of their code."""


def note_functions() -> None:
    """Note all functions that there are, before the collector's freeze hides them.

    Looking at each of them later would write to the pages of them all.
    """
    for thing in gc.get_objects():
        if type(thing) is FunctionType:
            _known.setdefault(id(thing.__code__), []).append(thing)


def gather_code(play: Callable[[], None]) -> None:
    """Lay the code of all functions that ``play`` calls side by side.

    Only functions are found that were there when they were noted.
    """
    called: dict[int, CodeType] = {}

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called[id(frame.f_code)] = frame.f_code

    sys.setprofile(note)
    try:
        play()
    finally:
        sys.setprofile(None)
    copies = {address: code.replace() for address, code in called.items()}
    for address, code in called.items():
        for function in _known.get(address, ()):
            if function.__code__ is code:
                function.__code__ = copies[address]


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
