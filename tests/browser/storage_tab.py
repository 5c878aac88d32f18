"""A tab that has only the store in it, in the words of a test."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from workbook.catalogue import load_strings
from workbook.widgets.esm import join, with_constant

SIDES = Path(__file__).parent

HOST = "http://workbook.test/"
SAFE_HOST = "https://workbook.test/"
PAGE = """<!doctype html><title>store</title><main id="content"></main>
<script type="module">
  import { sides } from "/store.js";
  Object.assign(window, { heard: [], ...sides });
  window.store = getStore();
  window.store.subscribe((news) => window.heard.push(news));
</script>"""
BANK = "samenwerkboek/doc/me/bank-account"
CONSENT = "samenwerkboek/doc/me/consent"

# Leave a number of characters free.
FILL = """([name, free]) => {
  const storage = window[name];
  let ballast = "";
  for (let size = 2 ** 22; size >= 1; size /= 2) {
    try {
      storage.setItem("ballast", ballast + "x".repeat(size));
      ballast += "x".repeat(size);
    } catch {}
  }
  storage.setItem("ballast", ballast.slice(free));
}"""


def stored(*answers: tuple[str, object], instrument: str = "bank-account") -> str:
    """Return a document's text, with answers of one moment long ago."""
    changed = "2026-01-02T03:04:05.678Z"
    responses = {item: {"value": v, "changed": changed} for item, v in answers}
    occasion = {"id": "2026-01-02", "date": "2026-01-02", "responses": responses}
    return json.dumps(
        {
            "schema": 1,
            "instrument": instrument,
            "version": 1,
            "person": "me",
            "occasions": [occasion],
            "entries": [],
        }
    )


def with_store(context: BrowserContext) -> BrowserContext:
    """Serve a page that has the store in it, without a server, over plain HTTP."""
    return _serving(context, HOST, join(SIDES / "store_sides.js"))


def with_lock(context: BrowserContext) -> BrowserContext:
    """Serve a page that has the store and its lock, over HTTPS."""
    script = join(SIDES / "lock_sides.js")
    words = dict(load_strings("lock", "en"))
    return _serving(context, SAFE_HOST, with_constant(script, "LOCK_WORDS", words))


def _serving(context: BrowserContext, host: str, script: str) -> BrowserContext:
    empty = {"body": "", "content_type": "text/html"}
    context.route("**/*", lambda route: route.fulfill(**empty))
    context.route(host, lambda route: route.fulfill(**{**empty, "body": PAGE}))
    context.route(
        "**/store.js*",
        lambda route: route.fulfill(body=script, content_type="text/javascript"),
    )
    return context


@dataclass
class Tab:
    """One browser tab; several of one context share what is kept on the device."""

    page: Page

    @classmethod
    def open(
        cls,
        context: BrowserContext,
        *,
        device: dict[str, str] | None = None,
        session: dict[str, str] | None = None,
        host: str = HOST,
    ) -> Tab:
        """Open a tab; ``device`` and ``session`` are what stands in its storages.

        Without them, it finds what other tabs keep on the device.
        """
        tab = cls(context.new_page())
        tab.page.goto(host + "empty")
        if device is not None:
            tab.page.evaluate("localStorage.clear()")
        for storage, texts in (("localStorage", device), ("sessionStorage", session)):
            for key, text in (texts or {}).items():
                tab.put(storage, key, text)
        tab.page.goto(host)
        return tab.ready()

    def ready(self) -> Tab:
        self.page.wait_for_function("window.store")
        return self

    def reload(self) -> Tab:
        self.page.reload()
        return self.ready()

    def answer(
        self, item: str, value: object, instrument: str = "bank-account", **who: str
    ) -> Tab:
        self.page.evaluate(
            "([i, item, value, p]) => store.respond(i, 1, item, value, p)",
            [instrument, item, value, who.get("person", "me")],
        )
        return self

    def choose(self, place: str | None) -> Tab:
        return self.answer("place", place, "consent")

    def responses(self, instrument: str = "bank-account", person: str = "me") -> Any:
        return self.page.evaluate(
            "([i, p]) => store.responses(i, p)", [instrument, person]
        )

    def waits_for(self, **responses: object) -> Tab:
        """Wait until the answers of the bank account are these."""
        self.page.wait_for_function(
            "r => JSON.stringify(store.responses('bank-account')) === r",
            arg=json.dumps(responses, separators=(",", ":")),
        )
        return self

    def waits_until(self, expression: str) -> Tab:
        self.page.wait_for_function(expression)
        return self

    @property
    def place(self) -> str:
        return str(self.page.evaluate("store.place"))

    @property
    def trouble(self) -> str | None:
        return self.page.evaluate("store.trouble")  # type: ignore[no-any-return]

    @property
    def heard(self) -> list[Any]:
        """Return and forget what the store has told."""
        return self.page.evaluate("heard.splice(0)")  # type: ignore[no-any-return]

    def put(self, storage: str, key: str, text: str) -> None:
        self.page.evaluate(
            "([s, k, t]) => window[s].setItem(k, t)", [storage, key, text]
        )

    def fill(self, storage: str, free: int = 0) -> None:
        self.page.evaluate(FILL, [storage, free])

    def make_room(self, storage: str) -> None:
        self.page.evaluate("s => window[s].removeItem('ballast')", storage)

    def keeps(self, storage: str) -> dict[str, str]:
        """Return all that a storage has, but for what fills it."""
        return self.page.evaluate(  # type: ignore[no-any-return]
            """s => Object.fromEntries(Object.entries(window[s])
                 .filter(([key]) => key !== 'ballast'))""",
            storage,
        )

    @property
    def device(self) -> dict[str, str]:
        return self.keeps("localStorage")

    @property
    def session(self) -> dict[str, str]:
        return self.keeps("sessionStorage")

    @property
    def aside(self) -> list[Any]:
        return self.page.evaluate("store.setAside()")  # type: ignore[no-any-return]
