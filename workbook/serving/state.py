"""State: a short name of what stands in many files, another when one has changed.

The name comes from what is in the files, not from when they were written: two servers
with the same files have the same names, and a page may go on with either.
"""

from __future__ import annotations

import functools
import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

LOOK_AGAIN: Final = 0.1
"""Seconds in which nobody looks at the files again: a look takes about a millisecond,
and a hundred visitors may come at once."""
_PASSED_OVER: Final = ("__pycache__", "content")
"""Folders that are nobody's words and no program: what Python made, and the content
that an installed package has inside, which is looked at by itself."""
_LIBRARIES: Final = ("anywidget", "ipykernel", "ipywidgets", "matplotlib", "voila")
"""What a kernel of another release could not take over from."""

_Stamp = tuple[str, int, int]
"""A file's path, when it was written (ns), and its size (bytes)."""


class State:
    """The state of a folder, looked at when it is asked for, but not too often."""

    def __init__(
        self, folder: Path, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._looked = float("-inf")
        self._stamps: list[_Stamp] = []
        self._name = ""

    def name(self) -> str:
        """Return the name of the state, 16 signs."""
        now = self._clock()
        if now - self._looked >= LOOK_AGAIN:
            self._looked = now
            # A visitor may be waiting: most often nothing was written, and that is
            # all there is to find out.
            stamps = sorted(_stamps(str(self._folder)))
            if stamps != self._stamps or not self._name:
                self._stamps = stamps
                self._name = self._digest()
        return self._name

    def _digest(self) -> str:
        files = [Path(path) for path, *_ in self._stamps]
        lines = [f"{f.relative_to(self._folder)} {digest_of(f)}" for f in files]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def digest_of(file: Path) -> str:
    """Return a name of what is in a file now; "" when it is not there."""
    try:
        status = file.stat()
        return _digest(file, status.st_mtime_ns, status.st_size)
    except OSError:
        return ""  # an editor's own files may be gone again already


@functools.cache
def libraries() -> str:
    """Return the releases of Python and of what a kernel is made of."""
    return " ".join([sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES)])


def _stamps(folder: str) -> Iterator[_Stamp]:
    """Yield the stamps of all files in a folder and below, but for hidden ones."""
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return  # gone between two looks
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _PASSED_OVER:
            continue
        if entry.is_dir():
            yield from _stamps(entry.path)
            continue
        try:
            status = entry.stat()
        except OSError:
            continue
        yield entry.path, status.st_mtime_ns, status.st_size


@functools.lru_cache(maxsize=4096)
def _digest(file: Path, _changed: int, _size: int) -> str:
    """Return a file's digest; the file is read again when it was written again."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
