"""Instrument links: what the parts of an instrument file must have to do with another.

Looks at the data as read and not at the model, so that a file with a fault in its form
still gets its other faults told.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, Literal

from workbook.catalogue.content_model import subject
from workbook.catalogue.yaml_lines import Place, Source
from workbook.options import WITHHELD

Shape = Literal["RangeEntry", "ChoiceEntry", "Text"]

NEEDED: dict[str, Shape] = {
    "rating": "Text",
    "choice": "ChoiceEntry",
    "choose-all": "ChoiceEntry",
    "number": "RangeEntry",
}
UNSCORED = ("choice", "choose-all", "text", "date", "list")
SHAPE_NAMES: dict[Shape, str] = {
    "RangeEntry": 'a range, "{from: ..., to: ..., low: ..., high: ...}"',
    "ChoiceEntry": 'a list of options with an id, "- {id: ..., text: ...}"',
    "Text": 'a list of words without an id, "- {nl: ..., en: ...}"',
}


def option_shape(option_set: Any) -> Shape:
    """Say which kind of option set this is meant to be."""
    if not isinstance(option_set, list):
        return "RangeEntry"
    keys = {key for option in option_set if isinstance(option, dict) for key in option}
    return "ChoiceEntry" if keys & {"id", "text"} else "Text"


def needed_options(kind: object) -> Shape | None:
    """Return the form of option set that an item of this kind needs, if any."""
    return NEEDED.get(kind) if isinstance(kind, str) else None


def blame_links(source: Source) -> None:
    """Note each fault between the parts of an instrument file."""
    if not isinstance(source.data, dict):
        return
    _blame_name(source)
    for container in ("sections", "items", "scales"):
        _blame_doubles(source, _entries(source, (container,)))
    _blame_options(source)
    for place, item in _entries(source, ("items",)):
        _blame_section(source, place, item)
        _blame_item_options(source, place, item)
        _blame_flags(source, place, item)
    for place, scale in _entries(source, ("scales",)):
        _blame_scale(source, place, scale)
    _blame_steps(source)
    if source.data.get("kind") == "journal":
        _blame_journal(source)


def _entries(source: Source, at: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    data = source.data
    for step in at:
        data = data.get(step) if isinstance(data, dict) else None
    for position, entry in enumerate(data if isinstance(data, list) else ()):
        if isinstance(entry, dict):
            yield (*at, position), entry


def _ids(source: Source, container: str) -> list[str]:
    entries = _entries(source, (container,))
    ids = (entry.get("id") for _, entry in entries)
    return list(dict.fromkeys(id for id in ids if isinstance(id, str)))


def _option_sets(source: Source) -> dict[str, Any]:
    option_sets = source.data.get("options")
    return option_sets if isinstance(option_sets, dict) else {}


def _blame_name(source: Source) -> None:
    id, stem = source.data.get("id"), PurePath(source.name).stem
    if isinstance(id, str) and id != stem:
        source.blame(
            ("id",),
            f'the id "{id}" is not the name of the file',
            f'write "id: {stem}", or name the file {id}.yaml',
        )


def _blame_doubles(
    source: Source, entries: Iterator[tuple[Place, dict[str, Any]]]
) -> None:
    first: dict[str, int] = {}
    for place, entry in entries:
        id = entry.get("id")
        if not isinstance(id, str):
            continue
        line = source.line((*place, "id"))
        if id in first:
            source.blame(
                (*place, "id"),
                f"there is a second {subject(source.data, place)}",
                f"line {first[id]} has that id already: give this one its own",
            )
        first.setdefault(id, line)


def _blame_options(source: Source) -> None:
    for name in _option_sets(source):
        _blame_doubles(source, _entries(source, ("options", name)))
        for place, option in _entries(source, ("options", name)):
            if option.get("id") == WITHHELD:
                source.blame(
                    (*place, "id"),
                    f'{subject(source.data, place)} has the id "{WITHHELD}", '
                    'which stands for "I would rather not say"',
                    "choose another id",
                )


def _blame_section(source: Source, place: Place, entry: dict[str, Any]) -> None:
    sections = _ids(source, "sections")
    section = entry.get("section")
    if isinstance(section, str) and section not in sections:
        source.blame(
            (*place, "section"),
            f'{subject(source.data, place)} names an unknown section "{section}"',
            _one_of(sections, "sections"),
        )


def _blame_item_options(source: Source, place: Place, item: dict[str, Any]) -> None:
    who, needed = subject(source.data, place), needed_options(item.get("kind"))
    option_sets = _option_sets(source)
    name = item.get("options")
    if name is None and needed:
        if len(option_sets) != 1:
            fault = f"{who} has no option set"
            remedy = f'add "options:"; {_one_of(list(option_sets), "options")}'
            source.blame(place, fault, remedy)
            return
        name = next(iter(option_sets))
    if not isinstance(name, str):
        return
    at = (*place, "options")
    if name not in option_sets:
        fault = f'{who} names an unknown option set "{name}"'
        source.blame(at, fault, _one_of(list(option_sets), "options"))
    elif needed and option_shape(option_sets[name]) != needed:
        fault = f'{who}: a {item["kind"]} cannot have the option set "{name}"'
        source.blame(at, fault, f"it needs {SHAPE_NAMES[needed]}")
    elif not needed and item.get("kind") in ("text", "date", "list"):
        fault = f"{who}: a {item['kind']} has no options"
        source.blame(at, fault, 'remove "options:"')


def _blame_flags(source: Source, place: Place, item: dict[str, Any]) -> None:
    who, kind = subject(source.data, place), item.get("kind")
    if item.get("reverse") is True and kind != "rating":
        source.blame(
            (*place, "reverse"),
            f"{who} is reverse-scored and not a rating",
            'remove "reverse:", or make it a rating',
        )
    if item.get("withhold") is True and kind in ("text", "list"):
        source.blame(
            (*place, "withhold"),
            f'{who}: a {kind} has no "I would rather not say"',
            'remove "withhold:"; it can be left empty',
        )
    if item.get("lead") is not None and kind != "text":
        source.blame(
            (*place, "lead"),
            f"{who} has words for a card and is not a text",
            'remove "lead:", or make it a text',
        )


def _blame_scale(source: Source, place: Place, scale: dict[str, Any]) -> None:
    who = subject(source.data, place)
    items: dict[object, dict[str, Any]] = {}
    for _, item in _entries(source, ("items",)):
        items.setdefault(item.get("id"), item)
    names = scale.get("items")
    told: set[str] = set()
    bounds: dict[str, str] = {}
    for position, name in enumerate(names if isinstance(names, list) else ()):
        at = (*place, "items", position)
        if not isinstance(name, str):
            continue
        if name not in items:
            fault = f'{who} names an unknown item "{name}"'
            source.blame(at, fault, _one_of(_ids(source, "items"), "items"))
        elif name in told:
            source.blame(at, f'{who} names "{name}" twice', "remove one of the two")
        elif items[name].get("kind") in UNSCORED:
            fault = f'{who} cannot score item "{name}"'
            source.blame(at, fault, "only a rating or a number can be scored")
        elif known := _bounds(source, items[name]):
            bounds.setdefault(known, name)
        told.add(name)
    if len(bounds) > 1:
        one, other, *_ = bounds.values()
        source.blame(
            (*place, "items"),
            f'{who} mixes ranges: "{one}" and "{other}" differ in lowest or highest',
            "make a scale for each range",
        )


def _bounds(source: Source, item: dict[str, Any]) -> str | None:
    option_sets = _option_sets(source)
    name = item.get("options", next(iter(option_sets), None))
    option_set = option_sets.get(name) if isinstance(name, str) else None
    if isinstance(option_set, dict):
        return repr((option_set.get("from"), option_set.get("to")))
    return repr((1, len(option_set))) if isinstance(option_set, list) else None


def _blame_steps(source: Source) -> None:
    first: dict[str, int] = {}
    for place, step in _entries(source, ("steps",)):
        _blame_section(source, place, step)
        case = f'section "{step.get("section")}", when "{step.get("when")}"'
        if case in first:
            source.blame(
                place,
                f"there is a second step for {case}",
                f"line {first[case]} has one already: remove one of the two",
            )
        first.setdefault(case, source.line(place))


def _blame_journal(source: Source) -> None:
    if source.data.get("consent") is not None:
        fault = "a journal cannot wait for a consent"
        source.blame(("consent",), fault, 'remove "consent:", or make a questionnaire')
    for part in ("scales", "steps"):
        if source.data.get(part):
            fault = f"a journal has no {part}: they need one answer to each item"
            source.blame((part,), fault, f'remove "{part}:"')
    items = list(_entries(source, ("items",)))
    if items and not any(item.get("kind") == "date" for _, item in items):
        fault = "a journal has no item that asks for the day of an entry"
        source.blame(("items",), fault, 'add an item with "kind: date"')
    for place, item in items:
        if item.get("withhold") is True and item.get("kind") not in ("text", "list"):
            source.blame(
                (*place, "withhold"),
                f'{subject(source.data, place)} offers "I would rather not say"',
                'remove "withhold:"; in a journal it can be left empty',
            )


def _one_of(names: list[str], container: str) -> str:
    if names:
        return f"use one of {', '.join(names)}"
    return f'there are none yet: add it under "{container}:"'
