"""Report: what was measured as a table to read and as JSON to keep."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tests.benchmarks.contestants import OURS, STATIC, STOCK_KERNELS, VOILA
from tests.benchmarks.goals import Figures, Verdict, verdicts
from tests.benchmarks.pictures import Profile, percentile
from tests.benchmarks.visits import CROWD, Samples

RIVALS = (STATIC, VOILA)
CONTESTANTS = {
    OURS: "ours",
    STOCK_KERNELS: "stock kernels",
    STATIC: "static",
    VOILA: "Voilà",
}
"""Names, and what stands above their columns."""
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
    Row("picture in the document painted, ms", "picture seen"),
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
        values = {name: _value(row, samples[name]) for name in CONTESTANTS}
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
    figures: Figures,
    samples: Mapping[str, Samples],
    pictures: Sequence[Profile],
) -> dict[str, Any]:
    """Return everything that was measured, ready for JSON."""
    return {
        "machine": dict(machine),
        "goals": [_judged(verdict) for verdict in verdicts(figures)],
        "figures": {name: round(value, 3) for name, value in figures.items()},
        "measures": measures(samples) if samples else [],
        "pictures": [asdict(picture) for picture in pictures],
        "samples": {
            name: {key: [round(v, 3) for v in values] for key, values in kept.items()}
            for name, kept in samples.items()
        },
    }


def table(made: Mapping[str, Any]) -> str:
    """Return the document as plain text in columns."""
    parts = []
    if made["goals"]:
        goals = [
            (goal["goal"], _number(goal["measured"]), f"{goal['most']:g}", _said(goal))
            for goal in made["goals"]
        ]
        parts.append(_columns([("goal", "measured", "at most", ""), *goals]))
    rest = made["figures"].keys() - {goal["goal"] for goal in made["goals"]}
    others = [(n, _number(v)) for n, v in made["figures"].items() if n in rest]
    if others:
        parts.append(_columns([("without a goal", "measured"), *others]))
    if made["measures"]:
        parts += _compared(made)
    return "\n\n".join(parts)


def _judged(verdict: Verdict) -> dict[str, Any]:
    goal = {"goal": verdict.goal.figure, "most": verdict.goal.most}
    return {**goal, "measured": round(verdict.measured, 3), "met": verdict.is_met}


def _said(goal: Mapping[str, Any]) -> str:
    return "met" if goal["met"] else "NOT MET"


def _compared(made: Mapping[str, Any]) -> list[str]:
    """Return what the browser has measured, and where the time of pictures goes."""
    head = ("", *CONTESTANTS.values(), "/ static", "/ Voilà")
    keys = (*CONTESTANTS, f"to_{STATIC}", f"to_{VOILA}")
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
    return [
        _columns([head, *rows]),
        _columns([("data -> HTML", "median ms", "p95 ms", "kB"), *drawn]),
        _columns([("where it goes (cProfile)", "ms", "share"), *kinds]),
    ]


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
