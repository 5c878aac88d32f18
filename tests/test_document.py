import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook import document
from workbook.document import Document, check, dump, merge, parse, respond, responses
from workbook.errors import DocumentError

from . import made_documents as made

SCHEMA_FILE = Path(__file__).parents[1] / "assets/schema/document.schema.json"
EMPTY = document.new_document("bank-account", version=1)

documents = made.documents.map(check)


@pytest.mark.parametrize("case", made.cases("good"), ids=made.about)
def test_a_good_document_is_read(case: dict[str, Any]) -> None:
    assert json.loads(dump(parse(made.stored(case)))) == case["document"]


@pytest.mark.parametrize("case", made.cases("bad"), ids=made.about)
def test_a_bad_document_is_refused_with_the_place(case: dict[str, Any]) -> None:
    with pytest.raises(DocumentError) as refused:
        parse(made.stored(case))

    assert refused.value.place == case["refused"]
    assert refused.value.fault
    assert refused.value.remedy


@pytest.mark.parametrize("case", made.cases("merge"), ids=made.about)
@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")], ids=["a-b", "b-a"])
def test_two_copies_merge(case: dict[str, Any], order: tuple[str, str]) -> None:
    first, second = (check(case[name]) for name in order)
    if "refused" in case:
        with pytest.raises(DocumentError, match=case["refused"]):
            merge(first, second)
        return

    assert json.loads(dump(merge(first, second))) == case["document"]


@pytest.mark.parametrize("case", made.cases("change"), ids=made.about)
def test_a_document_is_changed(case: dict[str, Any]) -> None:
    def changed() -> Document:
        current = check(case["document"])
        for name, *arguments, clock in case["do"]:
            function = getattr(document, name.replace("-", "_"))
            current = function(current, *arguments, **clock)
        return current

    if "refused" in case:
        with pytest.raises(DocumentError) as refused:
            changed()
        assert refused.value.place == case["refused"]
        return

    assert json.loads(dump(changed())) == case["after"]


def test_brackets_that_never_close_are_refused() -> None:
    with pytest.raises(DocumentError, match="is not JSON"):
        parse("[" * 100_000)


def test_a_newer_document_is_told_from_a_damaged_one() -> None:
    with pytest.raises(DocumentError, match="made by a newer version"):
        parse('{"schema": 2}')


def test_an_error_does_not_tell_what_was_answered() -> None:
    bad = made.cases("change")[1]["document"]
    bad["occasions"][0]["responses"]["a"] = {"value": "a secret"}

    with pytest.raises(DocumentError) as refused:
        check(bad)

    told = (refused.value, refused.value.__cause__, refused.value.__context__)
    assert "a secret" not in repr(told)


def test_responses_are_those_of_the_last_occasion_without_what_was_cleared() -> None:
    clock = {"now": made.STAMP, "today": "2026-11-22"}
    told = respond(EMPTY, "give", 8, **clock)
    told = document.begin_occasion(told, today="2026-12-01")
    told = respond(told, "receive", "withheld", **clock)
    told = respond(respond(told, "note", "x", **clock), "note", None, **clock)

    assert responses(told) == {"receive": "withheld"}
    assert responses(EMPTY) == {}


@given(documents)
def test_a_document_survives_writing_and_reading(one: Document) -> None:
    assert parse(dump(one)) == one
    assert dump(parse(dump(one))) == dump(one)


@given(documents, documents)
def test_merging_has_no_order(one: Document, other: Document) -> None:
    assert dump(merge(one, other)) == dump(merge(other, one))


@given(documents, documents, documents)
def test_merging_has_no_groups(a: Document, b: Document, c: Document) -> None:
    assert dump(merge(merge(a, b), c)) == dump(merge(a, merge(b, c)))


@given(documents, documents)
def test_merging_again_changes_nothing(one: Document, other: Document) -> None:
    merged = merge(one, other)

    assert merge(one, one) == one
    assert dump(merge(merged, other)) == dump(merged)


@given(documents, documents)
def test_merging_loses_no_item_and_no_entry(one: Document, other: Document) -> None:
    merged = merge(one, other)

    for part in (one, other):
        answered = {(o.id, item) for o in part.occasions for item in o.responses}
        kept = {(o.id, item) for o in merged.occasions for item in o.responses}
        assert answered <= kept
        assert {e.id for e in part.entries} <= {e.id for e in merged.entries}


@given(documents, made.items, made.responses, made.stamps, made.days)
def test_the_last_answer_counts_whatever_the_clock_says(
    one: Document, item: str, value: object, now: str, today: str
) -> None:
    answered = respond(one, item, value, now=now, today=today)

    assert item in responses(answered)
    assert dump(merge(one, answered)) == dump(answered)


@given(documents, made.items, made.responses, made.stamps, made.days)
def test_no_other_answer_is_touched(
    one: Document, item: str, value: object, now: str, today: str
) -> None:
    before = dump(one)
    after = responses(respond(one, item, value, now=now, today=today))

    assert dump(one) == before
    assert {k: v for k, v in after.items() if k != item} == {
        k: v for k, v in responses(one).items() if k != item
    }


@given(documents, made.stamps)
def test_of_a_removed_entry_no_words_are_left(one: Document, now: str) -> None:
    for entry in one.entries:
        removed = document.remove_entry(one, entry.id, now=now)
        left = next(e for e in merge(one, removed).entries if e.id == entry.id)

        assert left.responses is None
        assert left.deleted


@given(documents)
def test_schema_1_is_not_upgraded(one: Document) -> None:
    data = json.loads(dump(one))

    assert document.upgrade(data) == data


@given(st.dictionaries(made.items, st.none() | made.responses), made.stamps)
def test_schema_0_keeps_its_answers(flat: dict[str, object], saved: str) -> None:
    text = json.dumps({"instrument": "scan", "saved": saved, "responses": flat})

    given_answers = {item: value for item, value in flat.items() if value is not None}
    assert responses(parse(text)) == given_answers


@given(made.damaged_documents() | made.anything)
def test_anything_is_read_or_refused(data: object) -> None:
    try:
        read = parse(json.dumps(data))
    except DocumentError:
        return
    assert parse(dump(read)) == read


def test_the_published_schema_is_the_one_of_the_model() -> None:
    assert json.loads(SCHEMA_FILE.read_text()) == document.json_schema(), (
        "write json.dumps(workbook.document.json_schema(), indent=2) to "
        + SCHEMA_FILE.name
    )


@given(documents)
def test_documents_fit_the_published_schema(one: Document) -> None:
    jsonschema.validate(json.loads(dump(one)), document.json_schema())


@pytest.mark.parametrize("case", made.cases("bad"), ids=made.about)
def test_the_published_schema_refuses_the_same(
    case: dict[str, Any],
) -> None:
    """Save what a schema cannot say: which days exist, which ids are taken."""
    validator = jsonschema.Draft202012Validator(document.json_schema())
    stored = case.get("stored")
    upgradable = isinstance(stored, dict) and "schema" not in stored

    if "text" not in case and not upgradable:
        assert validator.is_valid(stored) == case.get("fits_schema", False)
