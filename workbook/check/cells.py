"""Cells: what may stand in the cells of a notebook.

A chapter opens and the package does the work: so a person without code can read it,
and the same cells can stand in both languages.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Final

from nbformat import NotebookNode

from workbook.check.draft import Draft
from workbook.check.report import Report
from workbook.errors import ContentError
from workbook.notebooks import parse, questionnaires, title_of
from workbook.text import Language

MOST_STATEMENTS: Final = 3
PACKAGE: Final = "workbook"


def check_cells(draft: Draft, instruments: Collection[str], report: Report) -> None:
    """Note what stands in a notebook's cells and should not.

    Parameters
    ----------
    instruments
        The ids of all instruments that a cell may name.
    """
    with report.blaming(draft.name):
        title_of(draft.cells, draft.name)
    for position, cell in enumerate(draft.cells, 1):
        place = draft.place(position)
        try:
            faults = [*_faults(cell, place, draft.language)]
            unknown = [*_unknown_instruments(cell, place, instruments)]
        except ContentError as error:
            report.blame(error)
            draft.failing.add(position)
            continue
        for fault, remedy in [*faults, *unknown]:
            report.blame(ContentError(place, fault, remedy))
        if unknown:
            draft.failing.add(position)


def _faults(
    cell: NotebookNode, place: str, language: Language
) -> Iterator[tuple[str, str]]:
    if not cell.source.strip():
        yield "it is empty", "write something in it, or remove it"
    elif cell.cell_type == "raw":
        yield "it is a raw cell, which no page shows", "make it a text cell"
    elif cell.cell_type == "code":
        code = parse(cell.source, place)
        yield from _shape_faults(code)
        yield from _language_faults(code, language)


def _unknown_instruments(
    cell: NotebookNode, place: str, instruments: Collection[str]
) -> Iterator[tuple[str, str]]:
    if cell.cell_type != "code":
        return
    for id in questionnaires(parse(cell.source, place)):
        if id not in instruments:
            close = get_close_matches(id, instruments, 1)
            one_of = ", ".join(sorted(instruments))
            remedy = f'write "{close[0]}"' if close else f"use one of {one_of}"
            yield f'there is no instrument "{id}"', remedy


def _shape_faults(code: ast.Module) -> Iterator[tuple[str, str]]:
    n_statements = sum(isinstance(node, ast.stmt) for node in ast.walk(code))
    if n_statements > MOST_STATEMENTS:
        yield (
            f"it has {n_statements} statements",
            f"keep {MOST_STATEMENTS} at most, and move the rest to the package",
        )
    for module in _imported(code):
        if module.partition(".")[0] != PACKAGE:
            yield (
                f'it imports "{module}"',
                f"import from {PACKAGE} only, and let the package do the work",
            )


def _imported(code: ast.Module) -> Iterator[str]:
    for node in ast.walk(code):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def _language_faults(code: ast.Module, language: Language) -> Iterator[tuple[str, str]]:
    for node in ast.walk(code):
        if (
            isinstance(node, ast.keyword)
            and node.arg == "language"
            and isinstance(node.value, ast.Constant)
            and node.value.value != language
        ):
            yield (
                f"it says language={node.value.value!r} in the folder {language}",
                f'write language="{language}"',
            )
