"""Notebooks: the chapters there are, read from their files without running them."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import nbformat
from nbformat import NotebookNode

from workbook.errors import ContentError
from workbook.text import LANGUAGES, Language

SHARING: Final = "sharing"
"""The instrument that ``page.couple()`` asks."""

_STEM = re.compile(r"(\d\d)-[a-z0-9-]+")
_TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Notebook:
    """One chapter in one language.

    ``instruments`` are the ids of the questionnaires that its page shows, in order.
    """

    path: Path
    language: Language
    number: int
    title: str
    instruments: tuple[str, ...]

    @property
    def stem(self) -> str:
        """The file's name without its ending: the last part of its URL."""
        return self.path.stem

    @property
    def name(self) -> str:
        """Language and stem, for example ``nl/00-start``: the page's address."""
        return f"{self.language}/{self.stem}"


def find_notebooks(content: Path) -> tuple[list[Notebook], dict[str, ContentError]]:
    """Return all chapters under ``content/notebooks``, by language and number.

    A notebook that cannot be read, has no title, or is named against the rule
    ``NN-words.ipynb`` is not among them: the others still work. Its fault is in the
    second part, by the name that its page would have, ``nl/02-...``.
    """
    found, faults = [], {}
    for language in LANGUAGES:
        for path in sorted((content / "notebooks" / language).glob("[!.]*.ipynb")):
            try:
                found.append(read_notebook(path, language))
            except ContentError as error:
                faults[f"{language}/{path.stem}"] = error
    return found, faults


def read_notebook(path: Path, language: Language) -> Notebook:
    """Read what a notebook says of itself. The file is read again when it changed.

    Raises
    ------
    ContentError
        If it cannot be read, has no title, or is named against the rule.
    """
    try:
        status = path.stat()
    except OSError as error:
        remedy = "look whether the file is there and may be read"
        raise ContentError(f"{language}/{path.name}", str(error), remedy) from error
    return _read(path, language, status.st_mtime_ns, status.st_size)


def twin(
    notebook: Notebook, others: Sequence[Notebook], language: Language
) -> Notebook | None:
    """Return the same chapter in another language, or that language's first page.

    None when there is no chapter at all in that language.
    """
    same = [n for n in others if n.language == language]
    twins = [n for n in same if n.number == notebook.number]
    return next(iter(twins + same), None)


@functools.lru_cache(maxsize=256)
def _read(path: Path, language: Language, _changed: int, _size: int) -> Notebook:
    name = f"{language}/{path.name}"
    number = number_of(path, name)
    try:
        node = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except Exception as error:
        raise ContentError(
            name, "it is not a notebook", "open and save it in JupyterLab again"
        ) from error
    title = title_of(node.cells, name)
    instruments: list[str] = []
    for position, cell in enumerate(node.cells, 1):
        if cell.cell_type == "code":
            instruments += questionnaires(parse(cell.source, f"{name} cell {position}"))
    return Notebook(path, language, number, title, tuple(instruments))


def number_of(path: Path, name: str) -> int:
    """Return a chapter's number, by its file's name; ContentError if it has none."""
    stem = _STEM.fullmatch(path.stem)
    if stem:
        return int(stem[1])
    raise ContentError(
        name,
        "its name does not follow the rule",
        "name it like 02-emotional-bank-account.ipynb: two digits, then words",
    )


def title_of(cells: Iterable[NotebookNode], name: str) -> str:
    """Return a chapter's title, its first heading; ContentError if it has none."""
    prose = "\n".join(c.source for c in cells if c.cell_type == "markdown")
    if title := _TITLE.search(prose):
        return title[1]
    raise ContentError(
        name, "it has no title", 'begin its first text cell with "# Title"'
    )


def parse(code: str, place: str) -> ast.Module:
    """Read the code of one cell; ContentError if it is not Python."""
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise ContentError(
            f"{place} line {line}",
            f"Python cannot read it ({getattr(error, 'msg', error)})",
            "compare it with the same cell in the other language",
        ) from error


def questionnaires(code: ast.Module) -> Iterator[str]:
    """Find ``page.questionnaire("...")``: cells are plain, so reading is enough."""
    for node in ast.walk(code):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "couple"
        ):
            yield SHARING
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("questionnaire", "journal", "exercise")
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            yield node.args[0].value
