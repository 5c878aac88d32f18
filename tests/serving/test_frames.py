"""A message comes out of a frame as it went in, and nothing else comes out."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.serving.forking.channel import FrameReader
from workbook.serving.frames import HEAD, LONGEST, Frame, Kind, packed, unpacked

SECRET = "what somebody wrote"

halves = st.characters(categories=["Cs"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(-1e300, 1e300),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
messages = st.dictionaries(st.text(), values)
frames = st.lists(st.builds(Frame, st.sampled_from(Kind), st.binary(max_size=300)))


def opened(frame: Frame) -> tuple[Any, list[bytes]]:
    """Unpack a frame as what came through a websocket."""
    binary = frame.kind is Kind.BINARY
    return unpacked(frame.body if binary else frame.body.decode())


@given(messages)
def test_a_message_without_buffers_goes_as_text(message: dict[str, Any]) -> None:
    frame = packed(message)

    assert frame.kind is Kind.TEXT
    assert opened(frame) == (message, [])


@given(messages, st.lists(st.binary(), min_size=1))
def test_buffers_travel_beside_their_message(
    message: dict[str, Any], buffers: list[bytes]
) -> None:
    frame = packed(message, [memoryview(buffer) for buffer in buffers])

    assert frame.kind is Kind.BINARY
    assert opened(frame) == (message, buffers)


@given(st.text(halves | st.characters(), min_size=1))
def test_half_a_character_spoils_no_message(text: str) -> None:
    [kept] = opened(packed({"text": text}))[0].values()

    assert kept.encode("utf-8")  # raises if there is half a character left
    assert len(kept) == len(text)


@given(st.lists(st.sampled_from([math.nan, math.inf, -math.inf, 1.5]), min_size=1))
def test_a_number_that_is_none_in_json_spoils_no_message(numbers: list[float]) -> None:
    """A browser would refuse the whole message."""
    text = packed({"numbers": numbers}).body.decode()

    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is no JSON")

    kept = json.loads(text, parse_constant=refuse)["numbers"]
    assert kept == [n if n == 1.5 else None for n in numbers]


@given(frames, st.lists(st.integers(1, 40)))
def test_piped_frames_come_in_pieces_of_any_size(
    sent: list[Frame], sizes: list[int]
) -> None:
    data = b"".join(frame.piped() for frame in sent)
    reader, heard = FrameReader(), []

    for size in [*sizes, len(data)]:
        piece, data = data[:size], data[size:]
        heard += reader.feed(piece)

    assert heard == sent


@pytest.mark.parametrize(
    "head", [HEAD.pack(LONGEST + 1, Kind.TEXT), HEAD.pack(0, 0), HEAD.pack(0, 9)]
)
def test_a_pipe_takes_no_head_that_is_not_ours(head: bytes) -> None:
    with pytest.raises(ValueError, match=r"a frame is too long|is not a valid Kind"):
        FrameReader().feed(head)


def binary(count: int, *offsets: int, rest: bytes = b"") -> bytes:
    numbers = [count, *offsets]
    return b"".join(number.to_bytes(4, "big") for number in numbers) + rest


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0",
        binary(0),
        binary(1),
        binary(2**32 - 1, 8),
        binary(1, 4, rest=b"{}"),
        binary(1, 9, rest=b"{}"),
        binary(1, 2**32 - 1, rest=b"{}"),
        binary(2, 16, 12, rest=b"{}{}"),
        binary(1, 8, rest=b"\xff\xfe"),
        binary(1, 8, rest=SECRET.encode()),
        SECRET,
        f'{{"a": "{SECRET}"',
        f'{{"a": NaN, "b": "{SECRET}"}}',
        f'{{"a": -Infinity, "b": "{SECRET}"}}',
        f'{{"a": 1e999, "b": "{SECRET}"}}',
        f'{{"a": "\\ud83d", "b": "{SECRET}"}}',
        f'{{"\\udc00": "{SECRET}"}}',
        f'{{"a": {"9" * 5000}, "b": "{SECRET}"}}',
        "[" * 100_000,
        '{"a":' * 100_000,
    ],
)
def test_what_is_malformed_is_refused_without_repeating_it(data: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"^its? ") as refusal:
        unpacked(data)

    assert SECRET not in str(refusal.value)


@given(messages, st.lists(st.binary()), st.data())
def test_any_damage_is_refused_or_is_another_message(
    message: dict[str, Any], buffers: list[bytes], data: st.DataObject
) -> None:
    body = bytearray(packed(message, [b"", *buffers]).body)
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(body)))

    with suppress(ValueError):
        _, parts = unpacked(bytes(body[:cut]))
        assert sum(map(len, parts)) < cut


@given(st.binary())
def test_noise_is_refused_in_our_own_words(noise: bytes) -> None:
    with pytest.raises(ValueError, match=r"^its? "):
        unpacked(noise)
