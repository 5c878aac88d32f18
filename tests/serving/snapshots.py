"""Real snapshots of made-up notebooks, and kernels that can be asked anything."""

from __future__ import annotations

import ast
import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest

from workbook.errors import WorkbookError
from workbook.notebooks import Notebook
from workbook.serving.executed import Executed
from workbook.serving.forking.naming import SNAPSHOT
from workbook.serving.frames import Frame, Kind, unpacked
from workbook.serving.kernel import Kernel
from workbook.serving.messages import RESTORE, UPDATE, PageMessage
from workbook.serving.snapshot import Snapshot
from workbook.serving.supervisor import Supervisor

from .stories import run

OWN = """
import traitlets
from workbook.widgets.base import PageWidget

class Box(PageWidget):
    value = traitlets.Unicode().tag(sync=True)

def box(text):
    return Box(value=text)
"""
CORE = """
import ipywidgets

def box(text):
    return ipywidgets.Text(text)
"""
DOOR = """
import os, random, resource, sys, time
import numpy

ask, said = box("ask"), box("said")

def answer(change):
    said.value = ""
    said.value = repr(eval(change["new"]))

ask.observe(answer, "value")
"""
"""A cell that lets the test evaluate anything in the kernel."""

SECONDS = 120
"""For a story with real processes, on a machine that has other things to do."""


def notebook(folder: Path, *cells: str, stem: str = "00-start") -> Notebook:
    """Write a notebook with a title and code cells."""
    path = folder / f"{stem}.ipynb"
    title = nbformat.v4.new_markdown_cell("# Title")
    code = [nbformat.v4.new_code_cell(cell) for cell in cells]
    nbformat.write(nbformat.v4.new_notebook(cells=[title, *code]), path)
    return Notebook(path, "nl", int(stem[:2]), "Title", ())


class Asked:
    """A kernel at whose door one can ask."""

    def __init__(self, kernel: Kernel, executed: Executed) -> None:
        self.kernel = kernel
        self.models = executed.models
        self.heard: list[Frame] = []
        """All that it has said."""
        self._numbers = itertools.count(1)

    def model(self, value: str) -> str:
        """Return the id of the model that has a value in the document."""
        states = {id: model.state for id, model in self.models.items()}
        return next(id for id, state in states.items() if state.get("value") == value)

    def send(self, expression: str) -> str:
        """Put a question without waiting for an answer; return the message's id."""
        msg_id = f"page-{next(self._numbers)}"
        state = {"value": f"{expression} # {msg_id}"}
        data = {"method": "update", "state": state, "buffer_paths": []}
        content = {"comm_id": self.model("ask"), "data": data}
        self.kernel.send(PageMessage(msg_id, UPDATE, content, []))
        return msg_id

    async def ask(self, expression: str) -> Any:
        """Return what an expression comes to; None when it raises."""
        return self.answer_in(await self.done(self.send(expression)))

    async def restore(self, states: dict[str, dict[str, Any]]) -> list[Any]:
        """Restore models; return what the kernel says until it has finished."""
        msg_id = f"page-{next(self._numbers)}"
        models = [
            {
                "comm_id": id,
                "data": {"method": "update", "state": state, "buffer_paths": []},
            }
            for id, state in states.items()
        ]
        self.kernel.send(PageMessage(msg_id, RESTORE, {"models": models}, []))
        return await self.done(msg_id)

    async def done(self, msg_id: str) -> list[Any]:
        """Return the messages that come until the kernel has finished with one."""
        messages = []
        while True:
            frame = await self.kernel.receive()
            self.heard.append(frame)
            if frame.kind is Kind.LOG:
                continue
            binary = frame.kind is Kind.BINARY
            message, _ = unpacked(frame.body if binary else frame.body.decode())
            if frame.kind is Kind.DONE:
                if message["parent_header"]["msg_id"] == msg_id:
                    return messages
            else:
                messages.append(message)

    def answer_in(self, messages: list[Any]) -> Any:
        """Return what the last news of "said" came to."""
        said = self.model("said")
        news = [m["content"] for m in messages if m["content"].get("comm_id") == said]
        value = news[-1]["data"]["state"]["value"] if news else ""
        return ast.literal_eval(value) if value else None

    @property
    def log(self) -> str:
        parts = [frame.body for frame in self.heard if frame.kind is Kind.LOG]
        return b"\n".join(parts).decode()

    @property
    def for_page(self) -> bytes:
        return b"\n".join(f.body for f in self.heard if f.kind is not Kind.LOG)


class Running:
    """A snapshot of a notebook, with the kernels that come from it."""

    def __init__(self, supervisor: Supervisor, page: Notebook) -> None:
        self.ended = 0
        self.snapshot = Snapshot(supervisor, page, self._note_end)
        self.executed: Executed
        self._kernels: list[Kernel] = []

    async def take(self) -> Asked:
        kernel = await self.snapshot.take()
        self._kernels.append(kernel)
        return Asked(kernel, self.executed)

    async def end_kernels(self) -> None:
        while self._kernels:
            await self._kernels.pop().close()

    async def close(self) -> None:
        await self.end_kernels()
        await self.snapshot.close()

    def _note_end(self) -> None:
        self.ended += 1


@asynccontextmanager
async def running(supervisor: Supervisor, page: Notebook) -> AsyncIterator[Running]:
    """Run a notebook in a snapshot, and end all that came from it."""
    story = Running(supervisor, page)
    try:
        story.executed = await story.snapshot.run()
        yield story
    finally:
        await story.close()


async def until_so(condition: Callable[[], object]) -> None:
    """Wait until something outside of this process is so."""
    while not condition():
        await asyncio.sleep(0.02)


def gone(process: psutil.Process) -> bool:
    """Tell whether a process has ended, whoever has to bury it."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def named(name: str) -> list[psutil.Process]:
    """Return the processes of that name that came from this one.

    A server that browser tests have started meanwhile has processes of its own.
    """
    found = []
    for child in psutil.Process().children():
        try:
            family = [child, *child.children(recursive=True)]
            if "serve" not in child.cmdline():
                found += [process for process in family if process.name() == name]
        except psutil.NoSuchProcess:
            continue
    return found


def refused(supervisor: Supervisor, folder: Path, *cells: str) -> WorkbookError:
    """Return why a notebook is refused; no process is left."""

    async def story() -> WorkbookError:
        before = named(SNAPSHOT)
        it = Running(supervisor, notebook(folder, *cells))
        with pytest.raises(WorkbookError) as refusal:
            await it.snapshot.run()
        await until_so(lambda: set(named(SNAPSHOT)) <= set(before))
        assert it.ended == 0
        return refusal.value

    error: WorkbookError = run(story(), SECONDS)
    return error
