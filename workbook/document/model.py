"""The data model of stored documents, from an answer up to the document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    field_validator,
    model_serializer,
    model_validator,
)

from workbook.document.values import (
    FIRST_STAMP,
    Day,
    Id,
    OccasionId,
    Response,
    Stamp,
    Value,
    Version,
    refuse,
    whole,
)

SCHEMA = 1

_T = TypeVar("_T")
_ONLY_ITEMS = Field(json_schema_extra={"additionalProperties": False})


def _by_item(responses: dict[str, _T]) -> dict[str, _T]:
    return dict(sorted(responses.items()))


class Part(BaseModel):
    """What all parts of a document share: frozen, and nothing unknown in them."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, serialize_by_alias=True
    )


class Answer(Part):
    """What was answered to one item, and when.

    ``value`` is None after clearing: without that trace a merge would bring the old
    answer back. "I would rather not say" is the text ``"withheld"``.
    """

    value: Value
    changed: Stamp


class Occasion(Part):
    """One filling in of the instrument.

    ``id`` is the local day on which it began, with ``-2`` for a second one that day:
    two tabs that begin at once then mean the same occasion.
    """

    id: OccasionId
    date: Day
    responses: Annotated[dict[Id, Answer], AfterValidator(_by_item), _ONLY_ITEMS]

    @field_validator("date")
    @classmethod
    def _as_in_id(cls, day: str, info: ValidationInfo) -> str:
        if not info.data.get("id", day).startswith(day):
            refuse("is another day than the id says", "make both the same day")
        return day


def _either_part(schema: dict[str, Any]) -> None:
    for name in ("deleted", "responses"):
        schema["properties"][name] = schema["properties"][name]["anyOf"][0]
    schema["oneOf"] = [{"required": ["deleted"]}, {"required": ["responses"]}]


class Entry(Part):
    """One dated entry of a journal; of a removed one no words are left."""

    model_config = ConfigDict(json_schema_extra=_either_part)

    id: Id
    created: Stamp
    changed: Stamp
    deleted: Literal[True] | None = None
    responses: (
        Annotated[dict[Id, Response], AfterValidator(_by_item), _ONLY_ITEMS] | None
    ) = None

    @field_validator("deleted", mode="before")
    @classmethod
    def _true(cls, mark: object) -> object:
        return mark if mark is True else refuse("is not true", "leave it out")

    @field_validator("responses", mode="before")
    @classmethod
    def _not_null(cls, part: object) -> object:
        return refuse("is null", "leave it out") if part is None else part

    @model_validator(mode="after")
    def _kept_or_removed(self) -> Entry:
        if (self.deleted is None) == (self.responses is None):
            refuse(
                "is neither kept nor removed", 'give it "responses" or "deleted": true'
            )
        return self

    @model_serializer(mode="wrap")
    def _without_absent_parts(self, write: SerializerFunctionWrapHandler) -> Any:
        return {key: part for key, part in write(self).items() if part is not None}


class Document(Part):
    """All that one person answered to one instrument, in schema 1.

    Occasions are sorted by day, entries by ``created``, responses by item.
    """

    schema_: Annotated[Literal[1], BeforeValidator(whole)] = Field(alias="schema")
    instrument: Id
    version: Version
    person: Id
    occasions: tuple[Occasion, ...]
    entries: tuple[Entry, ...]

    @field_validator("occasions")
    @classmethod
    def _occasions_in_order(cls, found: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
        return _in_order(found, lambda part: (part.date, number_that_day(part)))

    @field_validator("entries")
    @classmethod
    def _entries_in_order(cls, found: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return _in_order(found, lambda entry: (entry.created, entry.id))


class FlatDocument(Part):
    """Schema 0: one filling in without history; easy to write by hand for a demo."""

    schema_: Annotated[Literal[0], BeforeValidator(whole)] = Field(0, alias="schema")
    instrument: Id
    version: Version = 1
    person: Id = "me"
    saved: Stamp = FIRST_STAMP
    responses: dict[Id, Value]


_Identified = TypeVar("_Identified", Occasion, Entry)


def _in_order(
    parts: tuple[_Identified, ...], place: Callable[[_Identified], Any]
) -> tuple[_Identified, ...]:
    if len({part.id for part in parts}) < len(parts):
        refuse("has the same id twice", "merge the two or give one another id")
    return tuple(sorted(parts, key=place))


def number_that_day(occasion: Occasion) -> int:
    """Return 1 for the first occasion of its day, 2 for the second."""
    return int(occasion.id[len(occasion.date) + 1 :] or 1)


def current_occasion(document: Document) -> Occasion | None:
    """Return the last occasion, or None before the first answer."""
    return document.occasions[-1] if document.occasions else None


def responses(document: Document) -> dict[str, Response]:
    """Return item id to value of the current occasion; a skipped item is absent."""
    occasion = current_occasion(document)
    return _given(occasion) if occasion else {}


def earlier_occasions(document: Document) -> list[dict[str, Any]]:
    """Return the occasions before the current one in which something is answered.

    Each as ``{"id": ..., "date": ..., "responses": {item: value}}``.
    """
    past = [
        {"id": occasion.id, "date": occasion.date, "responses": _given(occasion)}
        for occasion in document.occasions[:-1]
    ]
    return [occasion for occasion in past if occasion["responses"]]


def _given(occasion: Occasion) -> dict[str, Response]:
    return {
        item: answer.value
        for item, answer in occasion.responses.items()
        if answer.value is not None
    }
