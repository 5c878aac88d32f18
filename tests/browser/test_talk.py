"""The chapter on talking: a whole talk on one screen, by the clock of the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from .server import wait_until_made
from .test_quarrels import passes_safety
from .visitor import CONVERSATION_EN, CONVERSATION_NL, Visitor

BOTH = pytest.mark.parametrize(
    "name", [CONVERSATION_NL, CONVERSATION_EN], ids=["nl", "en"]
)
# What a phone has and a browser without a screen has not: counted, and heard by nobody.
PHONE = """
  window.signs = { tones: 0, shakes: 0, locks: 0 };
  const Oscillator = window.OscillatorNode.prototype;
  const begin = Oscillator.start;
  Oscillator.start = function (at) { signs.tones += 1; return begin.call(this, at); };
  navigator.vibrate = () => { signs.shakes += 1; return true; };
  Object.defineProperty(navigator, "wakeLock", { configurable: true, value: {
    request: async () => {
      signs.locks += 1;
      const lock = new EventTarget();
      lock.release = async () => { signs.locks -= 1; };
      return lock;
    },
  } });
"""


def talk(page: Page) -> Locator:
    return page.locator(".wb-talk")


def does(page: Page, act: str) -> None:
    talk(page).locator(f"[data-do={act}]:visible").click()


def title(page: Page) -> Locator:
    return talk(page).locator("h3:visible")


def told(page: Page) -> Locator:
    return talk(page).locator("p.time:visible")


def signs(page: Page) -> dict[str, int]:
    found: dict[str, int] = page.evaluate("signs")
    return found


def sits_down(
    visitor: Visitor, name: str = CONVERSATION_NL, *, length: str = "m3"
) -> Page:
    """Open the page with a clock of our own, and pass the questions on safety."""
    page = visitor.page
    page.add_init_script(PHONE)
    wait_until_made(visitor.url + name)
    page.clock.install()
    visitor.opens(name).keeps_on("device")
    passes_safety(visitor)
    form = talk(page).locator("[data-asks=talk]").first
    form.locator("[name=subject]").fill("Wie haalt de kinderen?")
    form.locator("summary").click()
    form.locator("[name=name-a]").fill("Noor")
    form.locator("[name=name-b]").fill("<b>Sam</b>")
    form.locator(f"[name=length][value={length}]").check()
    return page


def sleeps(page: Page, time: str) -> None:
    """Let time pass as for a phone that sleeps: no timer of the page comes on time."""
    page.clock.fast_forward(time)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


@BOTH
def test_two_people_go_through_a_whole_talk_on_one_phone(
    visitor: Visitor, name: str
) -> None:
    page = visitor.page
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size({"width": 390, "height": 844})
    sits_down(visitor, name)
    talk(page).locator("[name=sit][value=facing]").check()

    does(page, "begin")
    expect(title(page)).to_be_focused()
    expect(title(page)).to_contain_text(re.compile("1 (van|of) 7: Noor"))
    expect(talk(page).locator("[data-person=b]:visible")).to_have_css(
        "rotate", "180deg"
    )
    does(page, "start")
    expect(told(page)).to_have_text(re.compile("volop tijd|plenty of time"))
    page.clock.run_for("01:00")
    expect(told(page)).to_have_text(re.compile("Meer dan de helft|More than half"))
    page.clock.run_for("01:05")
    expect(told(page)).to_have_text(re.compile("ongeveer een minuut|About a minute"))
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.clock.run_for("01:00")
    expect(told(page)).to_have_text(re.compile("De tijd is om|Time is up"))
    expect(talk(page).locator("[data-told]")).to_have_text(
        re.compile("De tijd is om|Time is up")
    )
    does(page, "next")
    expect(title(page)).to_contain_text("Noor")
    does(page, "more")
    does(page, "start")
    does(page, "next")
    does(page, "next")
    expect(title(page)).to_contain_text(re.compile(r"3 (van|of) 7: <b>Sam</b>"))
    does(page, "start")
    does(page, "next")
    does(page, "next")
    talk(page).locator("[name=both]").fill("Rust aan tafel.")
    does(page, "next")
    agree = talk(page).locator("[data-step=agree]")
    agree.locator("button[type=submit]").click()
    expect(agree.locator("[data-missing]")).to_be_visible()
    agree.locator("[name=what]").fill("Dinsdag haalt Sam op")
    agree.locator("[name=who]").fill("Sam")
    agree.locator("[name=back]").fill("2026-12-09")
    agree.locator("[name=who]").press("Enter")
    expect(agree.locator("[data-agreed] li")).to_have_text("Dinsdag haalt Sam op · Sam")
    expect(agree.locator("[name=what]")).to_have_value("")
    does(page, "next")
    does(page, "next")
    expect(title(page)).to_have_text(re.compile("samen|together"))

    journal = page.locator(".wb-journal[data-instrument=agreements]")
    expect(journal.locator("[data-entry]")).to_contain_text("Dinsdag haalt Sam op")
    expect(journal.locator("[data-entry] .meta")).to_contain_text("2026")
    expect(page.locator(".wb-sheet .paper")).to_contain_text("Dinsdag haalt Sam op")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert said == []


def test_a_phone_that_slept_through_the_end_says_so_at_once_and_startles_nobody(
    visitor: Visitor,
) -> None:
    page = sits_down(visitor)
    talk(page).locator("[name=signs][value=sound]").check()
    talk(page).locator("[name=signs][value=shake]").check()
    does(page, "begin")
    does(page, "start")
    assert signs(page)["locks"] == 1

    sleeps(page, "09:00")

    expect(told(page)).to_have_text("De tijd is al even om. Dat geeft niet.")
    assert (signs(page)["tones"], signs(page)["shakes"]) == (0, 0)
    does(page, "extend")
    expect(told(page)).to_have_text("Nog ongeveer een minuut.")
    page.clock.run_for("01:01")
    expect(told(page)).to_contain_text("De tijd is om.")
    page.wait_for_function("signs.tones === 2 && signs.shakes === 1")


def test_a_reload_in_the_middle_loses_no_time_and_no_place(
    visitor: Visitor, kill_kernels: Callable[[], None]
) -> None:
    page = sits_down(visitor)
    does(page, "begin")
    does(page, "start")
    page.clock.run_for("01:00")
    kill_kernels()

    visitor.reloads()
    passes_safety(visitor)
    expect(told(page)).to_have_text("Meer dan de helft is over.")
    does(page, "pause")
    does(page, "stop")
    expect(talk(page).get_by_role("link", name="088-0767 000")).to_be_visible()
    page.clock.fast_forward("30:00")
    visitor.reloads()
    passes_safety(visitor)

    expect(talk(page)).to_contain_text("Jullie waren bij stap 1 van 7: Noor vertelt")
    does(page, "go_on")
    expect(told(page)).to_have_text(
        "Pauze: de tijd staat stil. Meer dan de helft is over."
    )
    does(page, "resume")
    page.clock.run_for("02:00")
    expect(told(page)).to_contain_text("De tijd is om.")


def test_when_it_gets_too_much_time_stands_still_and_help_is_one_tap_away(
    visitor: Visitor,
) -> None:
    page = sits_down(visitor)
    talk(page).locator("[name=sign]").fill("hand op tafel")
    does(page, "begin")
    does(page, "start")
    page.clock.run_for("00:30")

    does(page, "hold")

    expect(title(page)).to_be_focused()
    expect(talk(page)).to_contain_text("Jullie teken voor pauze: hand op tafel")
    expect(talk(page).get_by_role("link", name="0800-2000")).to_be_visible()
    page.wait_for_function("signs.locks === 0")
    page.clock.fast_forward("30:00")
    does(page, "go_on")
    expect(told(page)).to_contain_text("Pauze: de tijd staat stil.")
    does(page, "resume")
    page.clock.run_for("00:10")
    expect(told(page)).to_have_text("Meer dan de helft is over.")


def test_beginning_again_asks_first_and_another_talk_keeps_the_last_one(
    visitor: Visitor,
) -> None:
    page = sits_down(visitor, length="free")
    does(page, "begin")
    expect(told(page)).to_contain_text("Er loopt geen tijd.")
    does(page, "stop")
    visitor.reloads()
    passes_safety(visitor)

    does(page, "restart")
    does(page, "restart_no")
    expect(talk(page)).to_contain_text("Jullie waren bij stap 1")
    does(page, "restart")
    does(page, "restart_yes")
    expect(talk(page).locator("[name=subject]")).to_have_value("Wie haalt de kinderen?")
    does(page, "begin")
    for _ in range(4):
        does(page, "next")
    talk(page).locator("[name=both]").fill("Rust.")
    for _ in range(3):
        does(page, "next")
    does(page, "another")

    expect(talk(page).locator("[name=subject]")).to_have_value("")
    expect(talk(page).locator("[name=name-a]")).to_have_value("Noor")
    kept = json.loads(visitor.stored()["samenwerkboek/doc/me/talk"])["occasions"]
    assert [o["responses"].get("both", {}).get("value") for o in kept] == [
        "Rust.",
        None,
    ]


def test_signs_are_off_until_chosen_and_the_choice_is_remembered(
    visitor: Visitor,
) -> None:
    page = sits_down(visitor)
    does(page, "begin")
    does(page, "start")
    page.clock.run_for("03:01")
    expect(told(page)).to_contain_text("De tijd is om.")
    assert (signs(page)["tones"], signs(page)["shakes"]) == (0, 0)

    sound = talk(page).get_by_role("button", name="Geluid als de tijd om is")
    expect(sound).to_have_attribute("aria-pressed", "false")
    sound.click()
    expect(sound).to_have_attribute("aria-pressed", "true")
    visitor.reloads()
    passes_safety(visitor)
    expect(sound).to_have_attribute("aria-pressed", "true")
    sound.click()
    visitor.reloads()
    passes_safety(visitor)
    expect(sound).to_have_attribute("aria-pressed", "false")


def test_where_a_screen_cannot_stay_on_the_page_says_what_happens_then(
    visitor: Visitor,
) -> None:
    page = sits_down(visitor)
    page.evaluate("() => { navigator.wakeLock.request = () => Promise.reject(); }")
    does(page, "begin")

    expect(talk(page).locator("[data-awake]:visible")).to_have_text(
        "Gaat je scherm uit? De tijd klopt nog als je terugkomt."
    )


def test_with_reduced_motion_the_line_moves_in_steps_and_nothing_breathes(
    visitor: Visitor,
) -> None:
    page = sits_down(visitor)
    does(page, "begin")
    does(page, "start")
    line = talk(page).locator(".line:visible i")
    expect(line).to_have_css("transition-duration", "5s")

    page.emulate_media(reduced_motion="reduce")

    expect(line).to_have_css("transition-duration", re.compile("^(0|1e-05)s$"))
    page.clock.run_for("01:00")
    expect(line).to_have_css("transform", re.compile(r"^matrix\(0\.75, "))
    does(page, "hold")
    expect(talk(page).get_by_role("button", name="Adem mee")).to_have_count(0)


def test_the_keyboard_alone_leads_through_a_turn(
    visitor: Visitor, kill_kernels: Callable[[], None]
) -> None:
    """And nothing of it needs the server."""
    page = sits_down(visitor)
    page.context.set_offline(True)
    kill_kernels()
    talk(page).locator("[data-do=begin]").press("Enter")
    expect(title(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(talk(page).get_by_role("button", name="Noor begint")).to_be_focused()
    page.keyboard.press("Enter")
    expect(talk(page).get_by_role("button", name="Even pauze")).to_be_focused()
    page.keyboard.press("Enter")
    expect(talk(page).get_by_role("button", name="Verder vertellen")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect(talk(page).get_by_role("button", name="Klaar met vertellen")).to_be_focused()
    page.keyboard.press("Enter")

    expect(title(page)).to_be_focused()
    expect(title(page)).to_contain_text("vat samen, Noor luistert")


def test_before_the_questions_on_safety_there_is_no_talk(visitor: Visitor) -> None:
    page = visitor.opens(CONVERSATION_NL).page

    expect(talk(page)).to_be_hidden()
    expect(page.locator(".wb-journal")).to_be_hidden()
    expect(page.locator(".wb-exercise")).to_be_hidden()


def test_without_a_script_the_course_can_be_read(
    visitor: Visitor, browser: object
) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    visitor.opens(CONVERSATION_NL)  # so that the page is there
    page = context.new_page()
    page.goto(visitor.url + CONVERSATION_NL)

    expect(talk(page).locator("[data-step]:visible")).to_have_count(6)
    expect(talk(page).locator("[data-do]:visible")).to_have_count(0)
    expect(talk(page)).to_contain_text("De een vertelt")
    context.close()
