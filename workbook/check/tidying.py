"""Tidying: what can be mended in a notebook without a person.

Saved output is somebody's run, not a part of the chapter; an execution count and most
metadata change at each save; and each cell has an id, which its twin shares.
"""

from __future__ import annotations

import itertools
from typing import Any, Final

import nbformat

from workbook.check.draft import FORMAT, Draft, of_cells
from workbook.check.report import Report
from workbook.errors import ContentError

METADATA: Final[dict[str, dict[str, str]]] = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
"""What a notebook says of itself: all else is of the machine it was saved on."""

OUTPUT, COUNT = "saved output", "an execution count"
METADATA_FAULT, ID = "metadata that no page needs", "no id of its own"
TWIN_ID, FORMAT_FAULT = "another id than its twin", "an old format without ids"
DONE: Final = {
    FORMAT_FAULT: "brought to the format with ids",
    METADATA_FAULT: "removed metadata",
    OUTPUT: "removed output",
    COUNT: "removed execution counts",
    ID: "gave ids",
    TWIN_ID: "took ids over from its twin",
}


def tidy(draft: Draft) -> None:
    """Strip a notebook of what is not the chapter itself."""
    node = draft.node
    if node.nbformat_minor < FORMAT[1]:
        node.nbformat_minor = FORMAT[1]
        draft.mend(FORMAT_FAULT, 0)
    if node.metadata != METADATA:
        node.metadata = nbformat.from_dict(METADATA)  # type: ignore[no-untyped-call]
        draft.mend(METADATA_FAULT, 0)
    for position, cell in enumerate(draft.cells, 1):
        if cell.metadata:
            cell.metadata.clear()
            draft.mend(METADATA_FAULT, position)
        if cell.get("outputs"):
            cell.outputs = []
            draft.mend(OUTPUT, position)
        if cell.get("execution_count") is not None:
            cell.execution_count = None
            draft.mend(COUNT, position)


def share_ids(draft: Draft, twin: Draft | None = None) -> None:
    """Give each cell an id of its own, the one that its twin cell has.

    Ids that are there are kept. Only where both notebooks have the same kinds of cells
    in the same order, and an id is nowhere in the other, it is replaced: JupyterLab
    gave two ids to what somebody added to both.
    """
    drafts = [draft, twin] if twin else [draft]
    for one in drafts:
        _drop_doubles(one)
    if twin and _kinds(draft) == _kinds(twin):
        for position in range(len(draft.cells)):
            _share_id(draft, twin, position)
    for one in drafts:
        for position, id in enumerate(one.ids):
            if not id:
                taken = {id for other in drafts for id in other.ids}
                _give_id(one, position, _new_id(position, taken))


def tell_untidy(draft: Draft, report: Report, *, fix: bool) -> None:
    """Write the mended notebook and say so; without ``fix``, note what is untidy."""
    if not draft.untidy:
        return
    if not fix:
        for what, positions in draft.untidy.items():
            fault = f"{'they have' if len(positions) > 1 else 'it has'} {what}"
            remedy = 'run "workbook check --fix"'
            report.blame(ContentError(draft.place(*positions), fault, remedy))
        return
    text: Any = nbformat.v4.writes(draft.node)  # type: ignore[no-untyped-call]
    with report.blaming(draft.name):
        draft.path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
        told = [
            f"{DONE[what]} ({of_cells(positions) or 'notebook'})"
            for what, positions in draft.untidy.items()
        ]
        report.changes.append(f"{draft.name}: {', '.join(told)}")


def _kinds(draft: Draft) -> list[str]:
    return [cell.cell_type for cell in draft.cells]


def _drop_doubles(draft: Draft) -> None:
    for position, cell in enumerate(draft.cells):
        if cell.get("id") in draft.ids[:position]:
            cell.pop("id", None)


def _share_id(draft: Draft, twin: Draft, position: int) -> None:
    one, other = draft.ids[position], twin.ids[position]
    if one and other:
        if one != other and one not in twin.ids and other not in draft.ids:
            _give_id(twin, position, one)
    elif one or other:
        lacking = twin if one else draft
        if (one or other) not in lacking.ids:
            _give_id(lacking, position, one or other)
    else:
        new = _new_id(position, {*draft.ids, *twin.ids})
        _give_id(draft, position, new)
        _give_id(twin, position, new)


def _give_id(draft: Draft, position: int, id: str) -> None:
    draft.mend(TWIN_ID if draft.ids[position] else ID, position + 1)
    draft.cells[position].id = id


def _new_id(position: int, taken: set[str]) -> str:
    names = (f"cell-{number}" for number in itertools.count(position + 1))
    return next(name for name in names if name not in taken)
