"""Samenwerkboek: a bilingual relationship workbook of short Jupyter notebooks.

A notebook imports one name: ``from workbook import Page``.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.page import Page

__all__ = ["Page"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load ``Page`` when it is asked for: the core needs no widgets or figures."""
    if name == "Page":
        return importlib.import_module("workbook.page").Page
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
