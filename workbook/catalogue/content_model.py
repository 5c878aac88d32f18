"""Content model: check a content file by its pydantic model, tell faults plainly."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, Final, TypeVar, get_args

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from workbook.catalogue.helplines import COUNTRY_PATTERN, DIAL_PATTERN
from workbook.catalogue.yaml_lines import Place, Source
from workbook.options import ID_PATTERN
from workbook.text import WORDS_PATTERN, Text

M = TypeVar("M", bound=BaseModel)

LANGUAGE_NAMES: Final = {"nl": "Dutch", "en": "English"}
ENTRY_NAMES: Final = {
    "items": "item",
    "sections": "section",
    "scales": "scale",
    "steps": "step",
    "options": "option set",
    "countries": "country",
    "lines": "helpline",
}
EXPECTED: Final = {
    "text_type": 'both languages under it, "nl:" and "en:"',
    "string_type": "text; put quotes around it",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "date_type": "a day such as 2026-11-22, without quotes",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "too_short": "a list with at least one entry",
    "greater_than": "greater than {gt:g}",
    "greater_than_equal": "{ge} or greater",
}
FORMS: Final = {
    ID_PATTERN: "use lower-case letters, digits and hyphens, a letter first",
    WORDS_PATTERN: "write something",
    DIAL_PATTERN: "use 3 to 15 digits only, with + first for a number abroad",
    COUNTRY_PATTERN: "use the country's code of two lower-case letters",
}


def check_model(source: Source, model: type[M]) -> M | None:
    """Return the file's data as its model, or note the faults and return None."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            _blame(source, model, details)
        return None


def subject(data: Any, place: Place) -> str:
    """Name the innermost entry that a place lies in, for example ``item "give"``."""
    told = "the file"
    for depth in range(1, len(place) + 1):
        *_, container, key = ("", *place[:depth])
        entry = _value(data, place[:depth])
        id = entry.get("id") if isinstance(entry, dict) else None
        if isinstance(key, int):
            name = ENTRY_NAMES.get(str(container), "option")
            told = f'{name} "{id}"' if isinstance(id, str) else f"{name} {key + 1}"
            if name == "option":
                told += f' of "{container}"'
        elif container == "options":
            told = f'{ENTRY_NAMES["options"]} "{key}"'
    return told


def _blame(source: Source, model: type[BaseModel], details: ErrorDetails) -> None:
    kind, context = details["type"], details.get("ctx") or {}
    if kind == "too_short" and len(details["input"]) >= context["min_length"]:
        return  # pydantic counts entries that fit; those that do not have own faults
    place = _in_data(source.data, details["loc"])
    key = place[-1] if place else ""
    owner = subject(source.data, place[:-1])
    if key in LANGUAGE_NAMES and (kind == "missing" or _is_blank(details)):
        _blame_translation(source, place, missing=kind == "missing")
    elif kind == "missing":
        source.blame(place, f'{owner} has no "{key}"', f'add "{key}:"')
    elif kind == "extra_forbidden":
        known = sorted(_known_keys(model, details["loc"][:-1]))
        source.blame(
            place, f'{owner} has an unknown key "{key}"', _instead(str(key), known)
        )
    elif kind == "literal_error":
        fault = f'{owner} has an unknown {key} "{details["input"]}"'
        source.blame(place, fault, f"use {_quoted(context)}")
    elif kind == "string_pattern_mismatch":
        fault = f'{owner}: "{details["input"]}" cannot be its {key}'
        source.blame(place, fault, FORMS[context["pattern"]])
    elif kind == "value_error":
        owner = subject(source.data, place)
        source.blame(place, f"{owner}: {context['error']}", "correct the numbers")
    else:
        if context.get("class_name") == Text.__name__:
            kind = "text_type"
        expected = EXPECTED.get(kind, details["msg"]).format(**context)
        if isinstance(key, int):
            what = subject(source.data, place)
        else:
            what = f'"{key}" of {owner}' if place else owner
        source.blame(place, f"{what} has the wrong form", f"expected {expected}")


def _blame_translation(source: Source, place: Place, *, missing: bool) -> None:
    around, key = ("", *place)[-2:]
    what = around if around in ("title", "intro", "hint", "lead", "pause") else "text"
    owner = subject(source.data, place[:-1])
    if owner == "the file" and what == "text":
        owner = f'"{around}"'
    lack = "has no" if missing else "has an empty"
    remedy = f'{"add" if missing else "write something after"} "{key}:"'
    under = f" under {around}" if isinstance(around, str) else ""
    fault = f"{owner} {lack} {LANGUAGE_NAMES[str(key)]} {what}"
    source.blame(place, fault, remedy + under)


def _quoted(context: dict[str, Any]) -> str:
    return str(context["expected"]).replace("'", '"')


def _is_blank(details: ErrorDetails) -> bool:
    blank = isinstance(details["input"], str) and not details["input"].strip()
    return details["input"] is None or blank


def _instead(key: str, known: list[str]) -> str:
    if close := get_close_matches(key, known, n=1):
        return f'write "{close[0]}", or remove it'
    return (
        f"use one of {', '.join(known)}; "
        "if it belongs to a text, put quotes around that text"
    )


def _in_data(data: Any, location: tuple[str | int, ...]) -> Place:
    """Return where in the data pydantic is: it also names the branch of a union."""
    place: list[str | int] = []
    for step in location[:-1]:
        if _has(data, step):
            data = data[step]
            place.append(step)
    return (*place, *location[-1:])


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _value(data: Any, place: Place) -> Any:
    for step in place:
        if not _has(data, step):
            return None
        data = data[step]
    return data


def _known_keys(model: type[BaseModel], location: tuple[str | int, ...]) -> set[str]:
    candidates = [model]
    if issubclass(model, RootModel):
        candidates = list(_models_in(model.model_fields["root"].annotation))
    for step in location:
        named = [c for c in candidates if c.__name__ == step]
        into = [
            c.model_fields[name].annotation
            for c in candidates
            for name in c.model_fields
            if name == step
        ]
        if named:
            candidates = named
        elif into:
            candidates = [m for annotation in into for m in _models_in(annotation)]
    return {
        field.alias or name
        for candidate in candidates
        for name, field in candidate.model_fields.items()
    }


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
