"""Group acts: what a browser may ask of a room for a group."""

from __future__ import annotations

from typing import Any

from workbook.rooms.codes import parse_code
from workbook.rooms.groups import Groups, State
from workbook.rooms.keys import parse_key
from workbook.serving.rooms_acts import (
    Act,
    Told,
    code_of,
    seen_of,
    told_opened,
    told_qr,
)


def group_acts(groups: Groups) -> dict[str, Act]:
    """Return what can be done with rooms for a group, by name."""

    def open_room(told: Told) -> dict[str, Any]:
        asked = (told.get("lead"), told.get("instruments"), told.get("minimum"))
        return told_opened(groups.open(*asked), told, "group")

    def enter(told: Told) -> dict[str, Any]:
        code = parse_code(code_of(told))
        key, state = groups.enter(code)
        return {"key": key.text, **_told(state), **told_qr(told, "group", code)}

    def state(told: Told) -> dict[str, Any]:
        return _told(groups.state(parse_key(told.get("key"))))

    def add(told: Told) -> dict[str, Any]:
        said = (told.get(part) for part in ("member", "id", "instrument", "scales"))
        groups.add(parse_key(told.get("key")), *said)
        return {}

    def withdraw(told: Told) -> dict[str, Any]:
        key, member = parse_key(told.get("key")), told.get("member")
        groups.withdraw(key, member, told.get("instrument"))
        return {}

    def view(told: Told) -> dict[str, Any] | None:
        key, lead = parse_key(told.get("key")), told.get("lead")
        found = groups.view(key, lead, seen_of(told))
        if found is None:
            return None
        instruments = [
            {
                "id": seen.id,
                "added": seen.added,
                "scales": [
                    {"id": scale, "n": sum(counts), "counts": list(counts)}
                    for scale, counts in seen.scales.items()
                ],
            }
            for seen in found.seen
        ]
        return {
            **_told(found.state),
            "version": found.version,
            "instruments": instruments,
        }

    def close(told: Told) -> dict[str, Any]:
        groups.close(parse_key(told.get("key")), told.get("lead"))
        return {}

    def erase(told: Told) -> dict[str, Any]:
        groups.erase(parse_key(told.get("key")), told.get("lead"))
        return {}

    return {
        "group/open": Act(open_room, "open"),
        "group/enter": Act(enter, "code"),
        "group/state": Act(state),
        "group/add": Act(add),
        "group/withdraw": Act(withdraw),
        "group/view": Act(view),
        "group/close": Act(close),
        "group/erase": Act(erase),
    }


def _told(state: State) -> dict[str, Any]:
    return {
        "instruments": list(state.instruments),
        "minimum": state.minimum,
        "open": state.open,
        "until": state.until,
    }
