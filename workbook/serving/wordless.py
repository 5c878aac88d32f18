"""Wordless: a kernel's log tells where something failed, not what it stumbled over.

The words of an error often repeat the value that it could not take, and that may be
somebody's answer. Facilitators see them in JupyterLab, with answers of their own.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any


def told(error: BaseException | None) -> str:
    """Return where an error came from, and its kind."""
    if error is None:
        return "an error"
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"Traceback (most recent call last):\n{places}{type(error).__name__}"


def leave_out_words() -> None:
    """Leave the words of errors out of whatever is logged in this process."""
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(_Wordless())


class _Wordless(logging.Formatter):
    def formatException(self, ei: Any) -> str:
        return told(ei[1])
