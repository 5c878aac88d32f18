"""Frames: how messages pass between page, server and a forked kernel.

A message is JSON. With buffers (a PDF, a sound) it is binary: the number of parts, the
offset of each, as big-endian 32-bit numbers, then the parts, the JSON first. That is
the form in which Jupyter packs such messages for a websocket, so both ends know it.

Over a pipe, each frame has a head: the length of its body, and its kind.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Any, NamedTuple

HEAD = struct.Struct(">IB")
"""Length of the body in bytes, and the kind."""

LONGEST = 64_000_000
"""Bytes of a frame that a pipe takes: a page's document with all its models."""


class Kind(IntEnum):
    """What a frame is for; the relay never has to look inside."""

    TEXT = 1
    BINARY = 2
    DONE = 3
    """As TEXT: the kernel has finished with one message of the page."""
    LOG = 4
    """A line for the server's log, never for the page."""


class Frame(NamedTuple):
    """One message, packed."""

    kind: Kind
    body: bytes

    def piped(self) -> bytes:
        """Return the frame with its head, as it goes through a pipe."""
        return HEAD.pack(len(self.body), self.kind) + self.body


def packed(message: dict[str, Any], buffers: Sequence[Any] = ()) -> Frame:
    """Pack a message of JSON values, and its buffers of bytes."""
    try:
        text = _json(message)
    except ValueError:
        # A number that JSON does not have; for the browser it would spoil everything.
        text = _json(_with_numbers_of_json(message))
    # Half a character, as a faulty keyboard sends it, is no reason to send nothing.
    body = text.encode("utf-8", "replace")
    if not buffers:
        return Frame(Kind.TEXT, body)
    parts = [body, *(bytes(buffer) for buffer in buffers)]
    offsets, at = [], 4 * (len(parts) + 1)
    for part in parts:
        offsets.append(at)
        at += len(part)
    head = struct.pack(f">{len(parts) + 1}I", len(parts), *offsets)
    return Frame(Kind.BINARY, head + b"".join(parts))


def unpacked(data: str | bytes) -> tuple[Any, list[bytes]]:
    """Return the JSON value and the buffers of a text (str) or binary (bytes) message.

    Raises
    ------
    ValueError
        If it is not packed as told above, or not JSON. The text never repeats what was
        sent: answers do not belong in a log.
    """
    if isinstance(data, str):
        return parsed(data), []
    try:
        (count,) = struct.unpack_from(">I", data)
        # Checked before it is used: a large number would ask for much memory.
        if not 1 <= count <= len(data) // 4 - 1:
            raise ValueError("it has no parts")
        offsets = struct.unpack_from(f">{count}I", data, 4)
    except struct.error as error:
        raise ValueError("it is cut off") from error
    bounds = [*offsets, len(data)]
    if offsets[0] != 4 * (count + 1) or bounds != sorted(bounds):
        raise ValueError("its parts do not follow each other")
    first, *buffers = (data[a:b] for a, b in pairwise(bounds))
    return parsed(first), buffers


def parsed(text: str | bytes) -> Any:
    """Return a JSON value.

    Raises
    ------
    ValueError
        If it is not JSON, has NaN or Infinity, or half a character, which is text for
        JSON and for nobody behind it.
    """
    try:
        value = json.loads(text, parse_constant=_refuse)
        # The largest numbers are read as infinity.
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not JSON") from error
    return value


def _json(value: Any) -> str:
    return json.dumps(
        value,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
        default=str,
    )


def _with_numbers_of_json(value: Any) -> Any:
    """Return a value with null for NaN and infinity, as a browser writes them."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: _with_numbers_of_json(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_with_numbers_of_json(one) for one in value]
    return value


def _refuse(constant: str) -> None:
    raise ValueError(constant)
