"""From JSON to documents and back."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from pydantic.json_schema import GenerateJsonSchema

from workbook.document.changing import new_document, respond
from workbook.document.checking import NO_DOCUMENT, check, validated
from workbook.document.model import SCHEMA, Document, FlatDocument
from workbook.errors import DocumentError


def parse(text: str) -> Document:
    """Read a stored document of any known schema from JSON text.

    Raises
    ------
    DocumentError
        If the text is not JSON, or not a document that this version can use.
    """
    return check(upgrade(loaded(text, "document")))


def loaded(text: str, place: str) -> object:
    """Return what JSON text says; DocumentError, with the place, if it is none."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise DocumentError(place, "is not JSON", "use another copy") from None


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(constant)  # NaN and Infinity, which only Python takes for JSON


def upgrade(data: object) -> object:
    """Return ``data``, read from JSON, in schema 1; of schema 1 it is not yet checked.

    Schema 0 is flat: ``{instrument, version?, person?, saved?, responses}``.

    Raises
    ------
    DocumentError
        If it is no JSON object, was made by a newer version of the workbook, or is a
        damaged document of an older schema.
    """
    if not isinstance(data, dict):
        raise DocumentError("document", *NO_DOCUMENT)
    schema = data.get("schema", 0)
    if isinstance(schema, bool) or not isinstance(schema, int | float):
        return data
    if schema > SCHEMA:
        raise DocumentError(
            "schema", "was made by a newer version", "load the page anew to use that"
        )
    if schema != 0:
        return data
    flat = validated(FlatDocument, data)
    today = flat.saved.split("T")[0]
    document = new_document(flat.instrument, flat.version, flat.person)
    for item, value in flat.responses.items():
        document = respond(document, item, value, now=flat.saved, today=today)
    return document.model_dump()


def dump(document: Document) -> str:
    """Write the document as JSON text, the same text for equal documents."""
    return json.dumps(document.model_dump(), ensure_ascii=False, separators=(",", ":"))


def json_schema() -> dict[str, Any]:
    """Return the published JSON Schema of a stored document."""
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        **Document.model_json_schema(schema_generator=WithoutFieldTitles),
    }


class WithoutFieldTitles(GenerateJsonSchema):
    """Makes a schema in which each name stands once."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Say that a field needs no title: it would only say the name once more."""
        return False
