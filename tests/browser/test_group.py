"""A group: a facilitator's browser, one who takes part, and thirty at the protocol."""

from __future__ import annotations

import csv
import io
import json
import re
import secrets
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.people import storage_of
from tests.serving.room_client import ask

from .server import wait_until_made
from .visitor import GROUP_EN, GROUP_NL, Visitor

BOTH = pytest.mark.parametrize("name", [GROUP_NL, GROUP_EN], ids=["nl", "en"])
SCAN = "relationship-scan"
POLL = 3.0
"""Seconds within which a new picture is there."""


class Facilitator(Visitor):
    """Somebody who leads a group."""

    def leads(self, name: str = GROUP_NL, minimum: int = 8) -> Facilitator:
        self.opens(name)
        self.side.locator("summary").first.click()
        self.side.get_by_role("spinbutton").fill(str(minimum))
        self.side.locator("[data-form=open] button").click()
        expect(self.side.locator("[data-code]")).to_be_focused()
        return self

    @property
    def side(self) -> Locator:
        return self.page.locator("[data-side=lead]")

    @property
    def code(self) -> str:
        return self.side.locator("[data-code]").inner_text().replace(" ", "-")

    @property
    def link(self) -> str:
        return self.side.locator("[data-link]").input_value()

    @property
    def pictures(self) -> Locator:
        return self.page.locator("[data-pictures]")

    def sees_people(self, n: int) -> Facilitator:
        told = re.compile(rf"{n} (mensen|people)")
        expect(self.pictures.locator("svg")).to_contain_text([told])
        return self


class Crowd:
    """People without a browser, in the room of a facilitator."""

    def __init__(self, url: str, code: str) -> None:
        self.url = url
        answer = ask(url, "group/enter", {"code": code})
        assert answer.status == 200, answer
        self.key = answer.told["key"]

    def joins(self, n: int, place: int = 3) -> list[str]:
        members = [secrets.token_urlsafe(16) for _ in range(n)]
        for member in members:
            self.add(member, place)
        return members

    def add(self, member: str, place: int) -> None:
        scales = dict.fromkeys(["closeness", "talking", "giving", "future"], place)
        told = {"key": self.key, "member": member, "id": secrets.token_urlsafe(9)}
        answer = ask(
            self.url, "group/add", {**told, "instrument": SCAN, "scales": scales}
        )
        assert answer.status == 200, answer


@pytest.fixture(scope="module", autouse=True)
def made(server: str) -> None:
    """The last chapters are the last that a server makes."""
    for name in (GROUP_NL, GROUP_EN):
        wait_until_made(server + name)


@pytest.fixture
def facilitator(page: Page, server: str) -> Facilitator:
    return Facilitator(page, server)


