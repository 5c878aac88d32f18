"""The browser opens what Python packs, and the other way round."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from ipywidgets.widgets.widget import _put_buffers, _remove_buffers
from playwright.sync_api import Page

from workbook.serving.frames import Frame, Kind, packed, unpacked
from workbook.widgets.esm import join

from .test_documents_agree import many

SIDES = Path(__file__).parent / "frame_sides.js"

# Numbers that both languages write in the same way.
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
messages = st.dictionaries(st.text(max_size=5), values, max_size=3)
cases = st.tuples(messages, st.lists(st.binary(max_size=60), max_size=4))


@pytest.fixture
def browser_side(page: Page) -> Callable[[str, list[Any]], list[Any]]:
    """Call a function of frame_sides.js with each of many cases."""
    script = join(SIDES)
    page.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.route(
        "**/sides.js",
        lambda route: route.fulfill(body=script, content_type="text/javascript"),
    )
    page.goto("http://workbook.test/")

    def call(name: str, data: list[Any]) -> list[Any]:
        told: str = page.evaluate(
            """async ([name, text]) => {
              const sides = await import("/sides.js");
              return JSON.stringify(JSON.parse(text).map(sides[name]));
            }""",
            [name, json.dumps(data)],
        )
        answer: list[Any] = json.loads(told)
        return answer

    return call


def text_of(data: bytes) -> str:
    return b64encode(data).decode()


def sent(frame: Frame) -> dict[str, str]:
    if frame.kind is Kind.BINARY:
        return {"binary": text_of(frame.body)}
    return {"text": frame.body.decode()}


def test_the_browser_opens_what_python_packs(browser_side) -> None:
    found = many(cases, 300)

    opened = browser_side("opened", [sent(packed(*case)) for case in found])

    for (message, buffers), side in zip(found, opened, strict=True):
        assert side == {"message": message, "buffers": list(map(text_of, buffers))}


def test_python_opens_what_the_browser_packs(browser_side) -> None:
    found = many(cases, 300)
    told = [{"message": m, "buffers": list(map(text_of, b))} for m, b in found]

    sides = browser_side("packed", told)

    for case, side in zip(found, sides, strict=True):
        data = side["text"] if "text" in side else b64decode(side["binary"])
        assert unpacked(data) == case


def test_both_find_bytes_at_the_same_places(browser_side) -> None:
    """ipywidgets does in Python what the page does in the browser."""
    bytes_too = st.recursive(
        st.none() | st.integers(0, 9) | st.binary(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
        ),
        max_leaves=8,
    )
    states = many(st.dictionaries(st.sampled_from("pqr"), bytes_too, max_size=3), 200)
    given = []
    for state in states:
        rest, paths, buffers = _remove_buffers(state)
        # The browser keeps the places of bytes open.
        _put_buffers(rest, paths, [None] * len(paths))
        parts = {"state": rest, "paths": paths}
        given.append({**parts, "buffers": [text_of(bytes(b)) for b in buffers]})
    assert sum(len(case["paths"]) for case in given) > 100

    sides = browser_side("apart", given)

    for case, side in zip(given, sides, strict=True):
        assert side["state"] == case["state"]
        found = dict(zip(map(tuple, side["paths"]), side["buffers"], strict=True))
        expected = dict(zip(map(tuple, case["paths"]), case["buffers"], strict=True))
        assert found == expected
