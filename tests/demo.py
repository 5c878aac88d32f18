"""The made-up people of ``assets/demo``, as tests and pages need them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workbook import Page
from workbook.document import (
    Document,
    current_occasion,
    earlier_occasions,
    parse,
    responses,
)
from workbook.meaning.dyad import SHAREABLE

Shares = dict[str, dict[str, object]]

FOLDER = Path(__file__).parent.parent / "assets" / "demo"
DEMO = sorted(path.stem for path in FOLDER.glob("*.json"))


def documents(name: str) -> list[Document]:
    """Return the stored documents of one made-up person."""
    told = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return [parse(json.dumps(document)) for document in told]


def storage(name: str) -> dict[str, str]:
    """Return local storage as it would be had this person used the browser."""
    told = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    kept = {
        f"samenwerkboek/doc/me/{document['instrument']}": json.dumps(
            {**document, "person": "me"}
        )
        for document in told
    }
    consent = {"instrument": "consent", "responses": {"place": "device"}}
    return {**kept, "samenwerkboek/doc/me/consent": json.dumps(consent)}


def answer_as(page: Page, name: str) -> None:
    """Give a page the answers of a made-up person, as that person's browser would."""
    following = page._following
    for document in documents(name):
        if document.entries:
            entries: list[dict[str, Any]] = [
                {"id": entry.id, "responses": dict(entry.responses or {})}
                for entry in document.entries
            ]
            following.entries_of(document.instrument).set_state({"entries": entries})
        if document.occasions:
            current = current_occasion(document)
            past = earlier_occasions(document)
            begun = current.date if current and past else ""
            sent = {"value": responses(document), "earlier": past, "begun": begun}
            following.answers_to(document.instrument).set_state(sent)


def couple(mine: str, theirs: str) -> tuple[Shares, Shares]:
    """Return what two made-up people share, had they both shared all they can.

    What may be shared is chosen by ``dyad.released``, as in a room.
    """
    return _shares(mine), _shares(theirs)


def _shares(name: str) -> Shares:
    return {
        document.instrument: dict(responses(document))
        for document in documents(name)
        if document.occasions and document.instrument in SHAREABLE
    }
