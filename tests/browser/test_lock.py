"""The lock as a visitor sees it: made on "my data", and asked for on every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.people import storage_of

from .server import wait_until_made
from .visitor import EN, INTIMACY_NL, NL, Visitor

START = {"nl": "nl/00-start", "en": "en/00-start"}
PASSPHRASE = "vier vogels onder maandag"
REPORT = "nl/10-verslag-en-jaarplan"


def keep(visitor: Visitor, person: str = "mixed") -> Visitor:
    visitor.page.evaluate(
        "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem(k, v))",
        storage_of(person),
    )
    return visitor.reloads()


def section(visitor: Visitor) -> Locator:
    return visitor.page.locator(".wb-data [data-lock]")


def locks(visitor: Visitor) -> Visitor:
    """Make a lock, as somebody does who reads what stands there."""
    part = section(visitor)
    part.locator("summary").first.click()
    form = part.locator("[data-form=make]")
    form.locator("[name=passphrase]").fill(PASSPHRASE)
    form.locator("[name=again]").fill(PASSPHRASE)
    form.locator("[name=understood]").check()
    form.locator("[type=submit]").click()
    expect(part.locator("[data-lock-now]")).to_be_visible()
    return visitor


@pytest.fixture
def locked(visitor: Visitor) -> Visitor:
    """Somebody with answers who made a lock; it is open in this tab."""
    keep(visitor.opens(START["nl"])).writes("partner", "Zonnebloem")
    return locks(visitor)


def closes(visitor: Visitor) -> Visitor:
    visitor.page.get_by_role(
        "button", name="Doe mijn antwoorden nu op slot"
    ).first.click()
    expect(unlocking(visitor)).to_be_visible()
    return visitor


def unlocking(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("region", name="Je antwoorden zijn op slot")


def unlocks(visitor: Visitor) -> Visitor:
    field = unlocking(visitor).get_by_label("Je wachtzin", exact=True)
    field.fill(PASSPHRASE)
    field.press("Enter")
    expect(unlocking(visitor)).to_have_count(0)
    return visitor.waits_until_live()


@pytest.mark.parametrize("name", [START["nl"], NL, INTIMACY_NL, REPORT])
def test_a_locked_page_can_be_read_and_left_and_asks_calmly(
    locked: Visitor, name: str
) -> None:
    closes(locked)
    wait_until_made(locked.url + name)
    loads: list[str] = []
    locked.page.on("framenavigated", lambda frame: loads.append(frame.url))

    locked.page.goto(locked.url + name)

    expect(unlocking(locked)).to_be_visible()
    expect(locked.page.locator("main > h2").last).to_be_visible()
    expect(locked.page.locator("main .wb-widget:visible")).to_have_count(0)
    expect(locked.page.get_by_role("link", name="Snel weg")).to_be_visible()
    assert len(loads) == 1
    assert "Zonnebloem" not in locked.page.content()
    axe(locked.page)


def test_one_passphrase_opens_the_tab_for_all_its_pages(locked: Visitor) -> None:
    wait_until_made(locked.url + NL)
    closes(locked).page.goto(locked.url + NL)

    unlocks(locked)

    locked.sees_picture("Huishouden")
    told = locked.page.get_by_role("status").filter(has_text="Je antwoorden staan er")
    expect(told).to_have_count(1)
    locked.opens(EN).sees_picture("Household")
    locked.opens(START["nl"])
    expect(locked.page.locator(".wb-data")).to_contain_text("2 Emotionele bankrekening")


def test_a_wrong_passphrase_is_told_and_nothing_is_lost(locked: Visitor) -> None:
    closes(locked)
    before = locked.stored()
    field = unlocking(locked).get_by_label("Je wachtzin", exact=True)

    field.fill("vier vogels onder dinsdag")
    field.press("Enter")

    expect(unlocking(locked).get_by_role("alert")).to_contain_text("klopt niet")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert locked.stored() == before
    axe(locked.page)
    unlocks(locked)


def test_closing_leaves_nothing_readable_anywhere(locked: Visitor) -> None:
    locked.opens(NL).sees_picture("Huishouden")
    locked.opens(START["nl"]).writes("partner", "Zonnebloem")
    locked.page.wait_for_function(
        "() => !Object.keys(localStorage).some(key => key.includes('/ahead/'))"
    )

    closes(locked)

    kept = str([locked.stored("localStorage"), locked.stored("sessionStorage")])
    fields = locked.page.evaluate(
        "() => [...document.querySelectorAll('textarea, input')]"
        ".map(field => field.value).join()"
    )
    for word in ("Zonnebloem", "Huishouden", "bank-account", "intimacy", "/shown/"):
        assert word not in kept
    whole = fields + locked.page.content() + locked.page.title()
    assert "Zonnebloem" not in whole
    assert locked.stored("sessionStorage") == {}
    assert locked.page.evaluate("async () => (await caches.keys()).length") == 0
    assert locked.page.evaluate("async () => (await indexedDB.databases()).length") == 0


def test_the_back_button_shows_nothing_after_closing(locked: Visitor) -> None:
    locked.opens(NL).sees_picture("Huishouden")
    locked.page.goto(locked.url + START["nl"])
    locked.waits_until_live()
    closes(locked)

    locked.page.go_back()

    expect(unlocking(locked)).to_be_visible()
    expect(locked.page.locator("figure svg[role=img]")).to_have_count(0)


def test_closing_in_one_tab_closes_the_others(locked: Visitor) -> None:
    other = Visitor(locked.page.context.new_page(), locked.url)
    other.page.goto(other.url + NL)
    unlocks(other).sees_picture("Huishouden")

    closes(locked)

    expect(unlocking(other)).to_be_visible()


def test_a_page_that_knew_no_lock_closes_when_one_is_made(visitor: Visitor) -> None:
    keep(visitor.opens(START["nl"]))
    other = Visitor(visitor.page.context.new_page(), visitor.url)
    other.opens(NL).sees_picture("Huishouden")

    locks(visitor)

    expect(unlocking(other)).to_be_visible()
    unlocks(other).sees_picture("Huishouden")


def test_who_forgot_the_passphrase_can_begin_again(locked: Visitor) -> None:
    closes(locked)
    asks = unlocking(locked)
    asks.get_by_text("Ik weet mijn wachtzin niet meer").click()
    asks.get_by_role("button", name="Wis alles en begin opnieuw").click()
    expect(asks.get_by_role("button", name="Nee, laat het staan")).to_be_focused()
    assert locked.stored()

    asks.get_by_role("button", name="Ja, wis het").click()

    locked.waits_until_live()
    assert locked.stored() == {}
    assert locked.stored("sessionStorage") == {}
    expect(locked.page.locator(".wb-data")).to_contain_text("Er is nog niets van jou")


def test_making_one_says_what_is_missing_and_offers_the_file_first(
    visitor: Visitor,
) -> None:
    keep(visitor.opens(START["nl"]))
    part = section(visitor)
    part.locator("summary").first.click()
    form = part.locator("[data-form=make]")
    submit = form.locator("[type=submit]")
    fault = form.get_by_role("alert")
    before = visitor.stored()

    with visitor.page.expect_download():
        form.locator("[data-do=take]").click()
    form.locator("[name=passphrase]").fill("kort")
    submit.click()
    expect(fault).to_contain_text("te kort")
    form.locator("[name=passphrase]").fill(PASSPHRASE)
    submit.click()
    expect(fault).to_contain_text("niet gelijk")
    form.locator("[name=again]").fill(PASSPHRASE)
    submit.click()
    expect(fault).to_contain_text("vinkje")
    axe(visitor.page)

    assert visitor.stored().items() >= before.items()
    assert "samenwerkboek/lock" not in visitor.stored()


def test_the_passphrase_can_be_changed_and_the_lock_taken_off(locked: Visitor) -> None:
    part = section(locked)
    change = part.locator("[data-form=change]")
    part.locator("summary", has_text="Andere wachtzin").click()
    change.locator("[name=current]").fill("niet deze wachtzin")
    change.locator("[name=passphrase]").fill("zeven trage boten")
    change.locator("[name=again]").fill("zeven trage boten")
    change.locator("[type=submit]").click()
    expect(change.get_by_role("alert")).to_contain_text("klopt niet")
    change.locator("[name=current]").fill(PASSPHRASE)
    change.locator("[type=submit]").click()
    expect(locked.page.locator(".wb-data [data-said]")).to_contain_text(
        "nieuwe wachtzin"
    )
    axe(locked.page)

    off = part.locator("[data-form=takeOff]")
    part.locator("summary", has_text="Slot eraf halen").click()
    off.locator("[name=current]").fill("zeven trage boten")
    off.locator("[type=submit]").click()

    expect(locked.page.locator(".wb-data [data-said]")).to_have_text(
        "Het slot is eraf."
    )
    expect(locked.page.locator(".lock-now")).to_have_count(0)
    assert "samenwerkboek/doc/me/bank-account" in locked.stored()
    assert not [key for key in locked.stored() if "/lock" in key]
    expect(part.locator("[data-form=make]")).to_have_count(1)


def test_without_a_place_on_the_device_there_is_nothing_to_lock(
    visitor: Visitor,
) -> None:
    visitor.opens(START["en"])

    expect(section(visitor)).to_contain_text("only in this tab")
    expect(section(visitor).locator("summary:visible")).to_have_count(0)


def test_without_https_it_says_so(visitor: Visitor) -> None:
    visitor.page.add_init_script(
        "Object.defineProperty(crypto, 'subtle', { value: undefined })"
    )
    keep(visitor.opens(START["en"]))

    expect(section(visitor)).to_contain_text("an address that begins with https")
    expect(section(visitor).locator("summary:visible")).to_have_count(0)


def test_only_who_has_a_lock_fetches_its_script(visitor: Visitor) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(Path(request.url).name))

    keep(visitor.opens(START["nl"])).opens(NL)
    assert not [name for name in asked if name.startswith("lock")]

    locks(visitor.opens(START["nl"]))
    assert [name for name in asked if name.startswith("lock")]


def axe(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
