"""Who comes back sees the last picture at once, and it goes with the answers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, WebSocket, expect

from .visitor import EN, NL, Visitor

SHOWN = f"samenwerkboek/shown/{NL}"


@pytest.fixture
def sockets(page: Page) -> list[WebSocket]:
    """Return the list to which each websocket of the page is added."""
    opened: list[WebSocket] = []
    page.on("websocket", lambda socket: opened.append(socket))
    return opened


@pytest.fixture
def drawn(visitor: Visitor, sockets: list[WebSocket]) -> Visitor:
    """Somebody who keeps answers on the device, and has seen a picture."""
    visitor.opens().keeps_on("device")
    visitor.fills_account("attention", 8, 3).sees_picture("8")
    expect(visitor.page.locator("html:not([data-working])")).to_be_attached()
    return visitor


def test_the_picture_is_there_without_a_kernel(
    drawn: Visitor, sockets: list[WebSocket]
) -> None:
    before = len(sockets)

    drawn.reloads().sees_picture("aandacht geef je 8 en krijg je 3")
    drawn.page.mouse.wheel(0, 4000)
    expect(drawn.picture).to_be_visible()

    assert len(sockets) == before


def test_a_new_answer_is_drawn_as_ever(drawn: Visitor) -> None:
    drawn.reloads().fills_account("room", 2, 9)

    drawn.sees_picture("eigen ruimte").sees_picture("aandacht")


def test_on_another_screen_it_is_drawn_anew(drawn: Visitor) -> None:
    narrow = drawn.page.locator("svg.fig-narrow").first
    wide = drawn.page.locator("svg.fig-wide").first
    expect(wide).to_be_visible()

    drawn.page.set_viewport_size({"width": 390, "height": 800})
    drawn.reloads()

    expect(narrow).to_be_visible()


def test_what_was_drawn_for_other_answers_is_not_shown(drawn: Visitor) -> None:
    other = Visitor(drawn.page.context.new_page(), drawn.url).opens(EN)
    drawn.page.goto("about:blank")
    other.fills_account("attention", 1, 2).sees_picture("give 1")

    drawn.opens()

    drawn.sees_picture("aandacht geef je 1 en krijg je 2")


def test_it_is_kept_where_the_answers_are(drawn: Visitor) -> None:
    assert SHOWN in drawn.stored("localStorage")

    drawn.keeps_on("tab")
    drawn.page.get_by_role("button", name="Verhuizen").click()
    drawn.fills_account("room", 2, 9).sees_picture("eigen ruimte")
    expect(drawn.page.locator("html:not([data-working])")).to_be_attached()

    assert SHOWN not in drawn.stored("localStorage")
    assert SHOWN in drawn.stored("sessionStorage")


def test_quick_exit_leaves_none_of_it_in_the_tab(visitor: Visitor) -> None:
    visitor.opens().fills_account("attention", 8, 3).sees_picture("8")
    expect(visitor.page.locator("html:not([data-working])")).to_be_attached()
    assert SHOWN in visitor.stored("sessionStorage")
    visitor.page.route("https://www.knmi.nl/**", lambda route: route.fulfill(body=""))

    visitor.page.get_by_role("link", name="Snel weg").click()
    visitor.page.wait_for_url("https://www.knmi.nl/**")

    visitor.page.goto(visitor.url + "healthz")
    assert visitor.stored("sessionStorage") == {}
