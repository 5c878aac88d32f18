"""Pictures: where the time goes when two real pictures are drawn."""

from __future__ import annotations

import cProfile
import datetime
import pstats
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from workbook.catalogue import load_instrument
from workbook.figures import Picture, balance
from workbook.figures.running_balance import running_balance
from workbook.meaning.balance import Account, accounts
from workbook.meaning.journal import JournalEntry
from workbook.widgets.panel import picture_html

DRAWINGS = 40
ENTRIES = 100
"""Of the journal that is drawn."""

Function = tuple[str, int, str]
"""File, line and name, as cProfile calls a function."""

WORK = {
    "matplotlib draws": ("/matplotlib/",),
    "SVG for the page": (
        "workbook/figures/renderer.py",
        "workbook/figures/svg.py",
        "xml/etree/",
    ),
    "Babel": ("/babel/", "workbook/text.py"),
    "HTML": ("/jinja2/", "/markupsafe/", "workbook/widgets/", "<template>"),
    "our artists and words": ("workbook/",),
}
"""Kinds of work by parts of a file's name; the first that fits counts."""
REST = "rest"


@dataclass(frozen=True)
class Profile:
    """Where the time of one picture goes.

    Parameters
    ----------
    name
        Of the picture.
    median, p95
        From data to the panel's HTML, in ms, without the profiler.
    shares
        Kind of work to its share of the time, 0 to 1; together 1.
    html
        Size of the panel's HTML, in kB (1000 bytes), unpacked.
    """

    name: str
    median: float
    p95: float
    shares: dict[str, float]
    html: float


def profiles() -> list[Profile]:
    """Profile the balance of 7 accounts and the running balance of 100 entries."""
    return [
        _profile("balance", _draw_balance),
        _profile("running-balance", _draw_running_balance),
    ]


def percentile(values: list[float], percent: int) -> float:
    """Return the value that ``percent`` of all values do not exceed, 1 to 99."""
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def _profile(name: str, draw: Callable[[int], str]) -> Profile:
    for turn in range(5):
        draw(turn)
    times = [_milliseconds(draw, turn) for turn in range(DRAWINGS)]
    profiler = cProfile.Profile()
    with profiler:
        for turn in range(DRAWINGS):
            draw(turn)
    return Profile(
        name,
        median=statistics.median(times),
        p95=percentile(times, 95),
        shares=_shares(pstats.Stats(profiler)),
        html=len(draw(0).encode()) / 1000,
    )


def _milliseconds(draw: Callable[[int], str], turn: int) -> float:
    started = time.perf_counter()
    draw(turn)
    return 1000 * (time.perf_counter() - started)


def _draw_balance(turn: int) -> str:
    """Draw 7 accounts after one answer has changed."""
    kept = [
        replace(account, give=(3 * place + 8) % 11, receive=place, importance=3)
        for place, account in enumerate(_accounts())
    ]
    kept[0] = replace(kept[0], give=turn % 11)
    return _html(balance(kept, "nl", "narrow"), "balance")


def _accounts() -> list[Account]:
    return accounts(load_instrument("bank-account"), {}, "nl")


def _draw_running_balance(turn: int) -> str:
    """Draw 100 entries of 100 days after one of them has changed."""
    kept = [_entry(number) for number in range(ENTRIES)]
    kept[-1] = replace(kept[-1], weight=1 + turn % 5)
    return _html(running_balance(kept, "nl", "narrow"), "running-balance")


def _entry(number: int) -> JournalEntry:
    return JournalEntry(
        id=f"entry-{number}",
        day=datetime.date(2026, 8, 1) + datetime.timedelta(days=number),
        account="attention",
        title="Aandacht",
        deposit=number % 3 > 0,
        by="me" if number % 2 else "partner",
        weight=1 + number % 5,
    )


def _html(picture: Picture | None, name: str) -> str:
    return picture_html(picture, name, "narrow", "", "nl")


def _shares(stats: pstats.Stats) -> dict[str, float]:
    """Return each kind of work's share of the time.

    What Python and numpy do counts for the kind of work that asked for it.
    """
    calls = stats.stats  # type: ignore[attr-defined]
    asked: dict[Function, Counter[str]] = defaultdict(Counter)

    def kinds_of(function: Function, asking: frozenset[Function]) -> Counter[str]:
        """Return for which kinds of work a function was called, as shares of 1."""
        if kind := _kind(function[0]):
            return Counter({kind: 1.0})
        if function not in asked:
            callers = calls[function][4]
            known = {c: call[3] for c, call in callers.items() if c not in asking}
            total = sum(known.values()) or 1
            found: Counter[str] = Counter()
            for caller, seconds in known.items():
                for kind, share in kinds_of(caller, asking | {function}).items():
                    found[kind] += share * seconds / total
            if asking:
                return found
            asked[function] = found
        return asked[function]

    spent: Counter[str] = Counter()
    for function, (_, _, own_time, _, _) in calls.items():
        kinds = kinds_of(function, frozenset()) or Counter({REST: 1.0})
        for kind, share in kinds.items():
            spent[kind] += share * own_time
    total = sum(spent.values())
    return {kind: spent[kind] / total for kind in (*WORK, REST)}


def _kind(file: str) -> str | None:
    name = file.replace("\\", "/")
    fits = (k for k, parts in WORK.items() if any(part in name for part in parts))
    return next(fits, None)
