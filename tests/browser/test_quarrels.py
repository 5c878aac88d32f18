"""The chapter on quarrels: from a made-up row to a card with one's own words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.people import PATTERNS

from .visitor import QUARRELS_EN, QUARRELS_NL, Visitor

BOTH = pytest.mark.parametrize("name", [QUARRELS_NL, QUARRELS_EN], ids=["nl", "en"])
SAFETY = ("fear", "honest", "control", "hurt", "touch", "self")


@pytest.fixture
def said(page: Page) -> list[str]:
    """All errors, and all that the console says once a page is live."""
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def dialogue(visitor: Visitor, number: int = 0) -> Locator:
    return visitor.page.locator(".wb-dialogue").nth(number)


def press(dialogue: Locator, act: str) -> None:
    dialogue.locator(f"[data-do={act}]").click()


def passes_safety(visitor: Visitor) -> None:
    check = visitor.page.locator(".wb-safety")
    check.locator("[data-do=start]").click()
    for question in SAFETY:
        check.locator(f'[name="{question}"][value="no"]').check()
    check.locator("button[type=submit]").click()


def answers_quarrels(visitor: Visitor) -> None:
    for id, items in PATTERNS.items():
        for item in items:
            visitor.chooses(f"{id}-{item}", 4 if id == "chase" else 2)
    visitor.chooses("own-withdraw", 5)


# The dialogues


def test_a_dialogue_is_read_line_by_line_and_back(visitor: Visitor) -> None:
    row = dialogue(visitor.opens(QUARRELS_NL))
    lines = row.locator("li:visible")
    expect(lines).to_have_count(1)
    expect(row.get_by_role("button", name="Vorige zin")).to_have_attribute(
        "aria-disabled", "true"
    )

    press(row, "next")
    expect(lines).to_have_count(2)
    expect(row.get_by_role("status")).to_contain_text("De vergadering liep uit")
    press(row, "back")
    expect(lines).to_have_count(1)

    for _ in range(6):
        press(row, "next")
    expect(row.locator(".ending")).to_be_visible()
    expect(row.get_by_role("button", name="Begin opnieuw")).to_be_focused()
    press(row, "again")
    expect(lines).to_have_count(1)
    expect(row.get_by_role("button", name="Volgende zin")).to_be_focused()


def test_what_is_meant_and_felt_is_shown_when_somebody_asks(visitor: Visitor) -> None:
    row = dialogue(visitor.opens(QUARRELS_EN), 1)
    expect(row.locator(".said:visible")).to_have_count(1)
    expect(row.locator(":is(.meant, .felt):visible")).to_have_count(0)

    row.get_by_label("What they mean as well").check()
    expect(row.locator(".meant:visible")).to_have_count(1)
    expect(row.locator(".felt:visible")).to_have_count(0)

    row.get_by_label("What they feel as well").check()
    expect(row.locator(".felt:visible")).to_contain_text("alone with this")
    expect(row.get_by_role("status")).to_contain_text("alone with this")


def test_a_dialogue_needs_only_the_keyboard(visitor: Visitor) -> None:
    row = dialogue(visitor.opens(QUARRELS_NL), 2)
    row.locator("input:checked").focus()
    keys = visitor.page.keyboard

    keys.press("ArrowDown")
    keys.press("ArrowDown")
    expect(row.locator(".felt:visible")).to_have_count(1)
    row.locator("[data-do=next]").focus()
    keys.press("Enter")
    keys.press("Space")

    expect(row.locator("li:visible")).to_have_count(3)


def test_on_paper_all_of_a_dialogue_is_there(visitor: Visitor) -> None:
    row = dialogue(visitor.opens(QUARRELS_NL))

    visitor.page.emulate_media(media="print")

    expect(row.locator("li:visible")).to_have_count(6)
    expect(row.locator(".felt:visible")).to_have_count(6)
    expect(row.get_by_role("button")).to_have_count(0)


# From the questions to the card


@BOTH
def test_a_visitor_goes_from_the_questions_to_a_card(
    visitor: Visitor, said: list[str], name: str
) -> None:
    page = visitor.page
    page.set_viewport_size({"width": 390, "height": 800})
    visitor.opens(name)
    answers_quarrels(visitor)
    told = page.locator(".wb-steps").first
    expect(told.locator("li")).to_have_count(4)
    expect(told).to_contain_text(re.compile("achter de ander aan|after the other"))

    visitor.writes("you-do", "opkijkt").writes("i-feel", "schrik")
    visitor.sees_picture("“schrik”")
    expect(visitor.picture).to_have_attribute("viewBox", re.compile("^0 0 340 "))
    expect(page.locator(".wb-card")).to_be_hidden()

    passes_safety(visitor)
    form = page.locator("form[data-instrument=quarrel-words]")
    form.locator('[name="fear"]').fill("je weggaat")
    face = page.locator(".wb-card > .face")
    expect(face).to_contain_text("je weggaat")
    visitor.chooses("long", "weeks").chooses("trust", "broken")
    steps = page.locator(".wb-steps").last
    expect(steps.locator("b").first).to_have_text(
        re.compile("Haal er iemand bij|Bring somebody in")
    )

    page.locator("figure summary").click()
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_before_the_questions_on_safety_nothing_asks_to_be_shown_to_a_partner(
    visitor: Visitor,
) -> None:
    visitor.opens(QUARRELS_NL)

    for closed in (".wb-card", "form[data-instrument=quarrel-words]"):
        expect(visitor.page.locator(closed)).to_be_hidden()
    expect(visitor.page.get_by_role("heading", name="Praat erover")).to_be_hidden()


def test_another_wording_is_offered_and_nothing_is_refused(
    visitor: Visitor, kill_kernels: Callable[[], None]
) -> None:
    """In the browser alone: the server is gone."""
    visitor.opens(QUARRELS_NL)
    passes_safety(visitor)
    visitor.page.context.set_offline(True)
    kill_kernels()
    fear = visitor.page.locator('form[data-instrument=quarrel-words] [name="fear"]')

    fear.fill("jij bent nooit thuis")

    hint = visitor.page.locator(".wording:visible")
    expect(hint.locator("p")).to_have_count(2)
    expect(hint).to_contain_text("‘jij bent’")
    expect(hint).to_contain_text("‘nooit’")
    expect(fear).to_have_value("jij bent nooit thuis")
    expect(visitor.page.locator(".wb-card > .face")).to_contain_text("jij bent nooit")
    expect(fear).not_to_have_attribute("aria-invalid", "true")

    fear.fill("ik alleen thuiszit")
    expect(hint).to_have_count(0)


def test_what_was_written_is_back_on_the_card_after_a_reload(visitor: Visitor) -> None:
    visitor.opens(QUARRELS_NL).keeps_on("device")
    passes_safety(visitor)
    form = visitor.page.locator("form[data-instrument=quarrel-words]")
    form.locator('[name="need"]').fill("Wil je luisteren?")

    visitor.reloads()
    passes_safety(visitor)

    visitor.page.get_by_role("button", name="Toon groot").click()
    large = visitor.page.get_by_role("dialog", name="Kaart")
    expect(large).to_contain_text("Wil je luisteren?")
    expect(large.get_by_role("link", name="Snel weg")).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(large).to_be_hidden()
    expect(visitor.page.get_by_role("button", name="Toon groot")).to_be_focused()
