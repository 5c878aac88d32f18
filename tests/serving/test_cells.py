"""What a notebook does is there in its kernels, or it is told that it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.errors import ServingError
from workbook.serving import snapshot
from workbook.serving.snapshot import UnforkableError
from workbook.serving.supervisor import Supervisor

from .snapshots import (
    DOOR,
    OWN,
    SECONDS,
    notebook,
    refused,
    running,
)
from .stories import run


def test_the_document_shows_what_the_cells_show(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    cells = [
        "print('first'); import sys; print('for the log', file=sys.stderr)",
        "import asyncio; await asyncio.sleep(0); 6 * 7",
        "from ipywidgets import Output; out = Output()\nwith out: print('second')",
        "with out: print('third')",
    ]

    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, *cells)) as it:
            shown = [cell.get("outputs") for cell in it.executed.notebook.cells]
            [outputs] = [
                model.state["outputs"]
                for model in it.executed.models.values()
                if "outputs" in model.state
            ]

            assert shown[0] is None
            assert [o.text for o in shown[1]] == ["first\n"]
            assert [o.data["text/plain"] for o in shown[2]] == ["42"]
            assert shown[3:] == [[], []]
            assert "".join(o["text"] for o in outputs) == "second\nthird\n"

    run(story(), SECONDS)


def test_an_error_in_an_output_widget_is_shown_there_and_fails_no_cell(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    cell = "from ipywidgets import Output; out = Output()\nwith out: 1 / 0"

    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, cell)) as it:
            [[error]] = [
                model.state["outputs"]
                for model in it.executed.models.values()
                if "outputs" in model.state
            ]
            assert error["ename"] == "ZeroDivisionError"

    run(story(), SECONDS)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (
            "import threading, time\n"
            "threading.Thread(target=time.sleep, args=[999], daemon=True).start()",
            "cell 3 has started a thread",
        ),
        (
            "import asyncio\ntask = asyncio.ensure_future(asyncio.sleep(999))",
            "cell 3 has started a task that goes on",
        ),
    ],
)
def test_what_a_fork_would_not_take_along_is_refused_by_its_cell(
    supervisor: Supervisor, tmp_path: Path, cell: str, why: str
) -> None:
    error = refused(supervisor, tmp_path, "a = 1", cell, "b = 2")

    assert isinstance(error, UnforkableError)
    assert str(error) == why


def test_a_thread_that_has_ended_is_no_reason_to_refuse(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    cell = "from threading import Thread; t = Thread(target=print); t.start(); t.join()"

    async def story() -> None:
        async with running(supervisor, notebook(tmp_path, OWN, cell, DOOR)) as it:
            assert await (await it.take()).ask("1 + 1") == 2

    run(story(), SECONDS)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("1 / 0", "a cell fails (ZeroDivisionError: division by zero)"),
        ("1 +", "a cell fails (SyntaxError: "),
        ("raise SystemExit", "a cell fails (SystemExit: "),
        ("import os; os._exit(3)", "its kernel ended while it ran the notebook"),
        (
            "from workbook.page import Page\nPage('a', language='nl').picture('x')",
            'there is no picture "x"',
        ),
    ],
)
def test_a_cell_that_fails_is_told_with_its_error(
    supervisor: Supervisor, tmp_path: Path, cell: str, why: str
) -> None:
    error = refused(supervisor, tmp_path, "a = 1", cell)

    assert not isinstance(error, UnforkableError)
    assert why in str(error)


@pytest.mark.parametrize("cell", ["while True: pass", "import time; time.sleep(999)"])
def test_a_cell_without_end_is_ended(
    supervisor: Supervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cell: str
) -> None:
    monkeypatch.setattr(snapshot, "CELL_LIMIT", 0.5)

    error = refused(supervisor, tmp_path, cell)

    assert isinstance(error, ServingError)
    assert "a cell did not end" in str(error)
