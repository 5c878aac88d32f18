"""Every page, for every kind of person, in every form in which it is seen."""

from __future__ import annotations

import itertools
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.people import PEOPLE, storage_of

from .visitor import (
    ATTACHMENT_EN,
    ATTACHMENT_NL,
    CHILDHOOD_EN,
    CHILDHOOD_NL,
    CONVERSATION_EN,
    CONVERSATION_NL,
    COPARENTING_EN,
    COPARENTING_NL,
    EN,
    GROUP_EN,
    GROUP_NL,
    INTIMACY_EN,
    INTIMACY_NL,
    NL,
    PARTING_EN,
    PARTING_NL,
    QUARRELS_EN,
    QUARRELS_NL,
    SCAN_EN,
    SCAN_NL,
    Visitor,
)

ATTACHMENT = (ATTACHMENT_NL, ATTACHMENT_EN)
CONVERSATION = (CONVERSATION_NL, CONVERSATION_EN)
COPARENTING = (COPARENTING_NL, COPARENTING_EN)
INTIMACY = (INTIMACY_NL, INTIMACY_EN)
PARTING = (PARTING_NL, PARTING_EN)
SCAN = (SCAN_NL, SCAN_EN)
QUARRELS = (QUARRELS_NL, QUARRELS_EN)
REPORTS = ["nl/10-verslag-en-jaarplan", "en/10-report-and-year-plan"]
CHILDHOOD = (CHILDHOOD_NL, CHILDHOOD_EN)
CHAPTERS = [
    *SCAN,
    *ATTACHMENT,
    *QUARRELS,
    *CHILDHOOD,
    *INTIMACY,
    *PARTING,
    *COPARENTING,
    *CONVERSATION,
]
GROUP = (GROUP_NL, GROUP_EN)
PAGES = ["nl/00-start", "en/00-start", NL, EN, *CHAPTERS, *REPORTS, *GROUP]
WIDTHS = [340, 390, 1280]
SCHEMES = ["light", "dark"]
# One person per page and language in every run; the rest when somebody asks for it.
EVERY_RUN = {("mixed", page, 390, "light") for page in PAGES}
MATRIX = [
    pytest.param(*case, marks=() if case in EVERY_RUN else pytest.mark.matrix)
    for case in itertools.product(PEOPLE, PAGES, WIDTHS, SCHEMES)
]


@pytest.mark.parametrize(("person", "name", "width", "scheme"), MATRIX)
def test_a_person_who_comes_back_finds_everything_in_order(
    visitor: Visitor, person: str, name: str, width: int, scheme: str
) -> None:
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    visitor.opens(name)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.evaluate(
        "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem(k, v))",
        storage_of(person),
    )

    visitor.reloads()

    if name in (NL, EN):
        expect(page.locator("figure.wb-pic")).to_have_count(
            {"empty": 0, "withdrawn": 0, "withholding": 1}.get(person, 2)
        )
        answered = page.locator("form[data-instrument=bank-account] .done")
        expect(answered).to_have_text(
            re.compile("^0 " if person in ("empty", "withdrawn") else "^21 ")
        )
    if name in INTIMACY:
        expect(page.locator("figure.wb-pic")).to_have_count(
            int(person in ("mixed", "extreme"))
        )
        expect(page.locator(".wb-care")).to_have_count(int(person == "extreme"))
        expect(page.locator(".wb-consent .kept")).to_be_visible(
            visible=person == "withdrawn"
        )
    if name in SCAN:
        drawn = {"empty": 0, "withholding": 0, "withdrawn": 0}.get(person, 2)
        expect(page.locator("figure.wb-pic")).to_have_count(drawn)
        answered = page.locator("form[data-instrument=relationship-scan] .done")
        none = person in ("empty", "withdrawn")
        expect(answered).to_have_text(re.compile("^0 " if none else "^36 "))
    if name in ATTACHMENT:
        drawn = {"mixed": 3, "extreme": 3}.get(person, 0)
        expect(page.locator("figure.wb-pic")).to_have_count(drawn)
        going = page.locator(".wb-exercise [data-do=go_on]:visible")
        expect(going).to_have_count(int(person == "mixed"))
    if name in QUARRELS:
        written = person in ("mixed", "extreme")
        expect(page.locator("figure.wb-pic")).to_have_count(int(written))
        # Behind the questions about safety, which are asked at each visit.
        expect(page.locator(".wb-card")).to_be_hidden()
    if name in CHILDHOOD:
        # The picture of practice is below the safety check.
        is_drawn = person in ("mixed", "extreme")
        expect(page.locator("figure.wb-pic:visible")).to_have_count(int(is_drawn))
        expect(page.locator("[data-instrument=carers] [data-entry]")).to_have_count(
            {"mixed": 2, "extreme": 9}.get(person, 0)
        )
    if name in COPARENTING:
        drawn = int(person in ("mixed", "extreme"))
        expect(page.locator("figure.wb-pic")).to_have_count(drawn)
        # Behind the questions about safety, which are asked at each visit.
        expect(page.locator(".wb-sheet")).to_be_hidden()
    if name in CONVERSATION:
        # Behind the questions about safety, which are asked at each visit.
        expect(page.locator(".wb-couple")).to_be_hidden()
        expect(page.locator(".wb-talk[data-live]")).to_be_hidden()
    if name in PARTING:
        # All of it stands behind the questions about safety.
        drawn = {"mixed": 3, "extreme": 3}.get(person, 0)
        expect(page.locator("figure.wb-pic")).to_have_count(drawn)
        for picture in page.locator("figure.wb-pic").all():
            expect(picture).to_be_hidden()
    for details in page.locator("main :is(figure, .wb-computed) summary:visible").all():
        details.click()
    assert said == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
