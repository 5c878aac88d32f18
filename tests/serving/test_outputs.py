"""Outputs stand where a reader of the notebook expects them."""

from __future__ import annotations

from typing import Any

from workbook.serving.forking.outputs import Outputs

CELL = "cell-1"
"""Id of the message that the outputs of a running cell follow."""


def say(outputs: Outputs, kind: str, parent: str = CELL, **content: Any) -> None:
    header = {"msg_type": kind}
    message = {"header": header, "parent_header": {"msg_id": parent}, "metadata": {}}
    outputs.take({**message, "content": content}, ())


def show(outputs: Outputs, text: str, display_id: str = "", parent: str = CELL) -> None:
    transient = {"display_id": display_id} if display_id else {}
    data = {"text/plain": text}
    say(outputs, "display_data", parent, data=data, metadata={}, transient=transient)


def update(outputs: Outputs, text: str, display_id: str) -> None:
    parts: dict[str, Any] = {"data": {"text/plain": text}, "metadata": {"new": True}}
    transient = {"display_id": display_id}
    say(outputs, "update_display_data", **parts, transient=transient)


def write(
    outputs: Outputs, text: str, name: str = "stdout", parent: str = CELL
) -> None:
    say(outputs, "stream", parent, name=name, text=text)


def widget(taken: Outputs, model_id: str, /, **state: Any) -> None:
    """News of an Output widget; with a ``msg_id`` it begins or ends to capture."""
    data = {"method": "update", "state": state}
    say(taken, "comm_msg", comm_id=model_id, data=data)


def texts(outputs: list[Any]) -> list[str]:
    return [o.text if "text" in o else o.data["text/plain"] for o in outputs]


def test_text_that_goes_on_is_one_output() -> None:
    outputs = Outputs()
    write(outputs, "a")
    write(outputs, "b")
    show(outputs, "picture")
    write(outputs, "c")

    assert texts(outputs.cell) == ["ab", "picture", "c"]


def test_what_goes_to_standard_error_is_not_shown() -> None:
    outputs = Outputs()
    write(outputs, "a")
    write(outputs, "a warning", "stderr")
    write(outputs, "b")

    assert texts(outputs.cell) == ["ab"]
    assert outputs.errors == ["a warning"]


def test_a_result_and_an_error_are_outputs_too() -> None:
    outputs = Outputs()
    result: dict[str, Any] = {"data": {"text/plain": "42"}, "metadata": {}}
    say(outputs, "execute_result", **result, execution_count=1)
    say(outputs, "error", ename="KeyError", evalue="a", traceback=["a"])
    say(outputs, "status", execution_state="idle")

    assert [o.output_type for o in outputs.cell] == ["execute_result", "error"]


def test_outputs_are_cleared_at_once_or_by_what_follows() -> None:
    outputs = Outputs()
    show(outputs, "first")
    say(outputs, "clear_output", wait=False)
    assert outputs.cell == []

    show(outputs, "second")
    say(outputs, "clear_output", wait=True)
    assert texts(outputs.cell) == ["second"]
    write(outputs, "third")
    write(outputs, ", fourth")

    assert texts(outputs.cell) == ["third, fourth"]


def test_what_is_shown_with_an_id_changes_in_all_its_places() -> None:
    outputs = Outputs()
    show(outputs, "old", "a")
    show(outputs, "other", "b")
    first_cell, outputs.cell = outputs.cell, []
    show(outputs, "old", "a")

    update(outputs, "new", "a")
    update(outputs, "nothing", "unknown")

    assert texts(first_cell) == ["new", "other"]
    assert texts(outputs.cell) == ["new"]
    assert first_cell[0].metadata == {"new": True}


def test_what_is_shown_without_an_id_never_changes() -> None:
    outputs = Outputs()
    show(outputs, "old")

    update(outputs, "new", "")

    assert texts(outputs.cell) == ["old"]


def captured(outputs: Outputs) -> dict[str, list[str]]:
    return {model: texts(state["outputs"]) for model, state in outputs.captured()}


def test_an_output_widget_gets_what_is_shown_while_it_captures() -> None:
    outputs = Outputs()
    show(outputs, "before")
    widget(outputs, "out", msg_id=CELL)
    show(outputs, "inside")
    widget(outputs, "out", msg_id="")
    show(outputs, "after")

    assert captured(outputs) == {"out": ["inside"]}
    assert captured(outputs) == {}
    assert texts(outputs.cell) == ["before", "after"]


def test_of_two_output_widgets_the_inner_one_gets_it() -> None:
    outputs = Outputs()
    widget(outputs, "outer", msg_id=CELL)
    show(outputs, "1")
    widget(outputs, "inner", msg_id=CELL)
    show(outputs, "2")
    widget(outputs, "inner", msg_id="")
    show(outputs, "3")
    widget(outputs, "outer", msg_id="")

    assert captured(outputs) == {"outer": ["1", "3"], "inner": ["2"]}
    assert outputs.cell == []


def test_a_widget_that_begins_again_is_the_inner_one() -> None:
    outputs = Outputs()
    widget(outputs, "a", msg_id=CELL)
    widget(outputs, "b", msg_id=CELL)
    widget(outputs, "a", msg_id=CELL)
    show(outputs, "1")

    assert captured(outputs) == {"a": ["1"], "b": []}


def test_outputs_of_another_message_are_not_captured() -> None:
    outputs = Outputs()
    widget(outputs, "out", msg_id=CELL)
    show(outputs, "late", parent="cell-0")

    assert captured(outputs) == {"out": []}
    assert texts(outputs.cell) == ["late"]


def test_a_widget_that_captures_in_a_later_cell_keeps_what_it_had() -> None:
    outputs = Outputs()
    widget(outputs, "out", msg_id=CELL)
    write(outputs, "1")
    widget(outputs, "out", msg_id="")
    assert captured(outputs) == {"out": ["1"]}

    widget(outputs, "out", msg_id="cell-2")
    show(outputs, "2", parent="cell-2")
    widget(outputs, "out", msg_id="")

    assert captured(outputs) == {"out": ["1", "2"]}


def test_what_python_puts_into_a_widget_is_kept_when_it_captures() -> None:
    outputs = Outputs()
    given = {"output_type": "stream", "name": "stdout", "text": "given"}
    widget(outputs, "out", outputs=[given])
    widget(outputs, "out", msg_id=CELL)
    show(outputs, "captured")
    widget(outputs, "out", msg_id="")

    assert captured(outputs) == {"out": ["given", "captured"]}


def test_a_widget_is_cleared_and_the_cell_is_not() -> None:
    outputs = Outputs()
    show(outputs, "cell")
    widget(outputs, "out", msg_id=CELL)
    show(outputs, "1")
    say(outputs, "clear_output", wait=False)
    show(outputs, "2")
    widget(outputs, "out", msg_id="")

    assert captured(outputs) == {"out": ["2"]}
    assert texts(outputs.cell) == ["cell"]
