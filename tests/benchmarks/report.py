"""Report: what was measured as a table to read and as JSON to keep."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tests.benchmarks.contestants import OURS, STATIC, VOILA
from tests.benchmarks.pictures import Profile, percentile
from tests.benchmarks.visits import CROWD, Samples

RIVALS = (STATIC, VOILA)
NEXT_TO_NOTHING = 0.1
"""Less than this, in the unit of a row, is not divided by."""


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Parameters
    ----------
    title
        What it says, with the unit.
    samples
        The name of its samples.
    statistic
        Makes one number of them.
    """

    title: str
    samples: str
    statistic: Callable[[list[float]], float] = statistics.median


def _p95(values: list[float]) -> float:
    return percentile(values, 95)


ROWS = (
    Row("first words painted, ms", "first text"),
    Row("form live: a click is taken, ms", "live"),
    Row("first question usable: seen and live, ms", "usable"),
    Row("picture, answered at once, from navigation, ms", "picture"),
    Row("first answer -> picture, kernel cold, ms", "cold"),
    Row("first answer -> picture, kernel waiting, ms", "waiting"),
    Row("click -> picture in the page, median, ms", "click"),
    Row("click -> picture in the page, p95, ms", "click", _p95),
    Row("click -> picture painted, median, ms", "click painted"),
    Row("click -> picture painted, p95, ms", "click painted", _p95),
    Row("first visit, compressed, fonts apart, kB", "bytes"),
    Row("its fonts, kB", "fonts"),
    Row("its requests", "requests"),
    Row("its requests elsewhere", "foreign"),
    Row("socket to the page per new picture, unpacked, kB", "socket"),
    Row("memory per page that is read, USS, MB", "reading uss"),
    Row("memory per page that is read, PSS, MB", "reading pss"),
    Row("memory per page that is answered, USS, MB", "answering uss"),
    Row("memory per page that is answered, PSS, MB", "answering pss"),
    Row(f"{CROWD} come at once: usable, median, ms", "crowd usable"),
    Row(f"{CROWD} come at once: usable, last, ms", "crowd usable", max),
    Row(f"{CROWD} answer at once: picture, median, ms", "crowd picture"),
    Row(f"{CROWD} answer at once: picture, last, ms", "crowd picture", max),
)


def measures(samples: Mapping[str, Samples]) -> list[dict[str, Any]]:
    """Return for each row a value per contestant, and ours divided by the others'.

    A value is None where a page did not come in time, a ratio also where the other has
    next to nothing to divide by.
    """
    found = []
    for row in ROWS:
        values = {name: _value(row, samples[name]) for name in (OURS, *RIVALS)}
        ratios = {f"to_{name}": _ratio(values[OURS], values[name]) for name in RIVALS}
        found.append({"measure": row.title, **values, **ratios})
    return found


def _value(row: Row, samples: Samples) -> float | None:
    values = samples[row.samples]
    return round(row.statistic(values), 3) if values else None


def _ratio(ours: float | None, other: float | None) -> float | None:
    if ours is None or other is None or other < NEXT_TO_NOTHING:
        return None
    return round(ours / other, 3)


def document(
    machine: Mapping[str, Any],
    samples: Mapping[str, Samples],
    pictures: Sequence[Profile],
) -> dict[str, Any]:
    """Return everything that was measured, ready for JSON."""
    return {
        "machine": dict(machine),
        "measures": measures(samples),
        "pictures": [asdict(picture) for picture in pictures],
        "samples": {
            name: {key: [round(v, 3) for v in values] for key, values in kept.items()}
            for name, kept in samples.items()
        },
    }


def table(made: Mapping[str, Any]) -> str:
    """Return the document as plain text in columns."""
    head = ("", "ours", "static", "Voilà", "/ static", "/ Voilà")
    keys = (OURS, STATIC, VOILA, f"to_{STATIC}", f"to_{VOILA}")
    rows = [
        (line["measure"], *(_number(line[key]) for key in keys))
        for line in made["measures"]
    ]
    drawn = [
        (picture["name"], *(_number(picture[key]) for key in ("median", "p95", "html")))
        for picture in made["pictures"]
    ]
    kinds = [
        (
            f"{picture['name']}: {kind}",
            _number(share * picture["median"]),
            f"{share:.0%}",
        )
        for picture in made["pictures"]
        for kind, share in picture["shares"].items()
    ]
    return "\n\n".join(
        [
            _columns([head, *rows]),
            _columns([("data -> HTML", "median ms", "p95 ms", "kB"), *drawn]),
            _columns([("where it goes (cProfile)", "ms", "share"), *kinds]),
        ]
    )


def _number(value: float | None) -> str:
    """Write a value with the figures that a noisy machine allows."""
    if value is None:
        return "-"
    if abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def _columns(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0])]
            + [c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)]
        ).rstrip()
        for row in rows
    )
