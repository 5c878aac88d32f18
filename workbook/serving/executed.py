"""Executed: what a notebook has left when it has run, however it was run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

OWN_WIDGETS = "workbook.widgets."
"""How the names of this package's widgets begin."""
LIGHT = {"HTMLModel", "HTMLStyleModel", "DescriptionStyleModel", "LayoutModel"}
"""Core widgets that only show what they are told, and what belongs to those."""


@dataclass(frozen=True)
class Model:
    """The state of one widget model, as ipywidgets writes it into a notebook.

    ``buffers`` has the parts of the state that are bytes: ``path``, ``data`` in base64
    and ``encoding`` of each.
    """

    state: dict[str, Any]
    buffers: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Executed:
    """A notebook with its outputs, and all its widget models by id."""

    notebook: NotebookNode
    models: dict[str, Model]

    def is_disposable(self) -> bool:
        """Tell whether all that a kernel knows is held by the page too.

        That is so with widgets of ours, and with what only shows HTML. A facilitator's
        callbacks may keep anything at all in their kernel.
        """
        states = [model.state for model in self.models.values()]
        return all(_is_ours(state) or _is_light(state) for state in states)

    def layout(self) -> str:
        """Return a short name of the models that there are.

        A page can go on with another kernel only if that one has the same models.
        """
        names = [
            f"{model_id} {model.state.get('_model_module')}"
            f".{model.state.get('_model_name')} {model.state.get('_anywidget_id')}\n"
            for model_id, model in sorted(self.models.items())
        ]
        return hashlib.sha256("".join(names).encode()).hexdigest()[:8]


def _is_ours(state: dict[str, Any]) -> bool:
    return str(state.get("_anywidget_id", "")).startswith(OWN_WIDGETS)


def _is_light(state: dict[str, Any]) -> bool:
    return state.get("_model_name") in LIGHT
