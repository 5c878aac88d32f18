"""Files: in which state those of a folder are, told by their times and sizes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def state_of(folder: Path) -> str:
    """Name the state of all files under a folder, but hidden ones and Python's own.

    It is asked for at every visit, so it asks the system for as little as it can.
    """
    return "".join(sorted(_states(os.fspath(folder))))


def state_of_file(file: Path) -> str:
    """Name the state of one file; an editor's own may be gone again: nothing then."""
    with suppress(FileNotFoundError):
        return _state(os.fspath(file), file.stat())
    return ""


def _states(folder: str) -> Iterator[str]:
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _states(entry.path)
                continue
            with suppress(FileNotFoundError):
                yield _state(entry.path, entry.stat())


def _state(path: str, status: os.stat_result) -> str:
    return f"{path}|{status.st_mtime_ns}|{status.st_size}\n"
