"""A downloaded file is read in Python, or refused with place, fault and remedy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from workbook.document import (
    check,
    download_schema,
    dump,
    earlier_occasions,
    parse_download,
    read_download,
    responses,
    upgrade,
)
from workbook.errors import DocumentError

from .people import PEOPLE

SCHEMA_FILE = Path(__file__).parents[1] / "assets/schema/download.schema.json"


def file_of(*documents: object, **other: object) -> dict[str, Any]:
    """Return a file as takeaway.js writes it."""
    made = {"made": "2026-11-24T12:00:00.000Z", "documents": documents}
    return {"format": "samenwerkboek", "version": 1, "schema": 1, **made, **other}


def documents_of(person: str) -> list[Any]:
    return [json.loads(dump(check(upgrade(one)))) for one in PEOPLE[person]]


GOOD = documents_of("mixed")[0]


def test_three_lines_read_what_somebody_took_along(tmp_path: Path) -> None:
    path = tmp_path / "samenwerkboek-2026-11-24.json"
    whole = json.dumps(file_of(*documents_of("mixed")), indent=1)
    path.write_text("\ufeff" + whole, encoding="utf-8")

    download = read_download(path)

    bank = download.document("bank-account")
    assert bank
    assert responses(bank)["room-give"] is not None
    assert isinstance(earlier_occasions(bank), list)
    assert download.document("bank-account", "partner") is None
    assert [json.loads(dump(one)) for one in download.documents] == documents_of(
        "mixed"
    )


def test_a_document_of_an_older_schema_is_read_too() -> None:
    flat = {"instrument": "about", "responses": {"partner": "Kim"}}

    download = parse_download(json.dumps(file_of(flat)))

    [document] = download.documents
    assert responses(document) == {"partner": "Kim"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "file: is not JSON; use another copy"),
        (json.dumps(file_of(GOOD))[:-9], "file: is not JSON"),
        ('{"format": NaN}', "file: is not JSON"),
        ("[]", "file: is not a download of the workbook; choose a file whose name"),
        (json.dumps(GOOD), "file: is not a download"),
        (json.dumps(file_of(version=2)), "version: was made by a newer version"),
        (json.dumps(file_of(version="1")), "version: "),
        (json.dumps(file_of(documents={})), "documents: "),
        (json.dumps(file_of(None)), r"documents\[0\]: does not have the form"),
        (
            json.dumps(file_of({**GOOD, "schema": 2})),
            r"documents\[0\].schema: was made",
        ),
        (json.dumps(file_of(GOOD, GOOD)), r"documents\[1\]: is there twice; remove"),
        (json.dumps(file_of({**GOOD, "x": 1})), r"documents\[0\].x: is not part"),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(DocumentError, match=f"^{told}"):
        parse_download(text)


def test_an_error_tells_nothing_that_somebody_answered() -> None:
    secret = json.loads(json.dumps(GOOD))
    secret["occasions"][0]["responses"]["note"] = {"value": "Zonnebloem", "changed": 1}

    with pytest.raises(DocumentError) as refused:
        parse_download(json.dumps(file_of(secret)))

    assert "Zonnebloem" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "picture.json"
    path.write_bytes(b"\x89PNG\xff")

    with pytest.raises(DocumentError, match="file: is not text; use another copy"):
        read_download(path)


def test_the_published_schema_is_that_of_the_model() -> None:
    assert json.loads(SCHEMA_FILE.read_text()) == download_schema(), (
        "write json.dumps(workbook.document.download_schema(), indent=2) to "
        f"{SCHEMA_FILE.name}"
    )


@pytest.mark.parametrize("person", PEOPLE)
def test_the_schema_takes_what_everybody_took_along(person: str) -> None:
    jsonschema.Draft202012Validator(download_schema()).validate(
        json.loads(json.dumps(file_of(*documents_of(person))))
    )


@pytest.mark.parametrize(
    "file", [{}, file_of(GOOD, version=2), file_of({**GOOD, "person": 3})]
)
def test_the_schema_refuses_what_the_reader_refuses(file: dict[str, Any]) -> None:
    assert not jsonschema.Draft202012Validator(download_schema()).is_valid(
        json.loads(json.dumps(file))
    )
