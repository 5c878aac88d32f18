"""New answers and entries: each function returns the changed document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from workbook.document.checking import check
from workbook.document.model import SCHEMA, Document, number_that_day, responses
from workbook.document.values import LAST_STAMP, stamp


def new_document(instrument: str, version: int, person: str = "me") -> Document:
    """Return a document without answers.

    Raises
    ------
    DocumentError
        If an id has other signs than a-z, 0-9 and "-", or the version is below 1.
    """
    ids = {"instrument": instrument, "version": version, "person": person}
    return check({"schema": SCHEMA, **ids, "occasions": [], "entries": []})


def begin_occasion(document: Document, *, today: str) -> Document:
    """Return the document with a new, empty occasion on the local day ``today``.

    An answer always goes to the last day: on a clock that was set back this is an
    occasion in the past, and the current one stays what it is.
    """
    same_day = [number_that_day(o) for o in document.occasions if o.date == today]
    name = f"{today}-{max(same_day) + 1}" if same_day else today
    new = {"id": name, "date": today, "responses": {}}
    return with_parts(document, occasions=[*document.occasions, new])


def respond(
    document: Document, item: str, value: object, *, now: str, today: str
) -> Document:
    """Return the document with one answer of the current occasion set.

    Parameters
    ----------
    document
        Without an occasion, one begins.
    item
        Id of the item; whether the instrument has it is not known here.
    value
        A text, a number, a list of texts, or None to clear the answer.
    now
        The moment in UTC, as ``2026-11-22T09:10:11.123Z``. An answer is always later
        than the one it replaces, also when the clock was set back in between.
    today
        The local day, as ``2026-11-22``.

    Raises
    ------
    DocumentError
        If the item is no id, or the value, moment or day has another form.
    """
    if value is None and item not in responses(document):
        return document
    if not document.occasions:
        document = begin_occasion(document, today=today)
    *earlier, current = document.occasions
    old = current.responses.get(item)
    answer = {"value": value, "changed": _later(now, old.changed if old else None)}
    answers = {**current.responses, item: answer}
    return with_parts(
        document, occasions=[*earlier, {**dict(current), "responses": answers}]
    )


def write_entry(
    document: Document, name: str, responses: Mapping[str, object], *, now: str
) -> Document:
    """Return the document with journal entry ``name`` added, or edited if it is there.

    Raises
    ------
    DocumentError
        If the name is no id, or a response or the moment has another form.
    """
    return _with_entry(document, name, {"responses": dict(responses)}, now)


def remove_entry(document: Document, name: str, *, now: str) -> Document:
    """Return the document with the entry's words gone and its removal on record."""
    if all(entry.id != name for entry in document.entries):
        return document
    return _with_entry(document, name, {"deleted": True}, now)


def _with_entry(
    document: Document, name: str, content: dict[str, Any], now: str
) -> Document:
    old = next((entry for entry in document.entries if entry.id == name), None)
    others = [entry for entry in document.entries if entry.id != name]
    new = {
        "id": name,
        "created": old.created if old else now,
        "changed": _later(now, old.changed if old else None),
        **content,
    }
    return with_parts(document, entries=[*others, new])


def _later(now: str, old: str | None) -> str:
    """Return ``now``, or a millisecond after ``old`` if the clock is not past it."""
    if old is None or now > old:
        return now
    if old == LAST_STAMP:
        return old
    return stamp(datetime.fromisoformat(old) + timedelta(milliseconds=1))


def with_parts(document: Document, **parts: object) -> Document:
    """Return the document with other parts, checked and in order."""
    return check({**document.model_dump(), **parts})
