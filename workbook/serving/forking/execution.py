"""Execution: run a notebook in a kernel of this process, and tell what it left."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from ipywidgets import Widget, widget_serialization

from workbook.serving.forking.outputs import Outputs
from workbook.serving.forking.private import execute


class CellError(Exception):
    """A cell failed; ``name`` and ``value`` are those of its exception."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(name, value)
        self.name = name
        self.value = value


class UnforkableError(Exception):
    """The notebook does something that a fork would not take along."""


async def run_cells(
    kernel: Any, path: Path, begin: Callable[[int], None]
) -> tuple[Any, str]:
    """Run all cells of a notebook; return it with its outputs, and its errors' text.

    Parameters
    ----------
    begin
        Is told each cell's number, from 1, before it runs.

    Raises
    ------
    CellError
        If a cell fails.
    UnforkableError
        If a cell leaves a thread or a task running.
    """
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    outputs = Outputs()
    kernel.session.sink = outputs.take
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type != "code":
            continue
        begin(number)
        outputs.cell = cell.outputs = []
        await execute(kernel, _request(kernel, cell.source))
        for model_id, state in outputs.captured():
            kernel.comm_manager.comm_msg(None, None, _news(model_id, state))
        for output in cell.outputs:
            if output.output_type == "error":
                raise CellError(output.ename, output.evalue)
        _refuse_what_runs_on(number)
    return notebook, "".join(outputs.errors)


def widget_models() -> dict[str, Any]:
    """Return the state of all widget models, as ipywidgets writes it to a notebook."""
    state: dict[str, Any] = Widget.get_manager_state(drop_defaults=False)["state"]
    return state


def living_widgets() -> list[Widget]:
    """Return all widgets that there are."""
    find = widget_serialization["from_json"]
    return [find(f"IPY_MODEL_{model_id}", None) for model_id in widget_models()]


def _request(kernel: Any, code: str) -> dict[str, Any]:
    content = {
        "code": code,
        "silent": False,
        "store_history": False,
        "user_expressions": {},
        "allow_stdin": False,
        "stop_on_error": True,
    }
    message: dict[str, Any] = kernel.session.msg("execute_request", content)
    return {**message, "buffers": []}


def _news(model_id: str, state: dict[str, Any]) -> dict[str, Any]:
    """Return what comes in when a front end tells a model's state."""
    data = {"method": "update", "state": state, "buffer_paths": []}
    content = {"comm_id": model_id, "data": data}
    return {"content": content, "buffers": []}


def _refuse_what_runs_on(number: int) -> None:
    """Look for what would stay behind in a fork, or hold it up for ever.

    The threads are counted by the system: a library may have made some of its own.
    """
    if len(os.listdir("/proc/self/task")) > 1:
        raise UnforkableError(f"cell {number} has started a thread")
    if len(asyncio.all_tasks()) > 1:
        raise UnforkableError(f"cell {number} has started a task that goes on")
