"""Twins: the same chapter in both languages, cell by cell."""

from __future__ import annotations

import ast

from nbformat import NotebookNode

from workbook.check.draft import Draft
from workbook.check.report import Report
from workbook.errors import ContentError


def check_twins(draft: Draft, twin: Draft, report: Report) -> None:
    """Note where two notebooks of one chapter are not the same but for their words.

    Both have an id in each cell: that is how a cell and its twin find each other.
    """
    here, there = _cells(draft), _cells(twin)
    _blame_missing(draft, twin, report)
    _blame_missing(twin, draft, report)
    shared = [id for id in here if id in there]
    for id, other in zip(shared, (id for id in there if id in here), strict=True):
        if id != other:
            fault = f"its twin stands in another order in {twin.name}"
            remedy = "put the cells in the same order"
            report.blame(ContentError(_place(draft, id), fault, remedy))
            break
    for id in shared:
        if here[id].cell_type != there[id].cell_type:
            fault = f"it is {here[id].cell_type}, and {there[id].cell_type} in"
        elif here[id].cell_type == "code" and _neutral(here[id]) != _neutral(there[id]):
            fault = "its code is not that of"
        else:
            continue
        report.blame(
            ContentError(
                _place(draft, id),
                f"{fault} {_place(twin, id)}",
                "make both the same, but for language=",
            )
        )


def _cells(draft: Draft) -> dict[str, NotebookNode]:
    # An empty cell is told as such: that it has no twin is nothing to add one for.
    return {cell.id: cell for cell in draft.cells if cell.source.strip()}


def _place(draft: Draft, id: str) -> str:
    return draft.place(draft.ids.index(id) + 1)


def _blame_missing(draft: Draft, twin: Draft, report: Report) -> None:
    for id, cell in _cells(draft).items():
        if id not in twin.ids:
            fault = (
                f'"{cell.source.strip().splitlines()[0][:40]}" is not in {twin.name}'
            )
            remedy = "add the same cell there, or remove it here"
            report.blame(ContentError(_place(draft, id), fault, remedy))


def _neutral(cell: NotebookNode) -> str:
    """Return what a cell does, whatever its language, layout and comments."""
    try:
        code = ast.parse(cell.source)
    except (SyntaxError, ValueError):
        return str(cell.source)
    for node in ast.walk(code):
        if isinstance(node, ast.keyword) and node.arg == "language":
            node.value = ast.Constant("")
    return ast.dump(code)
