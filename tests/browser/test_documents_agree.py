"""The browser's side of documents and Python's come to the same, whatever they read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from playwright.sync_api import Page

from workbook import document
from workbook.document import check, dump, merge, parse, upgrade
from workbook.document.merging import canonical
from workbook.errors import DocumentError

from .. import made_documents as made
from .sides import many, side_of

SIDES = Path(__file__).parent / "document_sides.js"


@pytest.fixture
def browser_side(page: Page) -> Callable[[str, object], Any]:
    return side_of(page, SIDES)


def read(text: str) -> dict[str, Any]:
    """Read as document_sides.js does: the document, or the place of the fault."""
    try:
        return {"document": json.loads(dump(parse(text)))}
    except DocumentError as error:
        return {"refused": error.place}


def test_the_same_documents_are_read_and_refused(browser_side) -> None:
    found = [*made.cases("good"), *made.cases("bad")]

    sides = browser_side("read", [made.stored(case) for case in found])

    for case, side in zip(found, sides, strict=True):
        expected = {k: case[k] for k in ("document", "refused") if k in case}
        assert side == expected, case["about"]


def test_brackets_that_never_close_are_refused(browser_side) -> None:
    assert browser_side("read", ["[" * 100_000]) == [{"refused": "document"}]


def test_the_same_copies_merge(browser_side) -> None:
    found = made.cases("merge")
    pairs = [[case["a"], case["b"]] for case in found]
    pairs += [[case["b"], case["a"]] for case in found]

    sides = browser_side("merged", pairs)

    for case, side in zip([*found, *found], sides, strict=True):
        expected = {k: case[k] for k in ("document", "refused") if k in case}
        assert side == expected, case["about"]


def test_the_same_changes_are_made(browser_side) -> None:
    found = made.cases("change")

    sides = browser_side("changed", found)

    for case, side in zip(found, sides, strict=True):
        expected = (
            {"refused": case["refused"]}
            if "refused" in case
            else {"document": case["after"]}
        )
        assert side == expected, case["about"]


def test_any_two_documents_merge_to_the_same(browser_side) -> None:
    pairs = many(st.tuples(made.documents, made.documents), 400)

    sides = browser_side("merged", pairs)

    for (a, b), side in zip(pairs, sides, strict=True):
        assert side == {"document": json.loads(dump(merge(check(a), check(b))))}


def test_any_answer_makes_the_same_document(browser_side) -> None:
    made_up = many(
        st.fixed_dictionaries(
            {
                "document": made.documents,
                "do": st.lists(
                    st.tuples(
                        st.just("respond"),
                        made.items,
                        st.none() | made.responses,
                        st.fixed_dictionaries({"now": made.stamps, "today": made.days}),
                    ),
                    max_size=3,
                ),
            }
        ),
        300,
    )

    sides = browser_side("changed", made_up)

    for case, side in zip(made_up, sides, strict=True):
        current = check(case["document"])
        for _, item, value, clock in case["do"]:
            current = document.respond(current, item, value, **clock)
        assert side == {"document": json.loads(dump(current))}


def test_earlier_occasions_are_the_same_to_both(browser_side) -> None:
    found = many(made.documents, 300)

    sides = browser_side("earlier", found)

    counts = {len(side) for side in sides}
    assert {0, 1, 2} <= counts  # else the test says nothing
    for one, side in zip(found, sides, strict=True):
        assert side == json.loads(json.dumps(document.earlier_occasions(check(one))))


def test_any_damage_is_seen_by_both(browser_side) -> None:
    texts = [json.dumps(data) for data in many(made.damaged_documents(), 400)]
    texts += [json.dumps(data) for data in many(made.anything, 100)]

    sides = browser_side("read", texts)

    refused = 0
    for text, side in zip(texts, sides, strict=True):
        own = read(text)
        refused += "refused" in own
        assert side.get("document") == own.get("document"), text
    assert refused > 100  # else nothing was damaged, and the test says nothing


def test_any_json_has_the_same_canonical_text(browser_side) -> None:
    values = many(made.responses, 400)

    sides = browser_side("canonicalValue", values)

    for value, side in zip(values, sides, strict=True):
        tidy = check(upgrade({"instrument": "a", "responses": {"a": value}}))
        assert side == canonical(tidy.occasions[0].responses["a"].value), value
