"""Call our scripts in a browser with many cases at once, to compare with Python."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from workbook.widgets.esm import join

T = TypeVar("T")

# As ASCII text: a browser protocol has no form for half a character.
CALL = r"""async ([name, text]) => {
  const sides = await import("/sides.js");
  const told = JSON.stringify(JSON.parse(text).map(sides[name]));
  return told.replace(/[\u007f-\uffff]/g, (sign) =>
    "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));
}"""


def side_of(page: Page, script: Path) -> Callable[[str, object], Any]:
    """Return a function that calls one of the script's with each of a list of cases."""
    body = join(script)
    page.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.route(
        "**/sides.js",
        lambda route: route.fulfill(body=body, content_type="text/javascript"),
    )
    page.goto("http://workbook.test/")

    def call(name: str, cases: object) -> Any:
        return json.loads(page.evaluate(CALL, [name, json.dumps(cases)]))

    return call


def many(strategy: st.SearchStrategy[T], count: int) -> list[T]:
    """Return the same made-up examples each time."""
    found: list[T] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(example: T) -> None:
        found.append(example)

    collect()
    return found
