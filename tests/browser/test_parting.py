"""The chapter on staying or parting: from the questions about safety to a decision."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.people import parting, storage_of

from .visitor import PARTING_EN, PARTING_NL, Visitor

BOTH = pytest.mark.parametrize("name", [PARTING_NL, PARTING_EN], ids=["nl", "en"])
SAFETY = ("fear", "honest", "control", "hurt", "touch", "self")


@pytest.fixture
def said(page: Page) -> list[str]:
    """All errors, and all that the console says once a page is live."""
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def answers_safety(visitor: Visitor, last: str = "no") -> None:
    check = visitor.page.locator(".wb-safety")
    check.locator("[data-do=start]").click()
    for question in SAFETY:
        value = last if question == SAFETY[-1] else "no"
        check.locator(f'[name="{question}"][value="{value}"]').check()
    check.locator("button[type=submit]").click()


def adds(visitor: Visitor, journal: str, **answers: str | int) -> None:
    """Write one entry of a journal."""
    form = visitor.page.locator(f"[data-instrument={journal}] form.entry-form").first
    for item, value in answers.items():
        field = form.locator(f'[name="{item}"]')
        if field.first.get_attribute("type") == "radio":
            form.locator(f'[name="{item}"][value="{value}"]').check()
        else:
            field.fill(str(value))
    form.locator("button[type=submit]").click()


def pictures(visitor: Visitor) -> Locator:
    return visitor.page.locator("figure.wb-pic")


@BOTH
def test_somebody_goes_from_safety_to_a_decision_and_comes_back_from_it(
    visitor: Visitor, said: list[str], name: str
) -> None:
    page = visitor.page
    page.set_viewport_size({"width": 390, "height": 800})
    visitor.opens(name)
    visitor.keeps_on("device")
    answers_safety(visitor)

    visitor.chooses("guilt-choose", 5)
    adds(
        visitor, "parting-voices", who="Oma", side="together", basis="opinion", weight=4
    )
    expect(pictures(visitor)).to_have_count(1)
    visitor.sees_picture("Oma")
    for item, value in parting("yes", "no").items():
        visitor.chooses(item, str(value))
    expect(pictures(visitor)).to_have_count(2)
    adds(
        visitor,
        "parting-considerations",
        text="Eén huis.",
        way="try",
        speaks="for",
        weight=5,
        sure="unsure",
    )
    expect(pictures(visitor)).to_have_count(3)
    visitor.chooses("way", "try")
    steps = page.locator(".wb-steps").last
    expect(steps).to_contain_text(re.compile("Eén uur samen|One hour together"))

    # One sign to stop, and nothing for two is left.
    visitor.chooses("stop-other", "yes")
    expect(steps).to_contain_text(re.compile("Iemand naast jou|Somebody beside you"))
    expect(steps).not_to_contain_text(re.compile("Eén uur samen|One hour together"))
    shown = pictures(visitor).nth(1)
    expect(shown).to_contain_text(re.compile("teken om te stoppen|sign to stop"))
    expect(shown.get_by_role("img")).not_to_have_attribute(
        "aria-label", re.compile("iemand anders|somebody else")
    )

    page.locator("figure summary").last.click()
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@BOTH
def test_closed_it_looks_the_same_before_and_after_stepping_back(
    visitor: Visitor, name: str
) -> None:
    page = visitor.page
    visitor.opens(name)
    form = page.locator("[data-instrument=parting]").first
    expect(form).to_be_hidden()
    neutral = page.locator(".wb-safety [data-part=neutral]")
    before = neutral.inner_text()

    answers_safety(visitor, "unsure")
    expect(page.locator(".wb-safety [data-part=help]")).to_be_visible()
    page.locator(".wb-safety [data-part=help] [data-do=close]").click()

    expect(neutral).to_be_visible()
    assert neutral.inner_text() == before
    for widget in page.locator(".wb-safety ~ *, .wb-widget ~ .wb-widget").all():
        expect(widget).to_be_hidden()
    assert "unsure" not in json.dumps(visitor.stored())


def test_an_earlier_decision_can_still_be_read(visitor: Visitor) -> None:
    page = visitor.page
    visitor.opens(PARTING_NL)
    page.evaluate(
        "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem(k, v))",
        storage_of("mixed"),
    )
    visitor.reloads()
    answers_safety(visitor)
    decision = page.get_by_role("region", name="Waar je nu staat")

    decision.get_by_role("button", name="Vul opnieuw in").click()
    decision.get_by_role("button", name="Begin opnieuw").click()

    earlier = decision.locator("[data-earlier]")
    earlier.locator("summary").first.click()
    expect(earlier).to_contain_text("Afkoelen en wachten")
    expect(earlier).to_contain_text("Rust.")
    expect(visitor.question("why").locator("textarea")).to_have_value("")


def test_the_month_comes_as_a_calendar_file(visitor: Visitor) -> None:
    page = visitor.page
    visitor.opens(PARTING_EN)
    answers_safety(visitor)
    visitor.writes("start", "2026-12-01").chooses("day", "we")
    expect(page.locator(".months")).to_contain_text("2 December 2026")

    with page.expect_download() as download:
        page.get_by_role("button", name="Put it in my calendar").click()

    assert download.value.suggested_filename == "month.ics"
    content = download.value.path().read_text("utf-8")
    assert content.count("BEGIN:VEVENT") == 5
