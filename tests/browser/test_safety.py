"""Nothing that a person types does harm, and no fault loses an answer."""

import json
import re

import pytest
from playwright.sync_api import expect

from .visitor import NL, Visitor

HOSTILE = [
    "<img src=x onerror=\"document.title='hacked'\">",
    "</textarea><script>document.title='hacked'</script>",
    "$x^2$ & <b>vet</b> \\frac{1}{2}",
    "مرحبا يا صديقي",
    "👩‍❤️‍👨 ❤️ 👨‍👩‍👧‍👦",
    "-->]]></svg><svg onload=\"document.title='hacked'\">",
    "lang " * 400,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_somebody_types_is_shown_as_text(visitor: Visitor, words: str) -> None:
    visitor.opens("nl/00-start").keeps_on("device").writes("partner", words)
    visitor.opens(NL)
    title = visitor.page.title()

    visitor.writes("attention-note", words)
    visitor.fills_account("attention", give=8, receive=3).sees_picture("8")

    expect(visitor.question("attention-note").locator("textarea")).to_have_value(words)
    visitor.page.get_by_text("Toon als tabel").click()
    table = visitor.page.locator("figure table")
    expect(table).to_contain_text(" ".join(words.split())[:1500])
    expect(visitor.page.locator("figure :is(img, script, b b)")).to_have_count(0)
    expect(visitor.page).to_have_title(title)
    assert visitor.page.evaluate(
        "() => document.documentElement.scrollWidth <= innerWidth"
    )


def test_a_value_from_a_tampered_page_is_refused_and_told(visitor: Visitor) -> None:
    visitor.opens().keeps_on("device").fills_account("attention", give=8, receive=3)
    visitor.sees_picture("8")
    key = "samenwerkboek/doc/me/bank-account"
    document = json.loads(visitor.stored()[key])
    responses = document["occasions"][-1]["responses"]
    responses["room-give"] = {"value": 99, "changed": "2026-01-01T00:00:00.000Z"}
    visitor.page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(document)]
    )

    visitor.reloads()

    expect(visitor.page.get_by_text("past niet bij de vraag")).to_be_visible()
    visitor.sees_picture(r"Aandacht.*8.*3")


def test_the_socket_takes_no_code(visitor: Visitor, server: str) -> None:
    visitor.opens()

    code = visitor.page.evaluate(
        """name => new Promise((resolve) => {
          const socket = new WebSocket(new URL(
            "/kernel/" + name, location.href.replace("http", "ws")));
          const page = JSON.parse(document.getElementById("workbook-page").text);
          const say = (kind, content) => socket.send(JSON.stringify({
            header: { msg_id: "1", msg_type: kind }, content, seen: 0 }));
          socket.onopen = () =>
            say("hello", { fingerprint: page.fingerprint, key: "" });
          socket.onmessage = () => say("execute_request", { code: "1/0" });
          socket.onclose = (event) => resolve(event.code);
        })""",
        NL,
    )

    assert code == 1008


FORBIDDEN = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } });
Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("denied", "SecurityError"); } });
"""
FULL = """
Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError"); };
"""


@pytest.mark.parametrize("trouble", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_without_storage_the_page_says_so_and_still_works(
    visitor: Visitor, trouble: str
) -> None:
    visitor.page.add_init_script(trouble)
    visitor.opens().fills_account("attention", give=8, receive=3)

    visitor.sees_picture("8")
    expect(visitor.page.locator(".banner:visible")).to_contain_text(
        re.compile("niet|vol", re.IGNORECASE)
    )
    expect(visitor.page.locator("#place")).to_contain_text("worden nu niet bewaard")


def test_a_damaged_document_is_set_aside_told_and_can_be_downloaded(
    visitor: Visitor,
) -> None:
    visitor.opens().keeps_on("device").fills_account("attention", give=8, receive=3)
    key = "samenwerkboek/doc/me/bank-account"
    visitor.page.evaluate("key => localStorage.setItem(key, '{\"half')", key)

    visitor.reloads()

    with visitor.page.expect_download() as download:
        visitor.page.locator("#set-aside [data-act=download]").click()
    assert '{"half' in download.value.path().read_text(encoding="utf-8")
    visitor.fills_account("room", give=2, receive=9).sees_picture("Eigen ruimte")


def test_answers_are_in_no_address(visitor: Visitor) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.opens("nl/00-start").writes("partner", "Zonnebloem")
    visitor.question("partner").locator("textarea, input").first.press("Enter")
    visitor.opens().writes("room-note", "Zonnebloem").fills_account("room", 2, 9)
    visitor.sees_picture("Eigen ruimte")

    assert not [url for url in asked if "onnebloem" in url or "?" in url]
