"""Ledger: every item id that ever was, so that none comes to mean something else.

People keep answers in their browser under these ids, for years. A question may go, and
its line stays here; a new one gets a line; one that asks for other values is a fault.
A choice may gain options: what was chosen before still means the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias, get_args

from workbook.catalogue.yaml_lines import read_yaml
from workbook.check.report import Report
from workbook.errors import ContentError
from workbook.instrument import Instrument, Item, Kind
from workbook.options import Range
from workbook.text import join_words

NAME: Final = "ids.lock"
HEAD: Final = """\
# Every item id that ever was: instrument, item, kind, possible values.
# Answers are kept under these ids. `workbook check --fix` adds new ones; change none.
"""
_BACK: Final = "put the line back as it was in the version before"

Key: TypeAlias = tuple[str, str]
"""The ids of an instrument and of an item."""


def check_ids(
    content: Path, instruments: Sequence[Instrument], report: Report, *, fix: bool
) -> None:
    """Compare all items with the ledger; with ``fix``, write new ones into it."""
    path = content / "assets" / "instruments" / NAME
    with report.blaming(NAME):
        ledger = _read(path)
        new: dict[Key, str] = {}
        for instrument in instruments:
            _blame_changed(content, instrument, ledger, report)
            unknown = {
                (instrument.id, item.id): meaning(item)
                for item in instrument.items
                if _is_new(ledger.get((instrument.id, item.id)), meaning(item))
            }
            if unknown and not fix:
                _blame_unknown(instrument, unknown, report)
            new.update(unknown)
        if new and fix:
            _write(path, {**ledger, **new})
            told = join_words([".".join(key) for key in sorted(new)], "en")
            report.changes.append(f"{NAME}: added {told}")


def meaning(item: Item) -> str:
    """Return what an answer to an item can be, for example ``number 0..10``.

    The words of a question are left out: they may get better, and the order of a
    choice's options, which are kept by id.
    """
    if isinstance(item.options, Range):
        low, high, step = item.options.low, item.options.high, item.options.step
        steps = "" if step == 1 else f" step {step:.12g}"
        return f"{item.kind} {low:.12g}..{high:.12g}{steps}"
    if item.kind == "rating":
        return f"{item.kind} 1..{len(item.values)}"
    return " ".join([item.kind, *sorted(map(str, item.values))])


def _is_new(before: str | None, now: str) -> bool:
    """Whether an item is not in the ledger yet, or a choice has gained options."""
    if before is None:
        return True
    kind, *options = before.split()
    kind_now, *options_now = now.split()
    is_choice = kind == kind_now and kind in ("choice", "choose-all")
    return is_choice and set(options) < set(options_now)


def _read(path: Path) -> dict[Key, str]:
    if not path.exists():
        return {}
    ledger: dict[Key, str] = {}
    faults = []
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        place = f"{NAME} line {number}"
        if not line.strip() or line.startswith("#"):
            continue
        match line.split():
            case [_, _, kind, *_] if kind not in get_args(Kind):
                faults.append(ContentError(place, f'"{kind}" is no kind', _BACK))
            case [instrument, item, *_] if (instrument, item) in ledger:
                fault = f'the item "{instrument}.{item}" is here twice'
                faults.append(ContentError(place, fault, "keep the older line"))
            case [instrument, item, kind, *values]:
                ledger[instrument, item] = " ".join([kind, *values])
            case _:
                fault = "it does not say instrument, item and kind"
                faults.append(ContentError(place, fault, _BACK))
    if faults:
        first, *others = faults
        raise ContentError(first.place, first.fault, first.remedy, others)
    return ledger


def _write(path: Path, ledger: dict[Key, str]) -> None:
    lines = [" ".join([*key, value]) + "\n" for key, value in sorted(ledger.items())]
    path.write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")


def _blame_changed(
    content: Path, instrument: Instrument, ledger: dict[Key, str], report: Report
) -> None:
    path = content / "assets" / "instruments" / f"{instrument.id}.yaml"
    for position, item in enumerate(instrument.items):
        now = meaning(item)
        before = ledger.get((instrument.id, item.id), now)
        if before != now and not _is_new(before, now):
            source = read_yaml(path.read_bytes(), path.name)
            report.blame(
                ContentError(
                    f"{path.name} line {source.line(('items', position))}",
                    f'item "{item.id}" was "{before}" and is now "{now}"',
                    "give it a new id: people keep answers under the old one",
                )
            )


def _blame_unknown(
    instrument: Instrument, unknown: dict[Key, str], report: Report
) -> None:
    named = [f'"{item}"' for _, item in unknown]
    told = named if len(named) < 5 else [*named[:3], f"{len(named) - 3} more"]
    fault = f"{NAME} does not have {join_words(told, 'en')}"
    remedy = 'run "workbook check --fix" when the ids are as they shall stay'
    report.blame(ContentError(f"{instrument.id}.yaml", fault, remedy))
