"""Scenes: what can be measured, each by its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.crowds import burst, load, memory
from tests.benchmarks.filing import file
from tests.benchmarks.goals import Figures
from tests.benchmarks.recovering import recover
from tests.benchmarks.starting import start

SCENES: dict[str, Callable[[Path], Figures]] = {
    "burst": burst,
    "memory": memory,
    "load": load,
    "start": start,
    "recover": recover,
    "file": file,
}
"""Without a browser; the folder is for what servers say."""
BROWSER = "browser"
"""Ours beside the others, in Chromium."""
