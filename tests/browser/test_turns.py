"""One device, two people: from nothing to the comparison, with only clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.people import THEMES

from .couple import (
    SCAN,
    NewContext,
    Person,
    Serving,
    made_chapters,
    serving_couples,
    texts_in_storage,
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("turns")
    with serving_couples(folder, made_chapters(folder / "made")) as server:
        yield server


@pytest.fixture
def person(served: Serving, new_context: NewContext) -> Person:
    context = new_context(viewport={"width": 390, "height": 800})
    return Person.arrives(context, served.url)


def fills_in(person: Person, value: int) -> Person:
    person.opens(SCAN)
    for item in THEMES["closeness"]:
        person.chooses(f"closeness-{item}", value)
    return person


def hands_over(person: Person) -> Person:
    person.does("hand")
    screen = person.page.locator(".hand-over")
    expect(screen.get_by_role("heading")).to_be_focused()
    for part in ("main > header", ".wb-couple", "nav.chapters, .chapters", "footer"):
        expect(person.page.locator(part).first).to_be_hidden()
    expect(person.page.get_by_role("link", name="Snel weg")).to_be_visible()
    assert Axe().run(person.page).violations_count == 0
    screen.get_by_role("button", name="Ik heb het apparaat").click()
    person.waits_until_live()
    return person


def test_two_people_compare_on_one_device(person: Person) -> None:
    fills_in(person, 2).comes_to_talk()
    person.shows("relationship-scan").does("on").does("turns").does("yes")
    person.hears("Nu is de ander aan de beurt")
    hands_over(person)
    line = person.page.locator(".turn-line")
    expect(line).to_contain_text("de tweede van jullie")

    # The second one finds nothing of the first, on any page, and is asked alone.
    expect(person.couple).to_be_hidden()
    fills_in(person, 5)
    expect(line).to_be_visible()
    expect(person.page.locator("form .done")).to_contain_text("5 van")
    person.comes_to_talk().hears("De ander heeft ja gezegd")
    expect(person.pictures).to_have_count(0)
    person.does("choose").shows("relationship-scan").does("on").does("turns")
    person.does("yes").hears("allebei ja gezegd")
    expect(person.pictures).to_have_count(1)

    # What was drawn for one is gone when the device is back.
    line.get_by_role("button").click()
    assert "samenwerkboek/shown" not in texts_in_storage(person.page)
    person.page.get_by_role("button", name="Ik heb het apparaat").click()
    person.waits_until_live()
    expect(line).to_have_count(0)
    person.passes_the_check().hears("allebei ja gezegd")
    expect(person.pictures).to_have_count(1)
    person.does("no").hears("Jij kiest zelf")
    expect(person.pictures).to_have_count(0)


def test_each_of_two_keeps_own_answers(person: Person) -> None:
    fills_in(person, 2).comes_to_talk().does("on").does("turns")
    hands_over(person)
    fills_in(person, 5)
    person.page.locator(".turn-line button").click()
    person.page.get_by_role("button", name="Ik heb het apparaat").click()
    person.opens(SCAN)

    glad = person.question("closeness-glad")
    expect(glad.locator("input:checked")).to_have_value("2")
    stored = person.stored()
    assert "samenwerkboek/doc/partner/relationship-scan" in stored
    # Where answers live is one choice for both.
    assert "samenwerkboek/doc/partner/consent" not in stored


def test_the_device_can_stay_with_who_has_it(person: Person) -> None:
    person.comes_to_talk().does("on").does("turns").does("hand")

    person.page.get_by_role("button", name="Nee, ik ga zelf verder").click()
    person.waits_until_live()

    expect(person.page.locator(".turn-line, .hand-over")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_can_be_used_by_everyone(
    person: Person, served: Serving, scheme: str
) -> None:
    page = person.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 340, "height": 800})
    fills_in(person, 4).comes_to_talk().shows("relationship-scan")
    person.keeps_items("relationship-scan", "closeness-glad")

    def is_sound() -> None:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        # This made-up chapter has no titles between that of the page and those within.
        found = Axe().run(
            page, options={"rules": {"heading-order": {"enabled": False}}}
        )
        assert found.violations_count == 0, found.generate_report()

    is_sound()
    person.does("on")
    is_sound()
    person.does("turns").does("yes")
    is_sound()
    person.does("way").does("room").does("open").hears("alleen in de kamer")
    is_sound()
