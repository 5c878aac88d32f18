"""The violence check: asked alone, kept nowhere, and it never shows why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from .made_content import make_content
from .server import serving, wait_until_made
from .visitor import Visitor

START = {"nl": "nl/00-start", "en": "en/00-start"}
GATED = "nl/40-proef"
QUESTIONS = ["fear", "honest", "control", "hurt", "touch", "self"]
ASKED = 'page = __import__("workbook").Page("proef", language="nl")\n'


TELL_OF_SUNFLOWER = """
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) {
  send.call(this, data);
  if (String(data).includes("Zonnebloem")) console.log("sent: Zonnebloem");
};
"""


def check_of(visitor: Visitor) -> Locator:
    return visitor.page.locator(".wb-safety")


def answers(visitor: Visitor, **otherwise: str) -> None:
    """Begin, answer "no" to all but those named, and go on."""
    check = check_of(visitor)
    check.locator("[data-do=start]").click()
    for question in QUESTIONS:
        value = otherwise.get(question, "no")
        check.locator(f'input[name="{question}"][value="{value}"]').check()
    check.locator("[type=submit]").click()


def shown(visitor: Visitor) -> str:
    return check_of(visitor).inner_text()


@pytest.fixture(scope="module")
def gated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server with a page that has a gate, and the file of its log."""
    cells = [f"{ASKED}page.safety_check(gate=True)", 'page.questionnaire("about")']
    folder = tmp_path_factory.mktemp("content")
    content = make_content(folder / "made", proef_40=cells)
    log = folder / "log.txt"
    with serving(content, log) as (url, _):
        wait_until_made(url + GATED)
        yield url, log


@pytest.mark.parametrize("name", START.values())
@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_any_other_answer_than_no_leads_to_people_who_help(
    visitor: Visitor, name: str, question: str, answer: str
) -> None:
    visitor.opens(name)

    answers(visitor, **{question: answer})

    for number in ("112", "08002000", "08000188", "1712"):
        expect(
            check_of(visitor).locator(f'[href="tel:{number}"]:visible')
        ).not_to_have_count(0)
    expect(visitor.page.locator(":focus")).to_have_text(re.compile("samen|together"))
    expect(check_of(visitor).locator("[data-part=pass]")).to_be_hidden()


def test_six_times_no_proves_nothing_and_says_so(visitor: Visitor) -> None:
    visitor.opens(START["en"])

    answers(visitor)

    expect(visitor.page.locator(":focus")).to_contain_text("proves nothing")


def test_an_open_question_is_asked_again(visitor: Visitor) -> None:
    visitor.opens(START["nl"])
    check = check_of(visitor)
    check.locator("[data-do=start]").click()
    check.locator('input[name="fear"][value="no"]').check()

    check.locator("[type=submit]").click()

    expect(check.get_by_role("alert")).to_contain_text("Er staat nog een vraag open")
    expect(check.locator('input[name="honest"]').first).to_be_focused()


@pytest.mark.parametrize("way", ["button", "Escape", "another tab"])
def test_stepping_back_leaves_the_page_as_it_was(visitor: Visitor, way: str) -> None:
    visitor.opens(START["nl"])
    before = visitor.page.locator("main").inner_html()
    neutral = shown(visitor)
    answers(visitor, fear="yes")

    if way == "button":
        check_of(visitor).locator("[data-do=close]:visible").click()
    elif way == "Escape":
        visitor.page.keyboard.press("Escape")
    else:
        visitor.page.evaluate(
            """() => {
              Object.defineProperty(document, "hidden", { value: true });
              document.dispatchEvent(new Event("visibilitychange"));
            }"""
        )

    assert shown(visitor) == neutral
    assert visitor.page.locator("main").inner_html() == before
    assert check_of(visitor).locator("input:checked").count() == 0


