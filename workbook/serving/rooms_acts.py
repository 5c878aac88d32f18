"""Acts: what a browser may ask of rooms, as functions from JSON to JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from workbook.rooms.couples import Couples
from workbook.rooms.keys import Key, parse_key
from workbook.rooms.room import Opened
from workbook.serving.rooms_qr import Kind, qr_svg

Told: TypeAlias = Mapping[str, Any]
"""What a browser sends: any JSON object, with the site's address as ``origin``."""


@dataclass(frozen=True)
class Act:
    """One thing that can be done with rooms.

    Parameters
    ----------
    run
        From what was sent to what is answered; None when there is nothing new. It
        blocks, and raises a RoomError that the browser is told.
    is_slow
        ``code`` when it tries a code, ``open`` when it makes a room: few of these are
        let through from one address, and only wrong codes count.
    """

    run: Callable[[Told], dict[str, Any] | None]
    is_slow: Literal["code", "open"] | None = None


def couple_acts(couples: Couples) -> dict[str, Act]:
    """Return what can be done with rooms for two, by name."""

    def open_room(told: Told) -> dict[str, Any]:
        return told_opened(couples.open(told.get("member", "")), told)

    def join(told: Told) -> dict[str, Any]:
        key, until = couples.join(code_of(told), told.get("member", ""))
        return {"key": key.text, "until": until}

    def see(told: Told) -> dict[str, Any] | None:
        view = couples.see(*_who(told), seen_of(told))
        if view is None:
            return None
        return {
            "version": view.version,
            "until": view.until,
            "mine": view.mine,
            "partner": view.partner,
            "theirs": view.theirs,
        }

    def share(told: Told) -> dict[str, Any]:
        key, member = _who(told)
        return {
            "version": couples.share(key, member, told.get("id"), told.get("shared"))
        }

    def withdraw(told: Told) -> dict[str, Any]:
        return {"version": couples.withdraw(*_who(told))}

    def erase(told: Told) -> dict[str, Any]:
        couples.erase(*_who(told))
        return {}

    return {
        "couple/open": Act(open_room, "open"),
        "couple/join": Act(join, "code"),
        "couple/see": Act(see),
        "couple/share": Act(share),
        "couple/withdraw": Act(withdraw),
        "couple/erase": Act(erase),
    }


def told_opened(opened: Opened, told: Told, kind: Kind = "room") -> dict[str, Any]:
    """Return what a browser hears of a new room; with a QR code when it says where."""
    answer = {"code": opened.code, "key": opened.key.text, "until": opened.until}
    return {**answer, **told_qr(told, kind, opened.code)}


def told_qr(told: Told, kind: Kind, code: str) -> dict[str, Any]:
    """Return the QR code for a browser that says on which page; else nothing."""
    if "page" not in told:
        return {}
    return {"qr": qr_svg(told["origin"], told["page"], kind, code)}


def code_of(told: Told) -> str:
    """Return the code that was typed, whatever it is."""
    code = told.get("code")
    return code if isinstance(code, str) else ""


def seen_of(told: Told) -> int | None:
    """Return the version that the browser has."""
    seen = told.get("seen")
    return seen if isinstance(seen, int) else None


def _who(told: Told) -> tuple[Key, str]:
    return parse_key(told.get("key")), told.get("member", "")
