"""The chapter on attachment: map, guided exercise, outcomes, and a card."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.people import FEARS, storage_of

from .visitor import ATTACHMENT_EN, ATTACHMENT_NL, Visitor

BOTH = pytest.mark.parametrize("name", [ATTACHMENT_NL, ATTACHMENT_EN], ids=["nl", "en"])
SENTENCE = "<b>Het</b> bleef stil & ik wachtte."
STAY = "attachment-stay"


def form(visitor: Visitor, instrument: str) -> Locator:
    return visitor.page.locator(f"main form[data-instrument={instrument}]")


def ask(visitor: Visitor, instrument: str, item: str) -> Locator:
    return form(visitor, instrument).locator(f'[data-item="{item}"]')


def heading(visitor: Visitor, instrument: str = STAY) -> Locator:
    return form(visitor, instrument).locator("h3:visible")


def does(visitor: Visitor, what: str, instrument: str = STAY) -> None:
    form(visitor, instrument).locator(f"[data-do={what}]:visible").first.click()


def comes_back(visitor: Visitor, person: str, name: str = ATTACHMENT_NL) -> Visitor:
    visitor.opens(name).page.evaluate(
        "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem(k, v))",
        storage_of(person),
    )
    return visitor.reloads()


def passes_gate(visitor: Visitor) -> None:
    check = visitor.page.locator(".wb-safety")
    check.locator("[data-do=start]").click()
    for question in check.locator("fieldset").all():
        question.locator("[value=no]").check()
    check.locator("[type=submit]").click()


@BOTH
def test_a_visitor_goes_from_looking_back_to_the_card(
    visitor: Visitor, name: str
) -> None:
    said: list[str] = []
    visitor.page.on("pageerror", lambda error: said.append(str(error)))
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    visitor.opens(name)
    ask(visitor, "attachment-early", "learned").locator("[value=alone]").check()
    expect(visitor.page.locator(".wb-steps li")).to_have_count(1)

    for item in FEARS["commitment"][:3]:
        visitor.chooses(f"commitment-{item}", 5)
    expect(visitor.page.locator("figure.wb-pic")).to_have_count(0)
    for item in FEARS["commitment"][3:6]:
        visitor.chooses(f"commitment-{item}", 5)
    visitor.sees_picture("(je te binden|commitment): [^;]* (3,8|3.8|4|5)")
    visitor.sees_picture("nog te weinig antwoorden|not enough answers")
    ask(visitor, "attachment-signs", "free").locator("[value='5']").check()
    steps = visitor.page.locator(".wb-steps").last.locator("li")
    expect(
        visitor.page.get_by_text(re.compile("Ik kan weg|I can leave"))
    ).to_be_visible()

    passes_gate(visitor)
    ask(visitor, "attachment-card", "notice").locator("textarea").fill(SENTENCE)

    expect(visitor.page.locator(".wb-card .face .own").first).to_have_text(SENTENCE)
    expect(steps.first).to_be_visible()
    visitor.page.locator("figure summary").first.click()
    assert said == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(visitor.page)
    assert found.violations_count == 0, found.generate_report()


def test_what_opens_up_to_a_partner_stays_closed_without_six_times_no(
    visitor: Visitor,
) -> None:
    visitor.opens(ATTACHMENT_NL)

    for closed in ("Praat erover", "Jouw kaart"):
        expect(visitor.page.get_by_role("heading", name=closed)).to_be_hidden()
    expect(form(visitor, "attachment-card")).to_be_hidden()
    expect(visitor.page.get_by_role("heading", name="Deze week")).to_be_visible()


def test_who_may_not_be_safe_is_sent_to_no_other_chapter(visitor: Visitor) -> None:
    comes_back(visitor, "mixed")
    expect(visitor.page.locator(".wb-lead")).to_have_count(1)

    visitor.chooses("safety-now", 1)

    expect(visitor.page.locator(".wb-lead")).to_have_count(0)
    expect(visitor.page.locator(".wb-steps").last.locator("li")).to_have_count(1)


def test_outcomes_filled_in_again_show_the_change(visitor: Visitor) -> None:
    comes_back(visitor, "mixed")

    change = visitor.page.get_by_role(
        "img", name=re.compile("Verandering per uitkomst")
    )
    expect(change).to_have_attribute("aria-label", re.compile("van 2 naar 5"))
    earlier = visitor.page.locator(".wb-again [data-list] summary")
    expect(earlier).to_have_text("1 maart 2026")


# The guided exercise


@BOTH
def test_an_exercise_is_stopped_and_taken_up_again_where_one_was(
    visitor: Visitor, name: str
) -> None:
    visitor.opens(name)
    expect(heading(visitor)).to_have_count(0)
    does(visitor, "start")
    expect(heading(visitor)).to_be_focused()
    does(visitor, "next")
    ask(visitor, STAY, "moment").locator("textarea").fill(SENTENCE)
    second = heading(visitor).inner_text()

    does(visitor, "stop")

    expect(form(visitor, STAY).locator("a[href='tel:0880767000']")).to_be_visible()
    expect(heading(visitor)).to_be_focused()
    visitor.reloads()
    expect(form(visitor, STAY).locator("[data-told]")).to_contain_text(second)
    does(visitor, "go_on")
    expect(heading(visitor)).to_have_text(second)
    expect(ask(visitor, STAY, "moment").locator("textarea")).to_have_value(SENTENCE)
    found = Axe().run(visitor.page)
    assert found.violations_count == 0, found.generate_report()


def test_an_exercise_needs_no_kernel_and_no_pause_holds_anybody_up(
    visitor: Visitor, kill_kernels: Callable[[], None]
) -> None:
    visitor.opens(ATTACHMENT_NL).keeps_on("device")
    visitor.page.context.set_offline(True)
    kill_kernels()

    does(visitor, "start")
    for _ in range(8):
        does(visitor, "next")

    expect(heading(visitor)).to_have_text("Dit heb je gedaan")
    kept = json.loads(visitor.stored()[f"samenwerkboek/doc/me/{STAY}"])
    assert kept["occasions"][0]["responses"]["step"]["value"] == "done"
    does(visitor, "read")
    expect(form(visitor, STAY).locator("textarea:visible")).to_have_count(6)


def test_the_keyboard_alone_leads_through_an_exercise_and_back(
    visitor: Visitor,
) -> None:
    visitor.opens(ATTACHMENT_NL)
    form(visitor, STAY).get_by_role("button", name="Begin", exact=True).press("Enter")
    first = heading(visitor).inner_text()
    form(visitor, STAY).get_by_role("button", name="Verder").press("Enter")
    expect(heading(visitor)).not_to_have_text(first)
    expect(heading(visitor)).to_be_focused()

    form(visitor, STAY).get_by_role("button", name="Een stap terug").press("Enter")

    expect(heading(visitor)).to_have_text(first)


def test_the_circle_moves_only_when_asked_and_never_with_reduced_motion(
    visitor: Visitor,
) -> None:
    visitor.opens(ATTACHMENT_NL)
    does(visitor, "start")
    circle = form(visitor, STAY).locator(".pause:visible i")
    breathe = form(visitor, STAY).get_by_role("button", name="Adem mee")
    expect(circle).to_have_css("animation-name", "none")

    breathe.click()
    expect(circle).to_have_css("animation-name", "wb-breathe")
    expect(breathe).to_have_attribute("aria-pressed", "true")
    visitor.page.emulate_media(reduced_motion="reduce")

    expect(circle).to_have_css("animation-name", "none")
    expect(breathe).to_be_hidden()


def test_without_a_script_all_steps_can_be_read(
    visitor: Visitor, browser: object
) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    visitor.opens(ATTACHMENT_NL)  # so that the page is there
    page = context.new_page()
    page.goto(visitor.url + ATTACHMENT_NL)

    expect(page.locator(f"#{STAY}-form [data-step]:visible")).to_have_count(8)
    expect(page.locator(f"#{STAY}-form .walk:visible")).to_have_count(0)
    context.close()
