"""My data: everything that is kept can be read, taken along, loaded and erased."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.people import PEOPLE, storage_of

from .visitor import EN, NL, Visitor

START = {"nl": "nl/00-start", "en": "en/00-start"}
HOSTILE = "<img src=x onerror=\"document.title='hacked'\"> {title}"


def data_of(visitor: Visitor) -> Locator:
    return visitor.page.locator(".wb-data")


def keep(visitor: Visitor, person: str = "mixed") -> Visitor:
    visitor.page.evaluate(
        "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem(k, v))",
        storage_of(person),
    )
    return visitor.reloads()


def choose(visitor: Visitor, text: str) -> None:
    file = FilePayload(
        name="samenwerkboek.json", mimeType="application/json", buffer=text.encode()
    )
    data_of(visitor).locator("[data-file]").set_input_files(file)


def download(visitor: Visitor) -> str:
    with visitor.page.expect_download() as download:
        data_of(visitor).locator("[data-do=take]").first.click()
    assert re.fullmatch(
        r"samenwerkboek-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename
    )
    return download.value.path().read_text(encoding="utf-8")


@pytest.fixture
def elsewhere(browser: Browser, server: str) -> Visitor:
    """The same person on another device."""
    return Visitor(browser.new_context().new_page(), server)


def test_everything_stands_there_in_plain_words(visitor: Visitor) -> None:
    keep(visitor.opens(START["nl"]))

    data = data_of(visitor)
    for details in data.locator("[data-list] details").all():
        details.locator("summary").click()

    expect(data).to_contain_text("2 Emotionele bankrekening21 antwoorden, 2 regels")
    expect(data).to_contain_text("Huishouden: ")
    expect(data).to_contain_text("1 november 2026")
    expect(data).to_contain_text("Hoe noemen we je partner?Sam")
    expect(data).to_contain_text("Op dit apparaat")
    expect(data).to_contain_text("3 oktober 2026")
    expect(data).not_to_contain_text("bank-account")


def test_dates_and_numbers_follow_the_language(visitor: Visitor) -> None:
    keep(visitor.opens(START["en"]))

    data_of(visitor).locator("[data-list] summary").last.click()

    expect(data_of(visitor)).to_contain_text("Filled in from 1 November 2026")


def test_what_somebody_typed_is_shown_as_text(visitor: Visitor) -> None:
    visitor.opens(START["nl"]).keeps_on("device").writes("partner", HOSTILE)
    title = visitor.page.title()

    data_of(visitor).locator("[data-list] summary").first.click()

    expect(data_of(visitor).locator("dd.own").last).to_have_text(HOSTILE)
    expect(data_of(visitor).locator("img")).to_have_count(0)
    expect(visitor.page).to_have_title(title)


def test_it_says_so_when_nothing_is_kept(visitor: Visitor) -> None:
    visitor.opens(START["nl"])

    expect(data_of(visitor)).to_contain_text("Er is nog niets van jou bewaard")


@pytest.mark.parametrize("person", ["mixed", "extreme", "withholding"])
def test_a_file_brings_everything_to_another_device(
    visitor: Visitor, elsewhere: Visitor, person: str
) -> None:
    keep(visitor.opens(START["nl"]), person)
    text = download(visitor)
    elsewhere.opens(START["en"]).keeps_on("device")

    choose(elsewhere, text)
    data = data_of(elsewhere)
    expect(data.locator("[data-changes]")).to_contain_text("added")
    assert set(documents_in(elsewhere)) == {"samenwerkboek/doc/me/consent"}
    data.locator("[data-yes]").click()

    expect(data.locator("[data-said]")).to_have_text("The file has been loaded.")
    mine, theirs = documents_in(visitor), documents_in(elsewhere)
    for place in (mine, theirs):
        del place["samenwerkboek/doc/me/consent"]
    assert theirs == mine
    assert len(mine) == len(PEOPLE[person]) - 1
    elsewhere.opens(EN)
    expect(elsewhere.question("room-give").locator(":checked")).to_have_count(1)


def documents_in(visitor: Visitor) -> dict[str, object]:
    kept = visitor.stored("localStorage")
    return {key: json.loads(text) for key, text in kept.items() if "/doc/" in key}


def test_what_would_change_is_shown_before_anything_does(visitor: Visitor) -> None:
    visitor.opens(START["nl"]).keeps_on("device").writes("partner", "Sam")
    text = download(visitor)
    visitor.writes("partner", "Kim").chooses("who", "alone")
    before = documents_in(visitor)
    changes = data_of(visitor).locator("[data-changes] li")

    choose(visitor, text)
    expect(changes).to_have_text(["Een naam voor jullie allebei: blijft zoals het is"])
    data_of(visitor).locator("[name=how][value=replace]").check()
    expect(changes).to_contain_text(["Een naam voor jullie allebei: 1 anders", "1 weg"])
    data_of(visitor).locator("[data-do=leave]").click()

    assert documents_in(visitor) == before
    expect(data_of(visitor).locator("[data-preview]")).to_be_hidden()


def test_replacing_reaches_the_forms_of_the_page(visitor: Visitor) -> None:
    visitor.opens(START["nl"]).keeps_on("device").writes("partner", "Sam")
    text = download(visitor)
    visitor.writes("partner", "Kim").chooses("who", "alone")

    choose(visitor, text)
    data_of(visitor).locator("[name=how][value=replace]").check()
    data_of(visitor).locator("[data-yes]").click()

    expect(visitor.question("partner").locator("textarea")).to_have_value("Sam")
    expect(visitor.question("who").locator(":checked")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{half", "niet te lezen"),
        ('{"my":"holiday"}', "geen bestand van het Samenwerkboek"),
        ('{"format":"samenwerkboek","version":9}', "nieuwere versie"),
        (
            '{"format":"samenwerkboek","version":1,"documents":[{"schema":1}]}',
            "beschadigd, bij documents[0].instrument",
        ),
    ],
)
def test_a_faulty_file_changes_nothing_and_says_what_to_do(
    visitor: Visitor, text: str, told: str
) -> None:
    keep(visitor.opens(START["nl"]))
    before = documents_in(visitor)

    choose(visitor, text)

    expect(data_of(visitor).locator("[data-fault]")).to_contain_text(told)
    expect(data_of(visitor).locator("[data-fault]")).to_contain_text("niets veranderd")
    expect(data_of(visitor).locator("[data-preview]")).to_be_hidden()
    assert documents_in(visitor) == before


def test_erasing_a_chapter_takes_its_answers_and_pictures_only(
    visitor: Visitor,
) -> None:
    keep(visitor.opens(START["nl"]))
    visitor.opens(NL).sees_picture("Huishouden")
    expect_shown(visitor.page)
    visitor.opens(START["nl"])
    chapter = data_of(visitor).locator(
        "[data-list] details", has_text="Emotionele bankrekening"
    )
    chapter.locator("summary").click()

    before = set(documents_in(visitor))

    chapter.locator("[data-do=ask]").click()
    chapter.locator("[data-do=keep]").click()
    assert "samenwerkboek/doc/me/bank-account" in documents_in(visitor)
    chapter.locator("[data-do=ask]").click()
    chapter.locator("[data-do=erase]").click()

    expect(data_of(visitor).locator("[data-said]")).to_have_text("Het is gewist.")
    expect(chapter).to_have_count(0)
    kept = visitor.stored("localStorage")
    erased = {key for key in before if "/bank-" in key or key.endswith("/deposits")}
    assert erased
    assert {key for key in kept if "doc" in key or "shown" in key} == before - erased
    visitor.opens(NL)
    expect(visitor.page.locator("figure svg[role=img]")).to_have_count(0)


def expect_shown(page: Page) -> None:
    """Wait until a picture is kept beside the answers."""
    page.wait_for_function(
        "() => Object.keys(localStorage).some((key) => key.includes('/shown/'))"
    )


@pytest.mark.parametrize("place", ["device", "tab"])
def test_erasing_all_leaves_nothing_anywhere(visitor: Visitor, place: str) -> None:
    visitor.opens(START["nl"]).keeps_on("device").writes("partner", "Zonnebloem")
    visitor.chooses("signs", "rows")
    other = Visitor(visitor.page.context.new_page(), visitor.url)
    other.opens().fills_account("room", give=2, receive=9).sees_picture("Zonnebloem")
    expect_shown(other.page)
    visitor.page.get_by_role("button", name="Donker").click()
    if place == "tab":
        visitor.question("place").locator("input[value='tab']").click()
        dialog = visitor.page.get_by_role("dialog")
        dialog.get_by_role("button", name="Verhuizen").click()

    erasing = data_of(visitor).locator("[data-live] > .erasing")
    erasing.locator("[data-do=ask]").click()
    expect(erasing.locator("[data-do=keep]")).to_be_focused()
    erasing.locator("[data-do=erase]").click()

    expect(data_of(visitor)).to_contain_text("Er is nog niets van jou bewaard")
    expect(visitor.page.get_by_text("Hier komt een route")).to_be_visible()
    expect(other.question("room-give").locator(":checked")).to_have_count(0)
    expect(other.page.locator("figure svg[role=img]")).to_have_count(0)
    for tab in (visitor, other):
        assert tab.stored("localStorage") == {}
        assert tab.stored("sessionStorage") == {}
    other.page.close()
    assert visitor.stored("localStorage") == {}


def test_it_works_when_the_server_is_gone(visitor: Visitor) -> None:
    keep(visitor.opens(START["nl"]))
    visitor.page.context.set_offline(True)

    assert "bank-journal" in download(visitor)
    erasing = data_of(visitor).locator("[data-live] > .erasing")
    erasing.locator("[data-do=ask]").click()
    erasing.locator("[data-do=erase]").click()

    assert visitor.stored("localStorage") == {}


@pytest.mark.parametrize(
    ("name", "scheme"),
    [
        (START["nl"], "light"),
        (START["en"], "dark"),
        pytest.param(START["nl"], "dark", marks=pytest.mark.matrix),
        pytest.param(START["en"], "light", marks=pytest.mark.matrix),
    ],
)
def test_each_state_is_sound_on_a_phone(
    visitor: Visitor, name: str, scheme: str
) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    keep(visitor.opens(name), "extreme")
    text = download(visitor)
    for details in data_of(visitor).locator("[data-list] details").all():
        details.locator("summary").click()
        details.locator("[data-do=ask]").click()
    choose(visitor, "{")
    expect(data_of(visitor).locator("[data-fault]")).not_to_be_empty()
    axe(visitor.page)

    choose(visitor, text)

    expect(data_of(visitor).locator("[data-preview]")).to_be_visible()
    # The rest of the page is as it was, and long.
    axe(visitor.page, "[data-preview]")


def axe(page: Page, part: str = "html") -> None:
    found = Axe().run(page, context=part)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_words_of_all_questions_come_only_with_this_page(
    visitor: Visitor,
) -> None:
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(Path(request.url).name))

    visitor.opens(NL)
    assert not [name for name in asked if name.startswith("mydata")]
    visitor.opens(START["nl"])
    assert [name for name in asked if name.startswith("mydata")]
