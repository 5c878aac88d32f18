"""Made-up stored documents: from tests/documents/*.json, and from hypothesis."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

FOLDER = Path(__file__).parent / "documents"
STAMP = "2026-11-22T09:10:11.123Z"

# Few ids, days and moments, so that two documents often speak of the same.
items = st.sampled_from(["give", "receive", "matters", "note", "constructor", "1"])
days = st.dates(date(2026, 11, 20), date(2026, 11, 23)).map(date.isoformat)
stamps = st.integers(0, 5).map(
    lambda n: (
        (datetime(2026, 11, 22, 9, tzinfo=UTC) + timedelta(milliseconds=n))
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z")
    )
)
responses = st.one_of(
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.floats(-1e15, 1e15),
    st.text(),
    st.just("withheld"),
    st.lists(st.text(), max_size=3),
)
answers = st.fixed_dictionaries(
    {"value": st.none() | st.sampled_from([1, 2, "a"]) | responses, "changed": stamps}
)


def cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of one file of tests/documents."""
    found: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text())
    return found


def about(case: dict[str, Any]) -> str:
    """Return a case's name, for pytest."""
    return str(case["about"])


def stored(case: dict[str, Any]) -> str:
    """Return the text that stands in the browser's storage."""
    return str(case["text"]) if "text" in case else json.dumps(case["stored"])


@st.composite
def occasions(draw: st.DrawFn) -> dict[str, Any]:
    day = draw(days)
    suffix = draw(st.sampled_from(["", "-2", "-10"]))
    given = draw(st.dictionaries(items, answers, max_size=4))
    return {"id": day + suffix, "date": day, "responses": given}


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.sampled_from(["a", "b", "c"]))
    entry = {"id": name, "created": draw(stamps), "changed": draw(stamps)}
    if draw(st.booleans()):
        return {**entry, "deleted": True}
    return {**entry, "responses": draw(st.dictionaries(items, responses, max_size=2))}


def _by_id(part: dict[str, Any]) -> str:
    return str(part["id"])


documents = st.fixed_dictionaries(
    {
        "schema": st.just(1),
        "instrument": st.just("bank-account"),
        "version": st.integers(1, 3),
        "person": st.just("me"),
        "occasions": st.lists(occasions(), max_size=3, unique_by=_by_id),
        "entries": st.lists(entries(), max_size=3, unique_by=_by_id),
    }
)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.text(), part, max_size=3)
    ),
    max_leaves=8,
)


@st.composite
def damaged_documents(draw: st.DrawFn) -> object:
    """Return a document with one of its parts, however deep, changed or taken out."""
    document = draw(documents)
    part: Any = document
    while True:
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        if not keys:
            return document
        key = draw(st.sampled_from(keys))
        deeper = isinstance(part[key], dict | list) and part[key]
        if not deeper or draw(st.booleans()):
            break
        part = part[key]
    if draw(st.booleans()):
        del part[key]
    else:
        part[key] = draw(anything)
    return document