def test_nothing_of_it_is_kept_or_sent(
    visitor: Visitor, gated: tuple[str, Path]
) -> None:
    sent: list[str | bytes] = []
    asked: list[str] = []
    visitor.url, log = gated
    visitor.page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda frame: sent.append(frame)),
    )
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.page.add_init_script(TELL_OF_SUNFLOWER)
    visitor.opens(START["nl"]).keeps_on("device").writes("partner", "Sam")
    visitor.opens(GATED).page.locator("main").focus()
    before = visitor.stored("localStorage"), visitor.stored("sessionStorage")
    logged = log.read_text()
    asked.clear()
    frames = len(sent)

    answers(visitor, fear="yes", touch="unsure")
    check_of(visitor).locator("[data-do=close]:visible").click()
    answers(visitor)
    # What is written after it is sent: so all that was to be sent has been.
    with visitor.page.expect_event(
        "console", lambda said: said.text == "sent: Zonnebloem"
    ):
        visitor.writes("partner", "Zonnebloem")

    told = "".join(str(frame) for frame in sent[frames:])
    for word in ("yes", "unsure", "fear", "touch", "honest"):
        assert f'"{word}"' not in told
    after = visitor.stored("localStorage"), visitor.stored("sessionStorage")
    keys = [set(place) for place in before]
    assert [{k for k in p if "shown" not in k} for p in after] == [
        {k for k in p if "shown" not in k} for p in keys
    ]
    for place in after:
        assert not re.search("fear|unsure|touch|honest", str(place))
    assert asked == []
    assert log.read_text() == logged
    assert visitor.page.url == visitor.url + GATED


def test_a_gate_opens_after_no_and_is_closed_on_the_next_visit(
    visitor: Visitor, gated: tuple[str, Path]
) -> None:
    visitor.url, _ = gated
    visitor.opens(GATED)
    beyond = visitor.question("partner")
    expect(beyond).to_be_hidden()
    closed = shown(visitor)

    answers(visitor, hurt="yes")
    expect(beyond).to_be_hidden()
    check_of(visitor).locator("[data-do=close]:visible").click()
    assert shown(visitor) == closed
    answers(visitor)
    expect(beyond).to_be_visible()

    visitor.reloads()
    expect(beyond).to_be_hidden()
    assert shown(visitor) == closed


def test_the_back_button_does_not_open_a_gate(
    visitor: Visitor, gated: tuple[str, Path]
) -> None:
    visitor.url, _ = gated
    visitor.opens(GATED)
    answers(visitor)

    visitor.opens(START["nl"])
    visitor.page.go_back()
    visitor.waits_until_live()

    expect(visitor.question("partner")).to_be_hidden()
    assert check_of(visitor).locator("input:checked").count() == 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_without_javascript_it_can_be_read_with_whom_to_call(
    browser: Browser, server: str, language: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(server + START[language])
    check = page.locator(".wb-safety")

    expect(check.locator("li")).to_have_count(len(QUESTIONS))
    expect(check.locator("li").first).to_be_visible()
    expect(check.locator('[href="tel:08002000"]').first).to_be_visible()
    expect(check.locator("input:visible, button:visible")).to_have_count(0)


def test_without_javascript_a_gate_closes_nothing(
    browser: Browser, gated: tuple[str, Path]
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(gated[0] + GATED)

    expect(page.locator("main [data-item=partner]")).to_be_visible()


def test_it_works_with_the_keyboard_alone(visitor: Visitor) -> None:
    visitor.opens(START["nl"])
    check_of(visitor).locator("[data-do=start]").focus()
    keyboard = visitor.page.keyboard

    keyboard.press("Enter")
    for _ in QUESTIONS:
        keyboard.press("Tab")
        keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.press("Enter")

    expect(visitor.page.locator(":focus")).to_contain_text("bewijst niets")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", START.values())
def test_each_state_is_sound_on_a_phone(
    visitor: Visitor, name: str, scheme: str
) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    visitor.opens(name)
    check = check_of(visitor)

    for state in ("questions", "help", "pass"):
        if state == "questions":
            check.locator("[data-do=start]").click()
        else:
            check.locator("[data-do=close]:visible").click()
            answers(visitor, **({"fear": "yes"} if state == "help" else {}))
        expect(check.locator(f"[data-part={state}]")).to_be_visible()
        found = Axe().run(visitor.page)
        assert found.violations_count == 0, found.generate_report()
        assert visitor.page.evaluate(
            "() => document.documentElement.scrollWidth <= innerWidth"
        )


def test_each_question_has_a_name_for_a_screen_reader(visitor: Visitor) -> None:
    visitor.opens(START["en"])
    check_of(visitor).locator("[data-do=start]").click()

    for group in check_of(visitor).get_by_role("group").all():
        expect(group).to_have_accessible_name(re.compile(r"\w+ .*\?"))
