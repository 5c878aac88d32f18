"""State: a short name of what stands in many files, another when one has changed.

The name comes from what is in the files, not from when they were written: two servers
with the same files have the same names, and a page may go on with either.
"""

from __future__ import annotations

import functools
import hashlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

from workbook.catalogue import PACKAGE

LOOK_AGAIN: Final = 0.1
"""Seconds in which nobody looks at the files again: a look takes some milliseconds, and
a hundred visitors may come at once."""
_LIBRARIES: Final = ("anywidget", "ipykernel", "ipywidgets", "matplotlib", "voila")
"""What a kernel of another release could not take over from."""


class State:
    """The state of files, looked at when it is asked for, but not too often.

    Parameters
    ----------
    files
        Returns the files that there are now.
    base
        The folder from which their names are told.
    """

    def __init__(
        self,
        files: Callable[[], Iterable[Path]],
        base: Path,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._files = files
        self._base = base
        self._clock = clock
        self._looked = float("-inf")
        self._name = ""

    def name(self) -> str:
        """Return the name of the state, 16 signs."""
        now = self._clock()
        if now - self._looked >= LOOK_AGAIN:
            self._looked = now
            seen = hashlib.sha256("\n".join(self._lines()).encode())
            self._name = seen.hexdigest()[:16]
        return self._name

    def _lines(self) -> Iterator[str]:
        for file in sorted(self._files()):
            yield f"{file.relative_to(self._base)} {digest_of(file)}"


def digest_of(file: Path) -> str:
    """Return a name of what is in a file now; "" when it is not there."""
    try:
        status = file.stat()
        return _digest(file, status.st_mtime_ns, status.st_size)
    except OSError:
        return ""  # an editor's own files may be gone again already


def program_files() -> Iterator[Path]:
    """Yield the files of this program, without the content that it may have inside."""
    for file in PACKAGE.rglob("*"):
        inside = file.relative_to(PACKAGE).parts
        if inside[0] != "content" and "__pycache__" not in inside and file.is_file():
            yield file


@functools.cache
def libraries() -> str:
    """Return the releases of Python and of what a kernel is made of."""
    return " ".join([sys.version, *(f"{name} {version(name)}" for name in _LIBRARIES)])


@functools.lru_cache(maxsize=4096)
def _digest(file: Path, _changed: int, _size: int) -> str:
    """Return a file's digest; the file is read again when it was written again."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
