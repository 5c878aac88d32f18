"""Everyone can use the pages: axe, a phone, a keyboard, and a quick way out."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Route, expect

from .visitor import EN, INTIMACY_EN, INTIMACY_NL, NL, Visitor

PAGES = ["nl/00-start", "en/00-start", NL, EN, INTIMACY_NL, INTIMACY_EN]


def write_in_journal(visitor: Visitor) -> None:
    """Add an entry, and open it for correction."""
    form = visitor.page.locator(".wb-journal > .entry-form")
    for name, value in {"by": "me", "direction": "deposit", "account": "room"}.items():
        form.locator(f'[name="{name}"][value="{value}"]').check()
    form.locator('[name="weight"][value="2"]').check()
    form.locator("button[type=submit]").click()
    expect(visitor.page.locator("figure svg[role=img]")).to_have_count(2)
    visitor.page.locator("[data-do=edit]").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(visitor: Visitor, name: str, scheme: str) -> None:
    visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    visitor.opens(name)
    if name in (NL, EN):
        visitor.fills_account("attention", give=8, receive=3).sees_picture("8")
        visitor.fills_account("household", give=2, receive=9)
        visitor.page.locator("figure summary").click()
        write_in_journal(visitor)

    found = Axe().run(visitor.page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("name", PAGES)
def test_a_phone_never_scrolls_sideways(
    visitor: Visitor, name: str, width: int
) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 800})
    visitor.opens(name)
    if name in (NL, EN):
        visitor.fills_account("attention", give=8, receive=3).sees_picture("8")
        visitor.page.locator("figure summary").click()

    too_wide = visitor.page.evaluate(
        "() => document.documentElement.scrollWidth - innerWidth"
    )

    assert too_wide <= 0


@pytest.mark.parametrize("name", [NL, EN])
def test_every_target_of_a_question_is_44_pixels(visitor: Visitor, name: str) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    visitor.opens(name)

    small = visitor.page.locator("main form label:has(input)").evaluate_all(
        "labels => labels.map(l => [l.innerText, l.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && (box.width < 44 || box.height < 43.5))"
    )

    assert small == []


def test_every_question_has_a_name_for_a_screen_reader(visitor: Visitor) -> None:
    visitor.opens()

    for item in visitor.page.locator("main fieldset[data-item]").all():
        expect(item).to_have_role("group")
        expect(item).to_have_accessible_name(re.compile(r"\w+ .*\?"))


def test_the_skip_link_is_first_and_leads_to_the_content(visitor: Visitor) -> None:
    visitor.opens()

    visitor.page.keyboard.press("Tab")
    expect(visitor.page.locator(":focus")).to_have_class(re.compile("skip"))
    visitor.page.keyboard.press("Enter")

    expect(visitor.page.locator("main")).to_be_focused()


@pytest.fixture
def weather(visitor: Visitor) -> str:
    """Let the neutral page be one of our own: no test leaves this machine."""

    def answer(route: Route) -> None:
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    visitor.page.route(re.compile(r"https://www\.(knmi|metoffice)\."), answer)
    return "Weather"


def leave_by_button(visitor: Visitor) -> None:
    visitor.page.get_by_role("link", name=re.compile("Snel weg")).first.click()


def leave_by_shift(visitor: Visitor) -> None:
    for _ in range(3):
        visitor.page.keyboard.press("Shift")


@pytest.mark.parametrize("leave", [leave_by_button, leave_by_shift])
def test_quick_exit_goes_away_and_clears_this_tab(
    visitor: Visitor, weather: str, server: str, leave: object
) -> None:
    visitor.opens("nl/00-start")
    visitor.opens().keeps_on("tab").fills_account("attention", give=8, receive=3)

    assert callable(leave)
    leave(visitor)

    expect(visitor.page).to_have_title(weather)
    visitor.page.go_back()
    assert visitor.page.url == server + "nl/00-start"  # the chapter is not in history
    assert visitor.stored("sessionStorage") == {}


def test_words_in_a_field_in_use_do_not_outlive_quick_exit(
    visitor: Visitor, weather: str
) -> None:
    visitor.opens("nl/00-start")
    visitor.opens().question("attention-note").locator("textarea").focus()
    visitor.page.keyboard.type("dit leest niemand")

    leave_by_shift(visitor)

    expect(visitor.page).to_have_title(weather)
    visitor.page.go_back()
    assert visitor.stored("sessionStorage") == {}


def test_capitals_do_not_leave(visitor: Visitor, server: str) -> None:
    visitor.opens().question("attention-note").locator("textarea").focus()

    for _ in range(4):
        visitor.page.keyboard.press("Shift+A")

    expect(visitor.question("attention-note").locator("textarea")).to_have_value("AAAA")
    assert visitor.page.url == server + NL


def test_escape_does_not_leave(visitor: Visitor, weather: str, server: str) -> None:
    visitor.opens()

    for _ in range(3):
        visitor.page.keyboard.press("Escape")

    expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()
    assert visitor.page.url == server + NL


@pytest.mark.parametrize("name", PAGES)
def test_helplines_stand_open_on_every_page(visitor: Visitor, name: str) -> None:
    visitor.opens(name)

    for number in ("112", "08002000", "1712"):
        expect(
            visitor.page.locator(f'#help a[href="tel:{number}"]').first
        ).to_be_visible()
