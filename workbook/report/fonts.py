"""Fonts of the PDF: ours first, then Noto for letters that ours lack."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from matplotlib.ft2font import FT2Font

HERE: Final = Path(__file__).parent / "fonts"
OURS: Final = Path(__file__).parent.parent / "figures" / "fonts"
FOLDERS: Final = (OURS, HERE)

FAMILIES: Final = (
    "Atkinson Hyperlegible Next",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Ethiopic",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Thai",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans Math",
    "Noto Sans Symbols 2",
    "Noto Emoji",
)
"""In the order in which a letter is looked for."""


@cache
def coverages() -> tuple[frozenset[int], ...]:
    """Return the code points that each font has, our own text font first."""
    texts = [path for path in _files() if "literata" not in path.name]
    return tuple(_code_points(path) for path in texts)


@cache
def plain_letters() -> frozenset[int]:
    """Return the code points of the two fonts without rules for joining letters."""
    names = ("atkinson-next-400.ttf", "NotoSans-Regular.ttf")
    return frozenset().union(*(_code_points(p) for p in _files() if p.name in names))


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted(folder.glob("*.ttf"))


def _code_points(path: Path) -> frozenset[int]:
    # Read whole, as in text_fit.py: forked kernels would share one place in the file.
    return frozenset(FT2Font(io.BytesIO(path.read_bytes())).get_charmap())
