"""One file takes everything along, and a faulty one changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, Page

from workbook.document import check, dump, merge, parse_download
from workbook.errors import DocumentError

from .. import made_documents as made
from .sides import many, side_of
from .storage_tab import BANK, CONSENT, Tab, stored, with_store

SIDES = Path(__file__).parent / "takeaway_sides.js"
CHOSEN = stored(("place", "device"), instrument="consent")


@pytest.fixture
def call(page: Page) -> Callable[[str, object], Any]:
    return side_of(page, SIDES)


def several() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return documents of different instruments and persons."""
    names = st.sampled_from(["bank-account", "scan", "journal"])
    people = st.sampled_from(["me", "partner"])
    one = st.tuples(made.documents, names, people).map(
        lambda d: {**d[0], "instrument": d[1], "person": d[2]}
    )
    return st.lists(one, max_size=3, unique_by=lambda d: (d["instrument"], d["person"]))


def by_name(documents: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        f"{d['person']}/{d['instrument']}": d
        for d in documents
        if d["instrument"] != "consent"
    }


def clean(document: dict[str, Any]) -> Any:
    return json.loads(dump(check(document)))


def test_whatever_is_kept_comes_back_from_the_file(call) -> None:
    made_up = many(
        st.fixed_dictionaries({"documents": several(), "there": several()}), 60
    )

    for case, seen in zip(made_up, call("carried", made_up), strict=True):
        mine = {k: clean(d) for k, d in by_name(case["documents"]).items()}
        theirs = {k: clean(d) for k, d in by_name(case["there"]).items()}
        assert by_name(seen["before"]) == mine
        assert by_name(seen["held"]) == theirs
        both = {
            key: json.loads(dump(merge(check(theirs[key]), check(mine[key]))))
            if key in mine and key in theirs
            else (mine | theirs)[key]
            for key in mine | theirs
        }
        assert by_name(seen["merged"]) == both
        assert by_name(seen["replaced"]) == mine
        assert by_name(seen["reopened"]) == mine


def test_what_is_shown_beforehand_is_what_changes(call) -> None:
    made_up = many(
        st.fixed_dictionaries({"documents": several(), "there": several()}), 60
    )

    for seen in call("carried", made_up):
        for change in [*seen["again"], *seen["left"]]:
            assert change["added"] == change["changed"] == change["removed"] == 0
        for shown, before, after in (
            ("merging", "held", "merged"),
            ("replacing", "merged", "replaced"),
        ):
            touched = [
                f"{c['person']}/{c['instrument']}"
                for c in seen[shown]
                if c["added"] or c["changed"] or c["removed"]
            ]
            old, new = by_name(seen[before]), by_name(seen[after])
            visible = [k for k in old | new if said(old.get(k)) != said(new.get(k))]
            assert sorted(touched) == sorted(visible)


def said(document: dict[str, Any] | None) -> dict[str, Any]:
    """Return what somebody can see of a document."""
    if document is None:
        return {}
    answers = {
        f"{o['id']} {item}": answer["value"]
        for o in document["occasions"]
        for item, answer in o["responses"].items()
        if answer["value"] is not None
    }
    entries = {
        e["id"]: e["responses"] for e in document["entries"] if "deleted" not in e
    }
    return answers | entries


def file_of(*documents: object, **other: object) -> str:
    whole = {
        "format": "samenwerkboek",
        "version": 1,
        "made": "",
        "documents": documents,
    }
    return json.dumps({**whole, **other})


GOOD = json.loads(stored(("a", 1)))


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("", "unreadable", ""),
        (file_of(GOOD)[:-20], "unreadable", ""),
        ("[" * 100_000, "unreadable", ""),
        ("[]", "other", ""),
        (json.dumps(GOOD), "other", ""),
        (file_of(GOOD, version=2), "newer", "version"),
        (file_of(GOOD, version="1"), "damaged", "version"),
        (file_of({**GOOD, "schema": 2}), "newer", "documents[0]"),
        (file_of(GOOD, documents={}), "damaged", "documents"),
        (file_of(GOOD, GOOD), "damaged", "documents[1]"),
        (file_of(GOOD, {**GOOD, "version": 0}), "damaged", "documents[1].version"),
        (file_of(None), "damaged", "documents[0].document"),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(call, text, reason, place) -> None:
    assert call("opened", [text]) == [{"reason": reason, "place": place}]
    assert read_in_python(text) is None


def test_any_damage_is_refused_or_makes_no_difference(call) -> None:
    damaged = many(made.damaged_documents(), 200)
    texts = [file_of(GOOD | {"person": "partner"}, one) for one in damaged]

    sides = call("opened", texts)
    for text, seen in zip(texts, sides, strict=True):
        assert "documents" in seen or seen["reason"] in ("damaged", "newer")
        assert seen.get("documents") == read_in_python(text)


def read_in_python(text: str) -> Any:
    """Read a file as Python does: its documents, or None when it refuses it."""
    try:
        return [json.loads(dump(one)) for one in parse_download(text).documents]
    except DocumentError:
        return None


def two_tabs(context: BrowserContext, **kept: str) -> tuple[Tab, Tab]:
    with_store(context)
    first = Tab.open(context, device={CONSENT: CHOSEN, **kept})
    return first, Tab.open(context)


LOAD = "([documents, replace]) => takeIn(documents, { replace })"


def test_replacing_is_not_undone_by_another_tab(context: BrowserContext) -> None:
    first, second = two_tabs(context, **{BANK: stored(("give", 1), ("note", "old"))})
    second.answer("give", 7).waits_for(give=7, note="old")
    first.waits_for(give=7, note="old")
    new = json.loads(stored(("give", 2)))

    first.page.evaluate(LOAD, [[new], True])

    second.waits_for(give=2)
    first.waits_for(give=2)
    assert json.loads(first.device[BANK]) == new
    second.answer("receive", 3)
    first.waits_for(give=2, receive=3)


def test_erasing_one_part_goes_for_all_tabs_and_its_pictures(
    context: BrowserContext,
) -> None:
    about = "samenwerkboek/doc/me/about"
    first, second = two_tabs(
        context,
        **{
            BANK: stored(("give", 1)),
            about: stored(("partner", "Sam"), instrument="about"),
            "samenwerkboek/shown/nl/02-x": "{}",
            "samenwerkboek/aside/me/bank-account/1": "{half",
        },
    )
    second.waits_for(give=1)

    first.page.evaluate("erase([{ instrument: 'bank-account', person: 'me' }])")

    second.waits_for()
    assert set(first.device) == {CONSENT, about}
    second.answer("note", "new")
    assert list(json.loads(second.device[BANK])["occasions"][0]["responses"]) == [
        "note"
    ]


def test_loading_does_not_change_where_answers_live(context: BrowserContext) -> None:
    with_store(context)
    tab = Tab.open(context)
    tab.choose("tab")

    tab.page.evaluate(LOAD, [[json.loads(CHOSEN), GOOD], True])

    assert tab.place == "tab"
    assert tab.device == {}
    assert tab.responses() == {"a": 1}
