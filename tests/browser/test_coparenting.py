"""The chapter on trust with an ex: from a promise to agreements on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.people import SPEAKING

from .test_quarrels import SAFETY, passes_safety
from .visitor import COPARENTING_EN, COPARENTING_NL, Visitor

BOTH = pytest.mark.parametrize(
    "name", [COPARENTING_NL, COPARENTING_EN], ids=["nl", "en"]
)


def journal(page: Page, id: str) -> Locator:
    return page.locator(f".wb-journal[data-instrument={id}]")


def form(page: Page, id: str) -> Locator:
    return page.locator(f"form[data-instrument={id}]")


def promises(visitor: Visitor, day: str, kept: str, what: str) -> None:
    """Write down one promise."""
    entry = journal(visitor.page, "coparent-promises").locator("> .entry-form")
    entry.locator('[name="date"]').fill(day)
    entry.locator('[name="promise"]').fill(what)
    entry.locator('[name="to"][value="child"]').check()
    entry.locator(f'[name="kept"][value="{kept}"]').check()
    entry.locator("button[type=submit]").click()


def speaks(visitor: Visitor, answer: int) -> None:
    for id, items in SPEAKING.items():
        for item in items:
            visitor.chooses(f"{id}-{item}", answer)


@BOTH
def test_a_visitor_goes_from_a_promise_to_agreements_on_paper(
    visitor: Visitor, name: str, tmp_path: Path
) -> None:
    page = visitor.page
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size({"width": 390, "height": 800})
    visitor.opens(name).chooses("contact", "both")

    promises(visitor, "2026-11-01", "kept", "Bellen")
    promises(visitor, "2026-11-08", "missed", "<b>Zwemmen</b>")
    visitor.sees_picture("2 (beloften|promises)")
    expect(visitor.picture).to_have_attribute("viewBox", re.compile("^0 0 340 "))
    expect(page.locator("main b", has_text="Zwemmen")).to_have_count(0)

    speaks(visitor, 4)
    visitor.chooses("room-wish", 1)
    told = page.locator(".wb-steps").first
    expect(told).to_contain_text(re.compile("Veel plezier|Have a lovely time"))

    passes_safety(visitor)
    note = journal(page, "coparent-decisions").locator("> .entry-form")
    note.locator('[name="date"]').fill("2026-11-09")
    note.locator('[name="reason"][value="other"]').check()
    note.locator("button[type=submit]").click()
    form(page, "coparent-words").locator('[name="to-child"]').fill("Vertel eens.")
    expect(page.locator(".wb-card > .face")).to_contain_text("Vertel eens.")
    agreed = form(page, "coparent-agreements")
    agreed.locator('[name="home-change"]').fill("Om vijf uur, op het plein.")
    sheet = page.locator(".wb-sheet")
    expect(sheet.locator(".paper")).to_contain_text("Om vijf uur, op het plein.")
    steps = page.locator(".wb-steps").last
    expect(steps.locator("li")).to_have_count(3)
    expect(steps).to_contain_text(re.compile("één nacht over|Sleep on it"))

    with page.expect_download() as taken:
        sheet.locator("[data-do=make]").click()
    assert re.match("onze-afspraken|our-agreements", taken.value.suggested_filename)
    taken.value.save_as(tmp_path / "taken.pdf")
    with pdfplumber.open(io.BytesIO((tmp_path / "taken.pdf").read_bytes())) as paper:
        assert "Om vijf uur, op het plein." in paper.pages[0].extract_text()

    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_before_the_questions_on_safety_nothing_is_for_two(visitor: Visitor) -> None:
    page = visitor.opens(COPARENTING_NL).page

    expect(journal(page, "coparent-promises")).to_be_visible()
    expect(journal(page, "coparent-decisions")).to_be_hidden()
    expect(form(page, "coparent-speaking")).to_be_visible()
    for id in ("coparent-words", "coparent-agreements"):
        expect(form(page, id)).to_be_hidden()
    expect(page.locator(".wb-sheet")).to_be_hidden()
    expect(page.get_by_role("heading", name="Praat erover")).to_be_hidden()


def test_with_fear_what_is_for_two_stays_closed_and_nothing_says_why(
    visitor: Visitor,
) -> None:
    page = visitor.opens(COPARENTING_NL).keeps_on("device").page
    check = page.locator(".wb-safety")
    check.locator("[data-do=start]").click()
    for question in SAFETY:
        answer = "yes" if question == "fear" else "no"
        check.locator(f'[name="{question}"][value="{answer}"]').check()
    check.locator("button[type=submit]").click()

    expect(check.get_by_role("link", name="0800-2000")).to_be_visible()
    expect(form(page, "coparent-agreements")).to_be_hidden()

    check.get_by_role("button", name="Sluiten").click()
    assert "bang" not in check.inner_text()
    expect(form(page, "coparent-agreements")).to_be_hidden()
    assert not any("fear" in text for text in visitor.stored().values())


def test_a_promise_that_was_to_come_is_changed_when_its_day_has_been(
    visitor: Visitor, kill_kernels: Callable[[], None]
) -> None:
    """And all of it is there after a reload, the document too."""
    page = visitor.opens(COPARENTING_NL).keeps_on("device").page
    promises(visitor, "2026-11-01", "open", "Bellen")
    visitor.sees_picture("1 nog niet zover")
    entry = journal(page, "coparent-promises")

    entry.get_by_role("button", name=re.compile("^Verander")).click()
    edited = entry.locator("li .entry-form")
    edited.locator('[name^="kept"][value="kept"]').check()
    edited.locator("button[type=submit]").click()
    visitor.sees_picture("1 gehouden")

    kill_kernels()
    visitor.reloads()
    visitor.sees_picture("1 gehouden")
    expect(entry.locator("li", has_text="Bellen")).to_be_attached()
