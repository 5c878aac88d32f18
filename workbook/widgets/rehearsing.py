"""Rehearsing: made-up answers, to do once what every visitor's first answer would do.

Drawing a first picture imports modules, measures words and makes artists. A kernel that
has done so before its visitor comes answers sooner, and shares the result with others.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from workbook.instrument import Instrument, Item, Range

TURNS: Final = 4
"""How many times each page is rehearsed: for a phone and for a large screen, each
without words and with them, since a picture with a name in it is another picture."""
DAY: Final = "2026-01-0{}"


def made_up_responses(instrument: Instrument, turn: int) -> dict[str, Any]:
    """Return a response to each item, from low (0) to high (``TURNS - 1``).

    Every second turn has no text.
    """
    said = [item for item in instrument.items if item.kind != "text" or turn % 2]
    return {item.id: _made_up(item, turn) for item in said}


def made_up_entries(instrument: Instrument, turn: int) -> list[dict[str, Any]]:
    """Return a few entries of a journal, all different."""
    return [
        {"id": f"e-{n}", "responses": made_up_responses(instrument, n % TURNS)}
        for n in range(turn + 2)
    ]


def made_up_occasions(instrument: Instrument, turn: int) -> dict[str, Any]:
    """Return ``earlier`` and ``begun``: no earlier occasion at first, then more."""
    earlier = [
        {"date": DAY.format(n + 1), "responses": made_up_responses(instrument, n)}
        for n in range(turn)
    ]
    return {"earlier": earlier, "begun": DAY.format(TURNS + 1) if earlier else ""}


def _made_up(item: Item, turn: int) -> Any:
    match item.kind:
        case "rating" | "choice":
            return item.values[(len(item.values) - 1) * turn // (TURNS - 1)]
        case "choose-all":
            return list(item.values[: turn + 1])
        case "number" if isinstance(item.options, Range):
            return _number(item.options, turn)
        case "date":
            return DAY.format(turn + 1)
        case "list":
            return ["Robin", "Sam"][:turn]
        case _:
            return "Robin"


def _number(options: Range, turn: int) -> int | float:
    """Return a number on a step, in decimals as people write them."""
    low, step = Fraction(str(options.low)), Fraction(str(options.step))
    steps = (Fraction(str(options.high)) - low) / step
    value = low + step * (steps * turn // (TURNS - 1))
    return int(value) if value.denominator == 1 else float(value)
