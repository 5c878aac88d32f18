"""Draft: a notebook as its file has it, before anything is asked of it."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import nbformat
from nbformat import NotebookNode, ValidationError

from workbook.errors import ContentError
from workbook.text import Language, join_words

FORMAT: Final = (4, 5)
"""The notebook format of which all cells have an id."""


@dataclass
class Draft:
    """One notebook file.

    ``untidy`` maps what can be mended without a person, such as ``saved output``, to
    the cells that have it, counted from 1; cell 0 stands for the notebook itself.
    ``failing`` are cells of which it is known, and told, that they will raise.
    """

    path: Path
    language: Language
    number: int
    node: NotebookNode
    untidy: dict[str, list[int]] = field(default_factory=dict)
    failing: set[int] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Language and file, for example ``nl/00-start.ipynb``."""
        return f"{self.language}/{self.path.name}"

    @property
    def cells(self) -> list[NotebookNode]:
        """Its cells; what is changed in them is changed in ``node``."""
        cells: list[NotebookNode] = self.node.cells
        return cells

    @property
    def ids(self) -> list[str]:
        """The ids of its cells; an empty one where there is none."""
        return [cell.get("id", "") for cell in self.cells]

    def place(self, *positions: int) -> str:
        """Name the notebook, or cells in it: ``nl/00-start.ipynb cell 2``."""
        return f"{self.name} {of_cells(positions)}".strip()

    def mend(self, what: str, position: int) -> None:
        """Note that something was untidy in a cell and is mended in ``node``."""
        self.untidy.setdefault(what, []).append(position)


def of_cells(positions: Sequence[int]) -> str:
    """Name cells by their numbers, for example ``cells 2 and 5``; none give ``""``."""
    numbers = [str(position) for position in positions if position]
    if not numbers:
        return ""
    return f"cell{'s' if len(numbers) > 1 else ''} {join_words(numbers, 'en')}"


def read_draft(path: Path, language: Language, number: int) -> Draft:
    """Read a notebook file without mending anything.

    Raises
    ------
    ContentError
        If it is not a notebook.
    """
    text = path.read_bytes()
    try:
        node = nbformat.v4.reads(text.decode())  # type: ignore[no-untyped-call]
        _validate(node)
    except ValidationError as error:
        told = f"it is not a notebook ({error.message[:80]})"
    except Exception as error:  # anything may stand in a file
        told = f"it is not a notebook ({type(error).__name__}: {error})"
    else:
        return Draft(path, language, number, node)
    remedy = "open and save it in JupyterLab again, or put an earlier version back"
    raise ContentError(f"{language}/{path.name}", told, remedy)


def _validate(node: NotebookNode) -> None:
    """Raise a ValidationError when even a mended notebook would not be one."""
    if node.get("nbformat") != FORMAT[0]:
        raise ValueError("of another format than 4")
    whole = copy.deepcopy(node)
    whole.nbformat_minor = max(whole.nbformat_minor, FORMAT[1])
    # Ids that are missing or there twice can be mended: they count as other ones here.
    for position, cell in enumerate(whole.cells):
        if not cell.get("id") or cell.id in [c.id for c in whole.cells[:position]]:
            cell.id = f"mended-{position}"
    nbformat.validate(whole)
