"""The legacy of childhood, as a participant meets it."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from .visitor import CHILDHOOD_EN, CHILDHOOD_NL, Visitor

BOTH = pytest.mark.parametrize("name", [CHILDHOOD_NL, CHILDHOOD_EN], ids=["nl", "en"])
WORDS = {
    CHILDHOOD_NL: {
        "add": "Zet erbij",
        "done": "Klaar",
        "write": "Schrijf bij",
        "remove": "Haal weg",
        "sure": "Wat je bij Mama schreef, gaat mee weg.",
        "leave": "Laat staan",
        "yes": "Ja, haal weg",
        "back": "Zet terug",
        "pattern": "Als er thuis zelden iemand voor je was",
        "stops": "‘Zwijgen’ mag bij jou stoppen.",
        "alt": "wie mij opvoedde (Mama)",
        "practice": "Oefenmomenten van",
        "lead": "Vandaag kies ik ervoor om",
    },
    CHILDHOOD_EN: {
        "add": "Add",
        "done": "Done",
        "write": "Add it",
        "remove": "Remove",
        "sure": "What you wrote for Mama will go too.",
        "leave": "Leave it",
        "yes": "Yes, remove it",
        "back": "Put it back",
        "pattern": "When there was rarely somebody there for you",
        "stops": "‘Zwijgen’ may stop with you.",
        "alt": "those who raised me (Mama)",
        "practice": "Practice moments from",
        "lead": "Today I choose to",
    },
}


def journal(visitor: Visitor, name: str) -> Locator:
    return visitor.page.locator(f".wb-journal[data-instrument={name}]")


def adds_person(visitor: Visitor, name: str, words: dict[str, str]) -> Locator:
    """Put somebody on the list; the row is open for writing then."""
    carers = journal(visitor, "carers")
    form = carers.locator("> .entry-form")
    form.locator("[name=name]").fill(name)
    form.get_by_role("button", name=words["add"], exact=True).click()
    return carers.locator("[data-entry].editing")


def removal(carers: Locator, words: dict[str, str]) -> Locator:
    """Return the button that removes Mama: it says so to a screen reader."""
    name = re.compile(rf"^{words['remove']}.*Mama$")
    return carers.get_by_role("button", name=name)


def passes_the_check(visitor: Visitor, fear: str = "no") -> None:
    check = visitor.page.locator(".wb-safety")
    check.locator("[data-do=start]").click()
    for radio in check.locator("input[value=no]").all():
        radio.check()
    check.locator(f'input[name=fear][value="{fear}"]').check()
    check.locator("[type=submit]").click()


@BOTH
def test_people_are_named_written_about_and_removed_only_when_one_is_sure(
    visitor: Visitor, name: str
) -> None:
    words = WORDS[name]
    visitor.opens(name).keeps_on("device")
    row = adds_person(visitor, "Mama", words)
    expect(row.locator("[name=table]")).to_be_focused()
    row.locator("[name=table]").fill("<b>Stil</b>, en de klok tikte.")
    row.get_by_role("button", name=words["done"]).click()
    carers = journal(visitor, "carers")

    expect(carers.locator("[data-title]")).to_have_text("Mama")
    expect(carers.locator(".told")).to_contain_text("<b>Stil</b>, en de klok tikte.")
    removal(carers, words).click()
    expect(carers.get_by_text(words["sure"])).to_be_visible()
    leave = carers.get_by_role("button", name=words["leave"])
    expect(leave).to_be_focused()
    leave.click()
    expect(carers.get_by_text(words["sure"])).to_be_hidden()

    removal(carers, words).click()
    carers.get_by_role("button", name=words["yes"]).click()
    expect(carers.locator("[data-entry]")).to_have_count(0)
    carers.get_by_role("button", name=words["back"]).click()
    visitor.reloads()

    expect(carers.locator(".told")).to_contain_text("en de klok tikte.")


def test_who_has_nothing_written_is_removed_at_once(visitor: Visitor) -> None:
    words = WORDS[CHILDHOOD_NL]
    visitor.opens(CHILDHOOD_NL)
    adds_person(visitor, "Mama", words).get_by_role("button", name="Klaar").click()
    carers = journal(visitor, "carers")

    removal(carers, words).click()

    expect(carers.locator("[data-entry]")).to_have_count(0)


def test_nobody_is_added_without_a_name(visitor: Visitor) -> None:
    visitor.opens(CHILDHOOD_NL)

    adds_person(visitor, "   ", WORDS[CHILDHOOD_NL])

    carers = journal(visitor, "carers")
    expect(carers.locator("[data-missing]")).to_have_text(
        "Vul nog in: Wie zorgde er voor je?"
    )
    expect(carers.locator("[data-entry]")).to_have_count(0)


@BOTH
def test_the_way_from_home_to_a_card(visitor: Visitor, name: str) -> None:
    words, page = WORDS[name], visitor.page
    page.set_viewport_size({"width": 390, "height": 800})
    visitor.opens(name).keeps_on("device")
    row = adds_person(visitor, "Mama", words)
    row.get_by_role("button", name=words["done"]).click()
    for item in ("waited", "alone", "sign"):
        visitor.chooses(f"absent-{item}", 5)
    expect(page.get_by_text(words["pattern"]).first).to_be_visible()

    handed = journal(visitor, "legacy-lines").locator("> .entry-form")
    handed.locator("[name=what]").fill("Zwijgen")
    handed.locator("[name=from][value=grandparents]").check()
    handed.locator("[name=mine][value=stops]").check()
    handed.get_by_role("button", name=words["add"], exact=True).click()
    expect(page.get_by_text(words["stops"])).to_be_visible()
    visitor.sees_picture(re.escape(words["alt"]))

    practice = journal(visitor, "legacy-practice")
    expect(practice).to_be_hidden()
    expect(page.locator(".wb-card")).to_be_hidden()
    passes_the_check(visitor)
    form = practice.locator("> .entry-form")
    form.locator("[name=discomfort][value='8']").check()
    form.locator("[name=stayed][value=left]").check()
    form.get_by_role("button", name=words["write"]).click()
    drawn = page.locator(f'svg[role="img"][aria-label^="{words["practice"]}"]')
    expect(drawn).to_be_visible()

    visitor.writes("choose", "op te kijken.")
    expect(page.locator(".wb-card > .face")).to_contain_text(words["lead"])
    expect(page.locator(".wb-card > .face")).to_contain_text("op te kijken.")
    expect(page.locator(".wb-steps").last).to_contain_text("Zwijgen")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_with_fear_the_part_for_two_stays_closed(visitor: Visitor) -> None:
    visitor.opens(CHILDHOOD_NL)

    passes_the_check(visitor, fear="yes")

    for closed in (".wb-card", "[data-instrument=legacy-practice]"):
        expect(visitor.page.locator(closed).first).to_be_hidden()
    expect(visitor.page.get_by_role("heading", name="Praat erover")).to_be_hidden()
    expect(journal(visitor, "carers")).to_be_visible()


def test_what_is_written_stays_with_its_own_person(visitor: Visitor) -> None:
    words = WORDS[CHILDHOOD_NL]
    visitor.opens(CHILDHOOD_NL).keeps_on("device")
    for person in ("Mama", "Oma Riet"):
        row = adds_person(visitor, person, words)
        row.locator("[name=anger]").fill(f"De zucht van {person}.")
        row.get_by_role("button", name="Klaar").click()

    stored = json.loads(visitor.stored()["samenwerkboek/doc/me/carers"])

    told = [entry["responses"] for entry in stored["entries"]]
    assert [(one["name"], one["anger"]) for one in told] == [
        ("Mama", "De zucht van Mama."),
        ("Oma Riet", "De zucht van Oma Riet."),
    ]
