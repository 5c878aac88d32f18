"""The start page: a route, the chapters, and the way back to where somebody was."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from .server import wait_until_made
from .visitor import EN, NL, Visitor

START = {"nl": "nl/00-start", "en": "en/00-start"}
WHO = ["alone", "together", "separated", "workshop", "facilitator"]
SIGNS = ["sour", "rows", "lonely", "change", "stuck"]


@pytest.mark.parametrize("name", START.values())
@pytest.mark.parametrize("who", WHO)
def test_everybody_gets_a_route_whose_links_lead_somewhere(
    visitor: Visitor, name: str, who: str
) -> None:
    visitor.opens(name).chooses("who", who)

    for sign in SIGNS:
        visitor.chooses("signs", sign)

    links = visitor.page.locator(".wb-steps a")
    expect(links).not_to_have_count(0)
    for link in links.all():
        address = urljoin(visitor.page.url, link.get_attribute("href") or "")
        wait_until_made(address)


def test_a_sign_is_told_beside_the_chapter_to_which_it_leads(visitor: Visitor) -> None:
    visitor.opens(START["nl"]).chooses("signs", "rows")

    stop = visitor.page.locator(".wb-steps li").first
    expect(stop).to_contain_text("Je koos: ‘Er is steeds ruzie")


def test_nobody_has_to_choose(visitor: Visitor) -> None:
    visitor.opens(START["en"])

    expect(visitor.page.get_by_text("Would you rather not choose?")).to_be_visible()
    expect(visitor.page.locator(".wb-contents a").first).to_be_visible()


def test_the_list_says_how_far_each_chapter_is(visitor: Visitor) -> None:
    visitor.opens(START["nl"]).keeps_on("device")
    chapter = visitor.page.locator(
        ".wb-contents li", has_text="Emotionele bankrekening"
    )
    expect(chapter).to_contain_text("nog niet begonnen")
    visitor.opens(NL).fills_account("room", give=1, receive=2)

    visitor.opens(START["nl"])

    expect(chapter).to_contain_text("bezig")


@pytest.mark.parametrize("place", ["device", "tab"])
def test_go_on_leads_to_the_place_where_somebody_was(
    visitor: Visitor, place: str
) -> None:
    visitor.opens(START["nl"]).keeps_on(place)
    visitor.opens(NL).fills_account("tenderness", give=3, receive=4)
    visitor.question("tenderness-note").evaluate(
        "question => question.scrollIntoView({ block: 'start' })"
    )

    visitor.opens(START["en"])
    link = visitor.page.get_by_role("link", name=re.compile("Go on where you were"))
    link.click()
    visitor.waits_until_live()

    assert visitor.page.url.endswith(EN)
    expect(visitor.question("tenderness-note")).to_be_in_viewport()
    away = "sessionStorage" if place == "device" else "localStorage"
    assert "samenwerkboek/bookmark" not in visitor.stored(away)


def test_on_a_first_visit_there_is_nothing_to_go_on_with(visitor: Visitor) -> None:
    visitor.opens(NL)  # nothing answered: no trace that somebody looked
    visitor.opens(START["nl"])

    expect(visitor.page.locator(".wb-go-on")).to_be_hidden()
    assert visitor.stored("localStorage") == {}
    assert visitor.stored("sessionStorage") == {}


def test_quick_exit_leaves_no_bookmark(visitor: Visitor, page: Page) -> None:
    page.route(
        re.compile(r"https://www\.knmi\."),
        lambda route: route.fulfill(body="<title>Weather</title>"),
    )
    visitor.opens(START["nl"])
    visitor.opens(NL).keeps_on("tab").fills_account("room", give=3, receive=4)

    page.locator(".exit").click()
    expect(page).to_have_title("Weather")
    page.go_back()

    assert visitor.stored("sessionStorage") == {}


def test_no_bookmark_stays_behind_when_answers_leave(visitor: Visitor) -> None:
    visitor.opens(START["nl"]).keeps_on("device")
    visitor.opens(NL).fills_account("room", give=3, receive=4)
    visitor.opens(START["nl"])
    assert "samenwerkboek/bookmark" in visitor.stored("localStorage")

    visitor.question("place").locator("input[value='tab']").click()
    visitor.page.get_by_role("dialog").get_by_role("button", name="Verhuizen").click()

    expect(visitor.page.locator("#place")).to_contain_text("alleen in dit tabblad")
    assert visitor.stored("localStorage") == {}


def test_a_damaged_bookmark_is_passed_over(visitor: Visitor) -> None:
    visitor.opens(START["nl"]).keeps_on("device").writes("partner", "Sam")
    for text in (
        "{",
        "7",
        '{"path":8}',
        '{"path":"/nl/77-weg"}',
        '{"path":"//x/02-y"}',
    ):
        visitor.page.evaluate(
            "t => localStorage.setItem('samenwerkboek/bookmark', t)", text
        )
        visitor.reloads()
        shown = visitor.page.locator(".wb-go-on a:visible")
        for link in shown.all():  # only ever a chapter of this book
            assert link.get_attribute("href") == NL.partition("/")[2]
