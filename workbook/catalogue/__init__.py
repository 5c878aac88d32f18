"""Catalogue: finds the content files and loads what is asked and said.

A file is read again only after it has changed, so that a page can ask for its words at
each drawing and a facilitator still sees an edit at once. A process that is a page of
one state of the files, and of no other, says so with `settle`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, RootModel

from workbook.catalogue.content_model import check_model
from workbook.catalogue.dialogues import Dialogue
from workbook.catalogue.helplines import Helplines, HelplinesFile
from workbook.catalogue.instrument_file import read_instrument
from workbook.catalogue.yaml_lines import read_yaml
from workbook.errors import ContentError
from workbook.instrument import Instrument
from workbook.text import Language, Text

M = TypeVar("M", bound=BaseModel)

TEMPLATE: Final = "samenwerkboek"
CONTENT_VARIABLE: Final = "WORKBOOK_CONTENT"
PACKAGE: Final = Path(__file__).resolve().parent.parent

Stamped = tuple[Path, int, int]
"""A file, when it changed (ns), and its size in bytes."""

_settled: dict[tuple[str, str], Stamped] | None = None


class Words(Mapping[str, str]):
    """The words of one part in one language; a word that is missing is told by name."""

    def __init__(self, part: str, words: Mapping[str, str]) -> None:
        self._part = part
        self._words = words

    def __getitem__(self, key: str) -> str:
        if key in self._words:
            return self._words[key]
        raise ContentError(
            f"{self._part}.yaml", f'there is no "{key}"', f'add "{key}:" with nl and en'
        )

    def __contains__(self, key: object) -> bool:
        return key in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


class StringsFile(RootModel[dict[str, Text]]):
    """A file in ``assets/strings``: a key and its words in both languages."""


def content_dir() -> Path:
    """Return the folder that has ``assets`` and ``notebooks``.

    The environment variable ``WORKBOOK_CONTENT`` names it; without that it is the
    checkout around this package, or else the copy inside the installed package.

    Raises
    ------
    ContentError
        If the folder has no ``assets``.
    """
    if named := os.environ.get(CONTENT_VARIABLE):
        folder = Path(named).expanduser().resolve()
        remedy = f"let {CONTENT_VARIABLE} name a folder that has assets and notebooks"
    else:
        checkout = PACKAGE.parent
        is_checkout = all((checkout / n).is_dir() for n in ("assets", "notebooks"))
        folder = checkout if is_checkout else PACKAGE / "content"
        remedy = f"install the workbook again, or set {CONTENT_VARIABLE}"
    if not (folder / "assets").is_dir():
        raise ContentError(str(folder), 'there is no folder "assets" here', remedy)
    return folder


def template_dir() -> Path:
    """Return the folder of our Voilà template, with the look's tokens in ``static``."""
    return content_dir() / "assets/voila/templates" / TEMPLATE


def all_instruments() -> tuple[str, ...]:
    """Return the ids of all instruments, in alphabetical order; loads none."""
    return _stems("instruments")


def load_instrument(id: str) -> Instrument:
    """Load the instrument with this id.

    Raises
    ------
    ContentError
        If there is none, or if its file has faults: all of them, with line and remedy.
    """
    return _load_instrument(*_found("instruments", id))


def load_strings(part: str, language: Language) -> Mapping[str, str]:
    """Load the words of one part of the interface, for example ``frame``.

    Raises
    ------
    ContentError
        If there is no such part, or if its file has faults.
    """
    return _load_strings(*_found("strings", part))[language]


def all_dialogues() -> tuple[str, ...]:
    """Return the names of all dialogues, in alphabetical order; loads none."""
    return _stems("dialogues")


def load_dialogue(name: str) -> Dialogue:
    """Load a dialogue, for example ``chase``.

    Raises
    ------
    ContentError
        If there is none of that name, or if its file has faults.
    """
    return _load_dialogue(*_found("dialogues", name))


def load_helplines(language: Language) -> Helplines:
    """Load the helplines of all countries, and the day they were checked.

    Raises
    ------
    ContentError
        If their file is missing or has faults.
    """
    path = content_dir() / "assets" / "helplines.yaml"
    if not path.is_file():
        raise ContentError("assets", "helplines.yaml is missing", "put it back")
    return _load_helplines(*_stamped(path)).in_language(language)


def _stems(folder: str) -> tuple[str, ...]:
    paths = (content_dir() / "assets" / folder).glob("*.yaml")
    return tuple(sorted(path.stem for path in paths))


def settle() -> None:
    """Keep to the files as they are when they are first asked for, from now on."""
    global _settled
    _settled = {}


def _found(folder: str, stem: str) -> Stamped:
    if _settled is None:
        return _found_now(folder, stem)
    if (folder, stem) not in _settled:
        _settled[folder, stem] = _found_now(folder, stem)
    return _settled[folder, stem]


def _found_now(folder: str, stem: str) -> Stamped:
    # Looked up among the files and not joined to a path: the name may come from a
    # browser, and "../" leads nowhere this way.
    stems = _stems(folder)
    if stem not in stems:
        fault = f'there is no "{stem}.yaml"'
        raise ContentError(f"assets/{folder}", fault, f"use one of {', '.join(stems)}")
    return _stamped(content_dir() / "assets" / folder / f"{stem}.yaml")


def _stamped(path: Path) -> Stamped:
    """Return the path with time and size: a changed file is a new cache key."""
    status = path.stat()
    return path, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=64)
def _load_instrument(path: Path, _changed: int, _size: int) -> Instrument:
    return read_instrument(path.read_bytes(), path.name)


@lru_cache(maxsize=64)
def _load_strings(
    path: Path, _changed: int, _size: int
) -> dict[Language, Mapping[str, str]]:
    strings = _read(path, StringsFile).root
    return {
        "nl": Words(path.stem, {key: text.nl for key, text in strings.items()}),
        "en": Words(path.stem, {key: text.en for key, text in strings.items()}),
    }


@lru_cache(maxsize=64)
def _load_dialogue(path: Path, _changed: int, _size: int) -> Dialogue:
    return _read(path, Dialogue)


@lru_cache(maxsize=4)
def _load_helplines(path: Path, _changed: int, _size: int) -> HelplinesFile:
    return _read(path, HelplinesFile)


def _read(path: Path, model: type[M]) -> M:
    source = read_yaml(path.read_bytes(), path.name)
    content = check_model(source, model)
    source.raise_faults()
    assert content is not None  # a model that does not fit has left a fault
    return content
