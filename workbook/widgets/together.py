"""Together: what follows many answers is drawn once, when all of them are there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

_put_off: dict[Callable[[], None], None] | None = None


@contextlib.contextmanager
def together() -> Iterator[None]:
    """Put off what is asked for meanwhile, and do each thing once at the end."""
    global _put_off
    if _put_off is not None:
        yield
        return
    _put_off = {}
    try:
        yield
    finally:
        asked, _put_off = _put_off, None
        for act in asked:
            act()


def soon(act: Callable[[], None]) -> None:
    """Do something now, or at the end of what comes together."""
    if _put_off is None:
        act()
    else:
        _put_off[act] = None
