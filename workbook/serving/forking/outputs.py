"""Outputs: what the cells of a notebook show, while a kernel runs them.

JupyterLab and nbclient keep outputs at the far end of a socket. Here they are kept in
the same process, also for Output widgets: while one of them captures, it has the id of
the message whose outputs it wants.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import nbformat
from nbformat.v4 import output_from_msg

_OUTPUTS = {"display_data", "execute_result", "stream", "error"}


class Outputs:
    """Takes what a kernel publishes; ``cell`` has the outputs of the running cell."""

    def __init__(self) -> None:
        self.cell: list[Any] = []
        self.errors: list[str] = []
        """What was written to standard error; it is for the server's log."""
        self._capturing: dict[str, str] = {}
        self._in_widgets: dict[str, list[Any]] = {}
        self._news: dict[str, None] = {}
        """Output widgets that have captured something since the last cell."""
        self._displayed: dict[str, list[Any]] = {}
        self._late: set[int] = set()

    def take(self, message: dict[str, Any], _buffers: Sequence[Any]) -> None:
        """Take one message of the kernel."""
        kind, content = message["header"]["msg_type"], message["content"]
        if kind == "comm_msg":
            self._note_widget(content)
        elif kind == "stream" and content["name"] == "stderr":
            self.errors.append(content["text"])
        elif kind in _OUTPUTS:
            output = output_from_msg(message)  # type: ignore[no-untyped-call]
            self._add(self._place(message), output)
            if display_id := _display_id(content):
                self._displayed.setdefault(display_id, []).append(output)
        elif kind == "update_display_data":
            self._replace(content)
        elif kind == "clear_output":
            place = self._place(message)
            if content.get("wait"):
                self._late.add(id(place))
            else:
                place.clear()

    def captured(self) -> list[tuple[str, dict[str, Any]]]:
        """Return what Output widgets have captured: model ids with their new state.

        A front end would tell the kernel so.
        """
        news, self._news = self._news, {}
        return [(id, {"outputs": deepcopy(self._in_widgets[id])}) for id in news]

    def _note_widget(self, content: dict[str, Any]) -> None:
        model_id, state = content["comm_id"], content["data"].get("state", {})
        if "outputs" in state:
            given = nbformat.from_dict(state["outputs"])  # type: ignore[no-untyped-call]
            self._in_widgets[model_id] = list(given)
        if "msg_id" not in state:
            return
        self._capturing.pop(model_id, None)
        if state["msg_id"]:
            # The one that began last gets the outputs.
            self._capturing[model_id] = state["msg_id"]
            self._in_widgets.setdefault(model_id, [])
            self._news[model_id] = None

    def _place(self, message: dict[str, Any]) -> list[Any]:
        """Return where an output belongs: in a capturing widget, or in the cell."""
        parent = (message.get("parent_header") or {}).get("msg_id")
        for model_id in reversed(self._capturing):
            if self._capturing[model_id] == parent:
                return self._in_widgets[model_id]
        return self.cell

    def _add(self, place: list[Any], output: Any) -> None:
        if id(place) in self._late:
            self._late.discard(id(place))
            place.clear()
        last: Any = place[-1] if place else None
        goes_on = last and (last.output_type, output.output_type) == ("stream",) * 2
        if goes_on and last.name == output.name:
            last.text += output.text
        else:
            place.append(output)

    def _replace(self, content: dict[str, Any]) -> None:
        """Show new data in each place that was shown with the same display id."""
        for output in self._displayed.get(_display_id(content), ()):
            output.data, output.metadata = content["data"], content["metadata"]


def _display_id(content: dict[str, Any]) -> str:
    return str(content.get("transient", {}).get("display_id", ""))
