"""Say whether data is a stored document and, if not, where the first fault is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from workbook.document.model import Document
from workbook.errors import DocumentError

NO_DOCUMENT = (
    "does not have the form of a stored document",
    "compare it with document.schema.json",
)
_FAULTS = {
    "missing": ("is missing", "add it"),
    "extra_forbidden": ("is not part of a stored document", "remove it"),
}
_Part = TypeVar("_Part", bound=BaseModel)


def check(data: object) -> Document:
    """Return the document that ``data``, read from JSON, is.

    Raises
    ------
    DocumentError
        If it is not a document of schema 1, with the place of the first fault.
    """
    return validated(Document, data)


def validated(part: type[_Part], data: object) -> _Part:
    """Return ``data`` as ``part``, or raise DocumentError without telling the data."""
    try:
        return part.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
    fault, remedy = _FAULTS.get(first["type"], NO_DOCUMENT)
    if first["type"] == "document":
        fault, remedy = first["ctx"]["fault"], first["ctx"]["remedy"]
    raise DocumentError(_place(first["loc"]), fault, remedy)


def _place(loc: Iterable[int | str]) -> str:
    """Write where a fault is: ``occasions[0].responses.attention-give.changed``."""
    loc = tuple(loc)
    if loc[-1:] == ("[key]",):  # what stands there as an item may be anything
        loc = loc[:-2]
    place = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in loc)
    return place.removeprefix(".") or "document"
