"""Rehearsal: let a kernel do once what each visitor's first answer would ask of it.

A page of our own widgets is as before when it has got its first state back, so it is
rehearsed where its kernels are forked from: they have the modules, the measured words
and the artists. A facilitator's callback may do anything at all, such as counting; then
the rehearsal takes place in a fork that ends, and only the modules are brought along.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import zip_longest
from typing import Any

from workbook.serving.forking.execution import (
    UnforkableError,
    living_widgets,
    widget_models,
)
from workbook.serving.forking.visit import Visit
from workbook.serving.messages import RESTORE
from workbook.widgets.base import PageWidget

LONGEST = 10
"""Seconds of a rehearsal in a fork; then it goes on without."""

State = dict[str, Any]


def rehearse(visit: Visit, *, in_place: bool) -> None:
    """Try made-up answers, and leave the page as it was.

    Parameters
    ----------
    in_place
        Whether nothing but widgets of ours follows the answers.

    Raises
    ------
    UnforkableError
        If the page is not as it was.
    """
    widgets = [w for w in living_widgets() if isinstance(w, PageWidget)]
    ids = [widget.model_id for widget in widgets]
    turns = [widget.rehearsals() for widget in widgets]
    if in_place:
        _play(visit, ids, turns)
    elif any(turns):
        _import_what_is_imported(visit, ids, turns)


def _play(visit: Visit, ids: Sequence[str], turns: Sequence[list[State]]) -> None:
    before = widget_models()
    for states in zip_longest(*turns, fillvalue={}):
        _restore(visit, ids, states)
    first = [
        {key: before[model_id]["state"][key] for state in states for key in state}
        for model_id, states in zip(ids, turns, strict=True)
    ]
    _restore(visit, ids, first)
    if widget_models() != before:
        raise UnforkableError("made-up answers have left something behind")


def _restore(visit: Visit, ids: Sequence[str], states: Sequence[State]) -> None:
    models = [
        {
            "comm_id": model_id,
            "data": {"method": "update", "state": state, "buffer_paths": []},
        }
        for model_id, state in zip(ids, states, strict=True)
        if state
    ]
    header = {"msg_id": "", "msg_type": RESTORE}
    visit.handle({"header": header, "content": {"models": models}, "buffers": []})


def _import_what_is_imported(
    visit: Visit, ids: Sequence[str], turns: Sequence[list[State]]
) -> None:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        # Ends it, wherever it hangs: nobody else would.
        signal.alarm(LONGEST)
        known = set(sys.modules)
        with suppress(Exception):
            _play(visit, ids, turns)
        os.write(writing, "\n".join(set(sys.modules) - known).encode())
        os._exit(0)
    os.close(writing)
    with open(reading) as modules:
        for name in modules.read().splitlines():
            with suppress(Exception):
                importlib.import_module(name)
    os.waitpid(child, 0)
