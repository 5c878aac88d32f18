"""QR: a page's address with a room's code in it, for the camera of a phone."""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

import segno

from workbook.errors import RoomError

Kind: TypeAlias = Literal["room", "group"]
_PAGE: Final = re.compile(r"/(?!/)[\w.~/-]{0,200}", re.ASCII)
"""A path of ours: no host, no query, no fragment."""


def page_path(page: object) -> str:
    """Return the path of the page that asks.

    Raises
    ------
    RoomError
        If it is none.
    """
    if not isinstance(page, str) or not _PAGE.fullmatch(page):
        raise RoomError("page", "this is no path of a page", "send location.pathname")
    return page


def qr_svg(origin: str, page: object, kind: Kind, code: str) -> str:
    """Return an SVG to stand in a page, dark on light in every theme.

    Parameters
    ----------
    origin
        Scheme and host of this site, as the browser sees them.
    page
        Path of the page that takes the code.
    kind
        ``room`` for two people, ``group`` for a group.
    code
        It comes behind ``#``: a browser sends that to no server.

    Raises
    ------
    RoomError
        If the page is none of ours.
    """
    made = segno.make_qr(f"{origin}{page_path(page)}#{kind}={code}", error="m")
    return made.svg_inline(border=4, dark="#000", light="#fff", omitsize=True)
