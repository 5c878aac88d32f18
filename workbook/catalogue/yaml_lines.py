"""YAML with line numbers: what a content file says, and where it says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode
from ruamel.yaml.reader import ReaderError

from workbook.errors import ContentError

Place: TypeAlias = tuple[str | int, ...]
"""The keys and positions that lead to a value, for example ``("items", 3, "text")``."""


class Fault(NamedTuple):
    """What is wrong on a line, and what to do about it."""

    line: int
    fault: str
    remedy: str


@dataclass
class Source:
    """A content file as read: its data, the line of each value, what is wrong."""

    name: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """Return the line of a value, or of the nearest value around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def blame(self, place: Place, fault: str, remedy: str) -> None:
        """Note a fault at a place."""
        self.faults.append(Fault(self.line(place), fault, remedy))

    def raise_faults(self) -> None:
        """Raise a ContentError that tells all faults by line, if there are any."""
        told = [
            ContentError(f"{self.name} line {fault.line}", fault.fault, fault.remedy)
            for fault in sorted(self.faults)
        ]
        if told:
            first, *others = told
            raise ContentError(first.place, first.fault, first.remedy, others)


def read_yaml(content: bytes, name: str) -> Source:
    """Read one YAML file.

    Parameters
    ----------
    content
        The file's bytes, UTF-8.
    name
        The file's name, for messages.

    Returns
    -------
    Source
        Strings, numbers, dates, lists and dicts. A key that a mapping has twice is
        among its faults; the first one counts.

    Raises
    ------
    ContentError
        If the file is empty, not UTF-8 or not YAML: then there is nothing to look at.
    """
    source = Source(name)
    text = _decode(content, source)
    yaml = YAML(typ="safe", pure=True)
    try:
        node = yaml.compose(text)
    except YAMLError as error:
        source.faults.append(_syntax_fault(error, text))
        node = None
    else:
        if node is None:
            source.blame((), "the file is empty", "write its content, or remove it")
    source.raise_faults()
    source.data = _Builder(source, yaml).build(node, ())
    return source


def _decode(content: bytes, source: Source) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        remedy = "save it with the encoding UTF-8"
        source.faults.append(Fault(line, "the file is not UTF-8", remedy))
        source.raise_faults()
        raise


def _syntax_fault(error: YAMLError, text: str) -> Fault:
    line, problem = 1, str(error)
    if isinstance(error, ReaderError):
        line = text.count("\n", 0, error.position) + 1
        problem = f"the character U+{ord(text[error.position]):04X} is not allowed"
    elif isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = error.problem or problem
    return Fault(
        line,
        f"this is not YAML ({problem})",
        "look at brackets, quotes and indentation here and one line up; "
        "a text with a colon or a comma needs quotes around it",
    )


class _Builder:
    """Turns the nodes of the parser into plain data, and notes where each stood."""

    def __init__(self, source: Source, yaml: YAML) -> None:
        self.source = source
        self.scalars = yaml.constructor
        self.around: list[Node] = []

    def build(self, node: Node, place: Place) -> Any:
        self.source.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, ScalarNode):
            return self.scalar(node, place)
        if any(node is outer for outer in self.around):
            self.source.blame(place, "this contains itself", "remove the alias (*)")
            return None
        self.around.append(node)
        data = (
            self.mapping(node, place)
            if isinstance(node, MappingNode)
            else [self.build(child, (*place, i)) for i, child in enumerate(node.value)]
        )
        self.around.pop()
        return data

    def mapping(self, node: MappingNode, place: Place) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in data:
                first = self.source.line((*place, key))
                self.source.faults.append(
                    Fault(
                        line,
                        f'the key "{key}" is here twice',
                        f"line {first} has it already: remove one of the two",
                    )
                )
                continue
            self.source.lines[*place, key] = line
            data[key] = self.build(value_node, (*place, key))
        return data

    def scalar(self, node: ScalarNode, place: Place) -> Any:
        try:
            return self.scalars.construct_object(node)
        except (YAMLError, ValueError):
            self.source.blame(
                place, f'"{node.value}" cannot be read', "put quotes around it"
            )
            return node.value
