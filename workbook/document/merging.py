"""Merging: two copies of a document become one, and nothing is lost."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from workbook.document.changing import with_parts
from workbook.document.model import Answer, Document, Entry
from workbook.errors import DocumentError


def merge(a: Document, b: Document) -> Document:
    """Return what both documents know, per item and entry what was changed last.

    The order of merging makes no difference and merging twice changes nothing, so two
    tabs that merge each other's documents come to the same.

    Raises
    ------
    DocumentError
        If they are of different instruments or persons.
    """
    for name in ("instrument", "person"):
        if getattr(a, name) != getattr(b, name):
            raise DocumentError(
                name, "differs between two documents", "merge copies of one document"
            )
    occasions: dict[str, dict[str, Any]] = {}
    for occasion in (*a.occasions, *b.occasions):
        united = occasions.setdefault(occasion.id, {**dict(occasion), "responses": {}})
        for item, answer in occasion.responses.items():
            rival = united["responses"].get(item, answer)
            united["responses"][item] = max(rival, answer, key=_answer_rank)
    entries: dict[str, Entry] = {}
    for entry in (*a.entries, *b.entries):
        entries[entry.id] = max(entries.get(entry.id, entry), entry, key=_entry_rank)
    return with_parts(
        a,
        version=max(a.version, b.version),
        occasions=list(occasions.values()),
        entries=list(entries.values()),
    )


# In a tie of moments what holds words wins; the text only makes both sides agree.


def _answer_rank(answer: Answer) -> tuple[str, bool, str]:
    return answer.changed, answer.value is not None, canonical(answer.value)


def _entry_rank(entry: Entry) -> tuple[str, bool, str]:
    return entry.changed, entry.deleted is None, canonical(entry.model_dump())


def canonical(data: Any) -> str:
    """Write JSON data as the one ASCII text that ``canonical`` in document.js writes.

    Python and JavaScript write 0.00001 and 1e21 differently, and sort texts beyond
    ASCII differently; hence numbers as 1e-5 and all else as escapes.
    """
    if isinstance(data, dict):
        parts = (f"{json.dumps(key)}:{canonical(data[key])}" for key in sorted(data))
        return "{" + ",".join(parts) + "}"
    if isinstance(data, list):
        return "[" + ",".join(canonical(part) for part in data) + "]"
    if isinstance(data, int | float) and not isinstance(data, bool):
        return f"{Decimal(repr(data)).normalize():e}"
    return json.dumps(data)