@pytest.fixture
def participant(browser: Browser, server: str) -> Iterator[Visitor]:
    """Somebody with a phone of their own, who has answered before."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    visitor = Visitor(context.new_page(), server)
    visitor.opens("nl/00-start")
    visitor.page.evaluate(
        "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem(k, v))",
        storage_of("mixed"),
    )
    yield visitor
    context.close()


def chapter(visitor: Visitor, instrument: str = SCAN) -> Locator:
    return visitor.page.locator(f".wb-group [data-id={instrument}]")


def state(visitor: Visitor, instrument: str = SCAN) -> Locator:
    return chapter(visitor, instrument).locator("[data-p=state]")


def has_no_violation(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


# Leading


@BOTH
def test_pictures_come_at_eight_and_eleven_within_three_seconds(
    facilitator: Facilitator, name: str
) -> None:
    facilitator.leads(name)
    crowd = Crowd(facilitator.url, facilitator.code)
    crowd.joins(7)
    expect(facilitator.pictures).to_contain_text(re.compile(r"7 (van de|of) 8"))
    expect(facilitator.pictures.locator("svg")).to_have_count(0)

    begun = time.monotonic()
    crowd.joins(1)
    facilitator.sees_people(8)
    assert time.monotonic() - begun < POLL

    crowd.joins(2)
    seen = ask(facilitator.url, "group/view", _lead(facilitator)).told
    assert [scale["n"] for scale in seen["instruments"][0]["scales"]] == [8] * 4
    begun = time.monotonic()
    crowd.joins(1)
    facilitator.sees_people(11)
    assert time.monotonic() - begun < POLL
    has_no_violation(facilitator.page)


def _lead(facilitator: Facilitator) -> dict[str, object]:
    key, lead, _ = facilitator.link.partition("#lead=")[2].split(".")
    return {"key": key, "lead": lead, "seen": -1}


def test_thirty_who_come_at_the_same_moment_all_count(facilitator: Facilitator) -> None:
    facilitator.leads()
    crowd = Crowd(facilitator.url, facilitator.code)
    members = [secrets.token_urlsafe(16) for _ in range(30)]
    threads = [
        threading.Thread(target=crowd.add, args=(member, 1 + n % 5))
        for n, member in enumerate(members)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    facilitator.sees_people(29)  # eight, and seven times three; one waits


def test_a_facilitator_comes_back_with_the_secret_link_on_another_device(
    facilitator: Facilitator, browser: Browser
) -> None:
    facilitator.leads(minimum=5)
    code = facilitator.code
    Crowd(facilitator.url, code).joins(5)
    facilitator.reloads()
    facilitator.sees_people(5)

    context = browser.new_context()
    other = Facilitator(context.new_page(), facilitator.url)
    other.page.goto(facilitator.link)
    other.waits_until_live().sees_people(5)
    assert other.code == code
    expect(other.side.locator("[data-qr] svg")).to_be_visible()
    assert other.page.evaluate("location.hash") == ""
    context.close()


def test_the_large_view_shows_one_picture_at_a_time(facilitator: Facilitator) -> None:
    facilitator.leads(minimum=5)
    Crowd(facilitator.url, facilitator.code).joins(5)
    facilitator.sees_people(5)
    page = facilitator.page

    page.get_by_role("button", name="Groot op het scherm").click()
    dialog = page.get_by_role("dialog", name="Groot beeld")
    expect(dialog.locator(".code")).to_be_visible()
    expect(dialog.locator("svg.fig")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(dialog.locator("svg.fig")).to_be_visible()
    expect(dialog.locator(".code")).to_be_hidden()
    has_no_violation(page)
    dialog.get_by_role("button", name="Sluit het grote beeld").click()

    expect(dialog).to_be_hidden()
    expect(facilitator.pictures.locator("svg")).to_be_visible()


def test_what_is_shown_can_be_taken_along(facilitator: Facilitator) -> None:
    facilitator.leads(GROUP_EN, minimum=5)
    Crowd(facilitator.url, facilitator.code).joins(5, place=5)
    facilitator.sees_people(5)
    page = facilitator.page

    with page.expect_download() as numbers:
        page.get_by_role("button", name="Numbers (CSV)").click()
    with page.expect_download() as picture:
        page.get_by_role("button", name="Picture (PNG)").click()

    rows = list(csv.reader(io.StringIO(_content(numbers).decode("utf-8-sig"))))
    assert rows[0] == ["Chapter", "Theme", "Box", "People"]
    assert ["Relationship scan", "Closeness and warmth", "fits completely", "5"] in rows
    assert _content(picture).startswith(b"\x89PNG")
    assert numbers.value.suggested_filename == "group.csv"


def _content(download) -> bytes:  # type: ignore[no-untyped-def]
    return Path(download.value.path()).read_bytes()


def test_a_group_is_closed_and_erased_after_a_question(
    facilitator: Facilitator,
) -> None:
    facilitator.leads()
    side = facilitator.side
    side.get_by_role("button", name="Sluit de groep").click()
    side.get_by_role("button", name="Nee").click()
    assert ask(facilitator.url, "group/view", _lead(facilitator)).told["open"]

    side.get_by_role("button", name="Sluit de groep").click()
    side.get_by_role("button", name="Ja", exact=True).click()
    expect(side.locator("[data-until]")).to_contain_text("gesloten")
    lead = _lead(facilitator)
    side.get_by_role("button", name="Wis de groep nu").click()
    side.get_by_role("button", name="Ja", exact=True).click()

    expect(side.locator("[data-told]")).to_have_text("De groep is gewist.")
    expect(side.locator("[data-form=open]")).to_be_visible()
    assert ask(facilitator.url, "group/view", lead).fault == "unknown"
    assert "lead" not in json.dumps(facilitator.stored("sessionStorage"))


def test_a_server_that_is_away_is_told_and_found_again(
    facilitator: Facilitator,
) -> None:
    facilitator.leads(minimum=5)
    crowd = Crowd(facilitator.url, facilitator.code)
    facilitator.page.context.set_offline(True)
    told = facilitator.side.locator("[data-told]")
    expect(told).to_contain_text("geen verbinding")
    crowd.joins(5)

    facilitator.page.context.set_offline(False)

    facilitator.sees_people(5)
    expect(told).to_be_empty()


# Taking part


def test_somebody_sees_what_would_be_sent_adds_it_and_takes_it_back(
    facilitator: Facilitator, participant: Visitor
) -> None:
    facilitator.leads(minimum=5)
    crowd = Crowd(facilitator.url, facilitator.code)
    crowd.joins(4, place=1)
    participant.page.goto(f"{participant.url}{GROUP_NL}#group={facilitator.code}")
    participant.waits_until_live()
    expect(chapter(participant).locator("li")).to_have_count(4)
    expect(chapter(participant)).to_contain_text("vak 4 van 5, ongeveer “past goed”")
    assert participant.page.evaluate("location.hash") == ""
    has_no_violation(participant.page)
    expect(facilitator.pictures).to_contain_text("4 van de 5")  # nothing is sent yet

    chapter(participant).get_by_role("button", name="Voeg toe").click()
    expect(state(participant)).to_have_text("Toegevoegd.")
    facilitator.sees_people(5)
    participant.reloads()
    expect(state(participant)).to_have_text("Toegevoegd.")

    chapter(participant).get_by_role("button", name="Trek terug").click()
    expect(state(participant)).to_contain_text("Teruggetrokken")
    crowd.joins(2, place=1)
    view = ask(facilitator.url, "group/view", _lead(facilitator)).told
    # The one that was taken back goes with two others, and not alone.
    assert view["instruments"][0]["scales"][0]["counts"] == [4, 0, 1]


def test_a_changed_answer_is_sent_only_on_another_click(
    facilitator: Facilitator, participant: Visitor
) -> None:
    facilitator.leads()
    participant.page.goto(f"{participant.url}{GROUP_NL}#group={facilitator.code}")
    participant.waits_until_live()
    sent: list[str] = []
    participant.page.on("request", lambda request: sent.append(request.url))
    chapter(participant).get_by_role("button", name="Voeg toe").click()
    expect(state(participant)).to_have_text("Toegevoegd.")

    participant.page.evaluate(
        "store => ['say', 'calm', 'repair', 'heard', 'admit'].forEach((item) => "
        "globalThis[Symbol.for('samenwerkboek.store')]"
        ".respond('relationship-scan', 1, `talking-${item}`, 1))",
        None,
    )

    expect(state(participant)).to_contain_text("Daarna heb je je antwoorden veranderd")
    assert sum("group/add" in url for url in sent) == 1
    chapter(participant).get_by_role("button", name="Vervang").click()
    expect(state(participant)).to_have_text("Toegevoegd.")
    assert sum("group/add" in url for url in sent) == 2


def test_intimacy_asks_for_a_yes_of_its_own(
    facilitator: Facilitator, participant: Visitor
) -> None:
    facilitator.opens(GROUP_NL)
    facilitator.side.locator("summary").first.click()
    facilitator.side.get_by_label(re.compile("Intimiteit")).check()
    facilitator.side.locator("[data-form=open] button").click()
    expect(facilitator.side.locator("[data-code]")).to_be_focused()
    participant.page.goto(f"{participant.url}{GROUP_NL}#group={facilitator.code}")
    participant.waits_until_live()
    intimacy = chapter(participant, "intimacy")
    expect(intimacy.locator("li")).to_have_count(5)

    intimacy.get_by_role("button", name="Voeg toe").click()
    expect(intimacy.get_by_role("checkbox")).to_be_focused()
    expect(state(participant, "intimacy")).to_contain_text("niets van toegevoegd")

    intimacy.get_by_role("checkbox").check()
    intimacy.get_by_role("button", name="Voeg toe").click()
    expect(state(participant, "intimacy")).to_have_text("Toegevoegd.")


def test_what_is_added_without_a_connection_goes_when_there_is_one(
    facilitator: Facilitator, participant: Visitor
) -> None:
    facilitator.leads(minimum=5)
    Crowd(facilitator.url, facilitator.code).joins(4)
    participant.page.goto(f"{participant.url}{GROUP_NL}#group={facilitator.code}")
    participant.waits_until_live()
    expect(chapter(participant).locator("li")).to_have_count(4)
    participant.page.context.set_offline(True)

    chapter(participant).get_by_role("button", name="Voeg toe").click()
    expect(state(participant)).to_contain_text("Wordt verstuurd")
    expect(participant.page.locator("[data-told=join]")).to_contain_text("niets kwijt")

    participant.page.context.set_offline(False)
    expect(state(participant)).to_have_text("Toegevoegd.")
    facilitator.sees_people(5)


def test_who_has_no_answers_is_led_to_the_chapter_and_a_wrong_code_is_told(
    facilitator: Facilitator, visitor: Visitor, browser: Browser
) -> None:
    facilitator.leads()
    context = browser.new_context()
    newcomer = Visitor(context.new_page(), facilitator.url)
    newcomer.opens(GROUP_NL)
    newcomer.page.locator("[data-side=join] summary").click()
    code = newcomer.page.get_by_label("De acht woorden van de groep")
    code.fill("een twee drie")
    code.press("Enter")
    told = newcomer.page.locator("[data-told=join]")
    expect(told).to_contain_text("Deze groep is er niet")

    code.fill(facilitator.code.upper().replace("-", ", "))
    code.press("Enter")

    link = chapter(newcomer).get_by_role("link", name="Naar het hoofdstuk")
    expect(link).to_have_attribute("href", "01-relatiescan")
    expect(chapter(newcomer).get_by_role("button", name="Voeg toe")).to_be_hidden()
    context.close()


# Practising


@BOTH
def test_a_made_up_group_shows_everything_without_a_room(
    facilitator: Facilitator, name: str
) -> None:
    asked: list[str] = []
    page = facilitator.page
    page.on("request", lambda request: asked.append(request.url))
    facilitator.opens(name)
    side = page.locator("[data-side=made-up]")
    side.locator("summary").click()
    side.locator("[data-do=made-start]").click()
    more = side.locator("[data-do=made-more]")
    expect(facilitator.pictures).to_contain_text(re.compile(r"5 (van de|of) 8"))
    expect(more).to_be_focused()
    for _ in range(3):
        more.click()
    facilitator.sees_people(8)
    for _ in range(2):
        more.click()
    expect(side.locator("[data-told]")).to_contain_text(re.compile(r"\b10\b"))
    facilitator.sees_people(8)
    more.click()
    facilitator.sees_people(11)
    marked = re.compile("verzonnen groep|made-up group")
    expect(facilitator.pictures.locator("svg").first).to_contain_text(marked)
    has_no_violation(page)

    side.locator("[data-do=made-stop]").click()
    expect(facilitator.pictures).to_be_hidden()
    assert not [url for url in asked if "/rooms/" in url]


def test_who_stops_practising_sees_the_real_group_again(
    facilitator: Facilitator,
) -> None:
    facilitator.leads(minimum=5)
    Crowd(facilitator.url, facilitator.code).joins(5)
    facilitator.sees_people(5)
    side = facilitator.page.locator("[data-side=made-up]")
    side.locator("summary").click()
    side.locator("[data-do=made-start]").click()
    expect(facilitator.pictures).to_contain_text("5 van de 8")
    expect(facilitator.pictures.locator("svg")).to_have_count(0)

    side.locator("[data-do=made-stop]").click()

    facilitator.sees_people(5)


def test_what_opens_a_group_goes_where_the_answers_go_and_is_erased_with_them(
    facilitator: Facilitator,
) -> None:
    facilitator.leads(minimum=5)
    code = facilitator.code
    kept = "samenwerkboek/room/me/group-lead"
    assert kept in facilitator.stored("sessionStorage")
    assert kept not in facilitator.stored()

    facilitator.keeps_on("device")
    assert kept in facilitator.stored()
    assert kept not in facilitator.stored("sessionStorage")
    facilitator.reloads()
    assert facilitator.code == code

    other = Visitor(facilitator.page.context.new_page(), facilitator.url)
    other.opens("nl/00-start")
    other.page.evaluate("localStorage.clear()")
    other.page.evaluate("localStorage.setItem('samenwerkboek/erased', 'now')")

    expect(facilitator.side.locator("[data-form=open]")).to_be_visible()
    expect(facilitator.side.locator("[data-code]")).to_be_hidden()
