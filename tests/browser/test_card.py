"""A card of own words, in a page with the store and no kernel at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from workbook.catalogue import template_dir
from workbook.catalogue.instrument_file import read_instrument
from workbook.widgets.base import style
from workbook.widgets.card import Card, card_html
from workbook.widgets.esm import join

from .storage_tab import HOST, WIDGETS

INSTRUMENT = read_instrument(
    """
id: words
version: 1
title: {nl: Mijn woorden, en: My words}
intro: {nl: Proef, en: Try}
source: {nl: Proef, en: Try}
items:
  - {id: fear, kind: text, text: {nl: w, en: w}, lead: {nl: Ik ben bang dat, en: Fear}}
  - {id: need, kind: text, text: {nl: w, en: w}, lead: {nl: Ik heb nodig, en: Need}}
""",
    "words.yaml",
)
PAGE = """<!doctype html><html lang=nl><title>kaart</title>
<meta name=viewport content="width=device-width">
<style>{css}</style><header class=bar><a class=exit href="#weg">Snel weg</a></header>
<main class=wb-widget>{html}</main>
<script type=module>
  import card from "/card.js";
  import {{ getStore }} from "/store.js";
  window.store = getStore();
  card.render({{ el: document.querySelector("main") }});
  window.print = () => (window.printed = true);
</script>"""
CONSENTED = INSTRUMENT.model_copy(update={"consent": "yes"})


@dataclass
class Holder:
    """Somebody with a card."""

    page: Page

    def shows(self, html: str) -> Holder:
        static = template_dir() / "static"
        css = (static / "tokens.css").read_text() + (static / "frame.css").read_text()
        css += style("card.css") + style("printing.css")
        bodies = {
            HOST: PAGE.format(css=css, html=html),
            f"{HOST}card.js": join(WIDGETS / "card.js"),
            f"{HOST}store.js": join(WIDGETS / "store.js"),
        }
        self.page.route("**/*", lambda route: route.fulfill(**_answer(route, bodies)))
        self.page.goto(HOST)
        self.page.wait_for_function("window.store")
        return self

    def writes(self, item: str, text: str | None, instrument: str = "words") -> Holder:
        self.page.evaluate(
            "([instrument, item, text]) => store.respond(instrument, 1, item, text)",
            [instrument, item, text],
        )
        return self

    @property
    def face(self) -> Locator:
        return self.page.locator(".wb-card > .face")

    @property
    def large(self) -> Locator:
        return self.page.get_by_role("dialog")

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)


def _answer(route: Route, bodies: dict[str, str]) -> dict[str, str]:
    """Return what a page of this address has, or nothing at all."""
    url = route.request.url
    kind = "javascript" if url.endswith("js") else "html"
    return {
        "body": bodies.get(url, ""),
        "content_type": f"text/{kind}; charset=utf-8",
    }


@pytest.fixture
def holder(page: Page) -> Holder:
    page.set_viewport_size({"width": 390, "height": 700})
    return Holder(page).shows(card_html(INSTRUMENT, "nl"))


def test_an_empty_card_says_what_to_do_and_offers_nothing(holder: Holder) -> None:
    expect(holder.page.get_by_text("Schrijf eerst hierboven iets")).to_be_visible()
    expect(holder.page.get_by_role("button")).to_have_count(0)

    holder.writes("need", "   \n ")

    expect(holder.face).to_be_hidden()


def test_what_is_written_stands_after_its_lead_and_goes_with_it(holder: Holder) -> None:
    holder.writes("need", "een arm om me heen <b>& meer</b> 🌱\ntwee regels")

    expect(holder.face).to_have_text(
        re.compile(r"^\s*Ik heb nodig\s*een arm om me heen <b>& meer</b> 🌱\ntwee"),
        use_inner_text=True,
    )
    expect(holder.page.get_by_text("Schrijf eerst")).to_be_hidden()
    holder.writes("need", None)
    expect(holder.face).to_be_hidden()


def test_shown_large_it_fills_the_screen_and_can_be_closed(holder: Holder) -> None:
    holder.writes("fear", "je weggaat")
    opener = holder.button("Toon groot")

    for close in (
        lambda: holder.page.keyboard.press("Escape"),
        lambda: holder.button("Sluit de kaart").click(),
    ):
        opener.click()
        expect(holder.large).to_have_accessible_name("Kaart: Mijn woorden")
        box = holder.large.bounding_box()
        assert box == {"x": 0, "y": 0, "width": 390, "height": 700}
        expect(holder.button("Sluit de kaart")).to_be_focused()
        size = holder.large.locator(".own").first.evaluate(
            "own => parseFloat(getComputedStyle(own).fontSize)"
        )
        assert size >= 28
        close()
        expect(holder.large).to_be_hidden()
        expect(opener).to_be_focused()


def test_the_way_out_of_the_page_is_on_the_large_card(holder: Holder) -> None:
    holder.writes("fear", "je weggaat")
    holder.button("Toon groot").click()

    holder.large.get_by_role("link", name="Snel weg").click()

    assert holder.page.url.endswith("#weg")


@pytest.mark.parametrize("text", ["x" * 3000, "lang woord " * 800, "אני מפחד " * 300])
def test_long_words_are_read_by_scrolling_and_never_cut(
    holder: Holder, text: str
) -> None:
    holder.writes("fear", text).writes("need", "rust")
    holder.button("Toon groot").click()
    holder.page.keyboard.press("Tab")
    while not holder.large.get_by_role("region").evaluate(
        "region => region === document.activeElement"
    ):
        holder.page.keyboard.press("Tab")

    holder.page.keyboard.press("End")

    expect(holder.large.get_by_text("rust", exact=True)).to_be_in_viewport()
    assert holder.page.evaluate(
        "[...document.querySelectorAll('.wb-card, .wb-card *')]"
        ".every(one => one.scrollWidth <= one.clientWidth + 1 || !one.clientWidth)"
    )


def test_words_from_right_to_left_are_set_so(holder: Holder) -> None:
    holder.writes("fear", "אני מפחד שתלך")

    direction = holder.face.locator(".own").first.evaluate(
        "own => getComputedStyle(own).direction"
    )

    assert direction == "rtl"


def test_only_the_card_is_printed(holder: Holder) -> None:
    holder.writes("fear", "je weggaat")

    holder.button("Druk af").click()
    holder.page.emulate_media(media="print")

    assert holder.page.evaluate("printed")
    printed = holder.page.locator("body > .wb-printed")
    expect(printed.get_by_text("je weggaat")).to_be_visible()
    expect(printed.get_by_text("Ik heb nodig")).to_be_hidden()
    expect(holder.page.get_by_role("main")).to_be_hidden()
    holder.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(holder.page.locator(".wb-printed")).to_have_count(0)


def test_without_the_consent_nothing_stands_on_it(page: Page) -> None:
    holder = Holder(page).shows(card_html(CONSENTED, "nl"))
    holder.writes("fear", "je weggaat").writes("given", "yes", "yes")
    expect(holder.face).to_be_visible()
    holder.button("Toon groot").click()

    holder.writes("given", "no", "yes")

    expect(holder.large).to_be_hidden()
    expect(holder.face).to_be_hidden()
    expect(holder.page.locator(".wb-card")).not_to_contain_text("weggaat")


def test_a_card_has_its_look_with_it() -> None:
    assert ".wb-printed" in Card._css
