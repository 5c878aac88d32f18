"""The relationship scan, as a participant meets it."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.people import PEOPLE, THEMES, storage_of

from .visitor import SCAN_EN, SCAN_NL, Visitor

WORDS = {
    SCAN_NL: {
        "again": "Vul opnieuw in",
        "yes": "Begin opnieuw",
        "no": "Laat zo",
        "day": "2 oktober 2026",
        "earlier": "1 maart 2026",
        "value": "Vertrouwen en veiligheid 4",
        "change": "Verandering per thema",
        "topic": "Zat ik ernaast, dan kon ik dat toegeven.",
    },
    SCAN_EN: {
        "again": "Fill it in again",
        "yes": "Start again",
        "no": "Leave it",
        "day": "2 October 2026",
        "earlier": "1 March 2026",
        "value": "Trust and safety 4",
        "change": "Change by theme",
        "topic": "When I’d got something wrong, I could admit it.",
    },
}
CHOSEN = "form[data-instrument=relationship-scan] input:checked"
BOTH = pytest.mark.parametrize("name", [SCAN_NL, SCAN_EN], ids=["nl", "en"])


def fill(visitor: Visitor, answer: int, wish: int = 1) -> None:
    """Click through all of the scan."""
    for theme, items in THEMES.items():
        for item in items:
            visitor.chooses(f"{theme}-{item}", answer)
        visitor.chooses(f"{theme}-wish", wish)


def comes_back(visitor: Visitor, name: str, person: str = "mixed") -> Visitor:
    """Open the page as somebody whose answers this browser has."""
    visitor.opens(name).page.evaluate(
        "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem(k, v))",
        storage_of(person),
    )
    return visitor.reloads()


def drawing(visitor: Visitor, text: str) -> Locator:
    """Return the picture whose alternative text has these words."""
    return visitor.page.get_by_role("img", name=re.compile(text))


def begin_again(visitor: Visitor, name: str) -> None:
    words = WORDS[name]
    visitor.page.get_by_role("button", name=words["again"]).last.click()
    dialog = visitor.page.get_by_role("dialog")
    expect(dialog).to_contain_text(words["day"])
    dialog.get_by_role("button", name=words["yes"]).click()


@BOTH
def test_clicking_through_the_scan_gives_picture_topics_and_steps(
    visitor: Visitor, name: str
) -> None:
    visitor.opens(name)
    expect(visitor.page.locator("figure.wb-pic")).to_have_count(0)

    fill(visitor, 4)
    visitor.chooses("talking-admit", 1).chooses("talking-wish", 5)

    expect(drawing(visitor, WORDS[name]["value"])).to_be_visible()
    topic = visitor.page.locator(".wb-topics .wb-steps li").first
    expect(topic).to_contain_text(WORDS[name]["topic"])
    expect(visitor.page.locator(".wb-steps").last.locator("li")).to_have_count(2)
    expect(visitor.page.locator("figure.wb-pic")).to_have_count(1)


@BOTH
def test_a_second_time_keeps_the_first_and_shows_the_change(
    visitor: Visitor, name: str
) -> None:
    words = WORDS[name]
    comes_back(visitor, name)
    expect(visitor.page.locator("[data-begun]")).to_contain_text(words["day"])

    begin_again(visitor, name)

    expect(visitor.page.locator("[data-said]").first).to_contain_text(words["day"])
    expect(visitor.page.locator(CHOSEN)).to_have_count(0)
    expect(visitor.page.locator("[data-begun]")).to_be_hidden()
    # Until there is something new, the time before is what there is to see.
    expect(visitor.page.locator("figure").first).to_contain_text(words["day"])

    fill(visitor, 5)

    expect(drawing(visitor, words["change"])).to_have_attribute(
        "aria-label", re.compile(rf"{words['earlier']}.* 5[;.]")
    )
    visitor.page.locator("[data-list] summary", has_text=words["day"]).click()
    answered = visitor.page.locator("[data-list] details[open] dd")
    expect(answered).to_have_count(36)
    visitor.reloads()
    expect(drawing(visitor, words["change"])).to_be_visible()
    expect(visitor.page.locator("[data-list] summary")).to_have_count(2)


@BOTH
def test_a_no_leaves_everything_as_it_was(visitor: Visitor, name: str) -> None:
    comes_back(visitor, name)
    visitor.page.locator("[data-begun]").get_by_role("button").click()
    visitor.page.get_by_role("button", name=WORDS[name]["no"]).click()

    expect(visitor.page.get_by_role("dialog")).to_be_hidden()
    expect(visitor.page.locator(CHOSEN)).to_have_count(36)


def test_the_escape_key_is_a_no(visitor: Visitor) -> None:
    comes_back(visitor, SCAN_NL)
    visitor.page.get_by_role("button", name="Vul opnieuw in").first.click()
    expect(visitor.page.get_by_role("dialog")).to_be_visible()

    visitor.page.keyboard.press("Escape")

    expect(visitor.page.get_by_role("dialog")).to_be_hidden()
    expect(visitor.page.locator(CHOSEN)).to_have_count(36)


def test_two_tabs_that_begin_again_lose_nothing(visitor: Visitor, server: str) -> None:
    comes_back(visitor, SCAN_NL)
    page: Page = visitor.page.context.new_page()
    other = Visitor(page, server).opens(SCAN_NL)
    other.page.get_by_role("button", name="Vul opnieuw in").first.click()

    begin_again(visitor, SCAN_NL)
    visitor.chooses("trust-word", 5)
    other.page.get_by_role("button", name="Begin opnieuw").click()
    other.chooses("trust-self", 2)

    for tab in (visitor, other):
        expect(tab.question("trust-word").locator("[value='5']")).to_be_checked()
        expect(tab.question("trust-self").locator("[value='2']")).to_be_checked()
        expect(tab.page.locator("[data-list] summary")).to_have_count(2)


def test_withheld_answers_are_counted_and_never_drawn(visitor: Visitor) -> None:
    comes_back(visitor, SCAN_NL, "withholding")

    form = visitor.page.locator("form[data-instrument=relationship-scan]")
    expect(form.locator(".done")).to_have_text("36 van 36 vragen ingevuld")
    expect(visitor.page.locator("figure.wb-pic")).to_have_count(0)
    expect(visitor.page.get_by_text("Hier komt je tekening")).to_be_visible()


def test_earlier_times_are_told_in_the_language_of_the_page(visitor: Visitor) -> None:
    comes_back(visitor, SCAN_NL)
    expect(visitor.page.locator("[data-list] summary")).to_have_text("1 maart 2026")

    visitor.page.get_by_role("link", name="English").click()
    visitor.waits_until_live()

    expect(visitor.page.locator("[data-list] summary")).to_have_text("1 March 2026")


def test_how_it_is_computed_can_be_read_by_the_curious(visitor: Visitor) -> None:
    visitor.opens(SCAN_NL)
    told = visitor.page.get_by_text("Gedeeld door 4 is het midden 3,8.")
    expect(told).to_be_hidden()

    visitor.page.get_by_text("Hoe is dit berekend?").click()

    expect(told).to_be_visible()


def test_the_dialog_and_what_was_answered_before_are_accessible(
    visitor: Visitor,
) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    comes_back(visitor, SCAN_NL)
    visitor.page.locator("[data-list] summary").click()
    visitor.page.get_by_role("button", name="Vul opnieuw in").last.click()

    found = Axe().run(visitor.page)

    assert found.violations_count == 0, found.generate_report()
    assert visitor.page.evaluate(
        "() => document.documentElement.scrollWidth <= innerWidth"
    )


def test_made_up_people_answer_the_questions_that_there_are() -> None:
    assert {"mixed", "extreme", "withholding"} <= set(PEOPLE)
    assert sum(map(len, THEMES.values())) == 30
