"""The chapter on intimacy: closed until a yes, closed after a no, and its help."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.people import INTIMACY, intimate, storage_of

from .visitor import INTIMACY_EN, INTIMACY_NL, NL, Visitor

BOTH = pytest.mark.parametrize("name", [INTIMACY_NL, INTIMACY_EN], ids=["nl", "en"])
KEY = "samenwerkboek/doc/me/intimacy"
SENTENCE = "Mijn eigen zin over een arm om mij heen"


@pytest.fixture
def sent(page: Page) -> list[str]:
    """All that this page says to the server over its socket."""
    said: list[str] = []

    def keep(frame: str | bytes) -> None:
        said.append(frame if isinstance(frame, str) else frame.decode("latin-1"))

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", keep)

    page.on("websocket", listen)
    return said


@pytest.fixture
def said(page: Page) -> list[str]:
    """All errors, and all that the console says."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


@pytest.fixture
def newcomer(visitor: Visitor, server: str) -> Visitor:
    """Another tab of the same browser."""
    return Visitor(visitor.page.context.new_page(), server)


def form(visitor: Visitor, instrument: str = "intimacy") -> Locator:
    return visitor.page.locator(f"main form[data-instrument={instrument}]")


def kept(visitor: Visitor) -> Locator:
    return visitor.page.locator(".wb-consent .kept")


def comes_back(visitor: Visitor, person: str, name: str = INTIMACY_NL) -> Visitor:
    """Open a chapter as somebody who has been here before."""
    visitor.opens("nl/00-start")
    visitor.page.evaluate(
        "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem(k, v))",
        storage_of(person),
    )
    return visitor.opens(name)


def fills_area(visitor: Visitor, area: str, now: int, wish: int) -> None:
    for item in INTIMACY[area]:
        visitor.chooses(f"{area}-{item}", now)
    visitor.chooses(f"{area}-wish", wish)


# Before the yes


@BOTH
def test_without_a_yes_everything_is_closed(visitor: Visitor, name: str) -> None:
    visitor.opens(name)

    expect(form(visitor)).to_be_hidden()
    expect(form(visitor, "intimacy-words")).to_be_hidden()
    expect(visitor.page.locator("main .wb-empty:visible")).to_have_count(4)
    expect(kept(visitor)).to_be_hidden()


def test_the_keyboard_does_not_reach_a_closed_question(visitor: Visitor) -> None:
    visitor.opens(INTIMACY_NL)

    form(visitor).locator("input").first.evaluate("input => input.focus()")

    expect(form(visitor).locator(":focus")).to_have_count(0)


def test_a_no_keeps_everything_closed(visitor: Visitor) -> None:
    visitor.opens(INTIMACY_NL).chooses("given", "no")

    expect(form(visitor)).to_be_hidden()
    expect(kept(visitor)).to_be_hidden()


def test_without_a_yes_nothing_of_the_answers_reaches_a_kernel(
    visitor: Visitor, sent: list[str]
) -> None:
    """Also when answers are there, and a kernel is told of everything else."""
    comes_back(visitor, "withdrawn")
    with visitor.page.expect_websocket() as opened:
        visitor.page.locator("main a[href='#help']").first.focus()
    with opened.value.expect_event("framereceived"):  # the kernel is told of a phone
        visitor.page.set_viewport_size({"width": 390, "height": 800})
    visitor.chooses("given", "no")
    expect(kept(visitor)).to_be_visible()

    before = "".join(sent)
    visitor.chooses("given", "yes")
    expect(visitor.page.locator(".wb-care")).to_be_visible()

    for item in intimate(1, 5):
        assert item not in before
    assert "Ik zou het fijn vinden" not in before
    assert "boundaries-afraid" in "".join(sent)  # so the listening does hear


def test_the_answer_to_the_consent_itself_reaches_no_kernel(
    visitor: Visitor, sent: list[str]
) -> None:
    visitor.opens(INTIMACY_NL).chooses("given", "yes")
    fills_area(visitor, "touch", 2, 5)
    visitor.sees_picture("Aanraking")

    assert "touch-wish" in "".join(sent)
    assert "given" not in "".join(sent)


def test_the_consent_is_kept_like_an_answer(visitor: Visitor) -> None:
    visitor.opens(INTIMACY_NL).keeps_on("device").chooses("given", "yes")

    visitor.reloads()

    expect(form(visitor)).to_be_visible()
    document = json.loads(visitor.stored()["samenwerkboek/doc/me/intimacy-consent"])
    assert document["occasions"][0]["responses"]["given"]["value"] == "yes"


# After the yes


@BOTH
def test_a_visitor_goes_from_the_yes_to_a_step(
    visitor: Visitor, said: list[str], name: str
) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    visitor.opens(name).chooses("given", "yes")
    expect(visitor.page.locator(".wb-consent .told")).to_have_text(
        re.compile("open", re.IGNORECASE)
    )
    fills_area(visitor, "touch", now=2, wish=5)
    fills_area(visitor, "talk", now=4, wish=4)

    visitor.sees_picture("(nu|now) 2, (wens|wish) 5")
    expect(visitor.picture).to_have_attribute("viewBox", re.compile("^0 0 340 "))
    steps = visitor.page.locator(".wb-steps li")
    expect(steps).to_have_count(1)
    expect(steps).to_contain_text(re.compile("Aanraking|Touch"))
    visitor.writes("ask", SENTENCE)
    visitor.page.locator("figure summary").click()
    assert said == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(visitor.page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(
    ("item", "step_areas"),
    [
        ("boundaries-afraid", []),
        ("boundaries-go-along", []),
        ("pleasure-pain", ["Aanraking en tederheid"]),
    ],
)
def test_fear_pressure_and_pain_bring_help_in_place_of_steps(
    visitor: Visitor, item: str, step_areas: list[str]
) -> None:
    visitor.opens(INTIMACY_NL).chooses("given", "yes")
    fills_area(visitor, "touch", now=1, wish=5)
    fills_area(visitor, "desire", now=1, wish=5)
    expect(visitor.page.locator(".wb-steps li")).to_have_count(2)

    visitor.chooses(item, 5)

    care = visitor.page.locator(".wb-care")
    expect(care).to_be_visible()
    expect(care.locator('a[href="tel:08000188"]')).to_be_visible()
    expect(visitor.page.locator(".wb-steps b")).to_have_text(step_areas)

    visitor.chooses(item, "withheld")
    expect(care).to_have_count(0)


# Taking it back


def test_a_no_closes_again_and_what_was_there_is_off_the_screen(
    visitor: Visitor,
) -> None:
    comes_back(visitor, "extreme").sees_picture("1")

    visitor.chooses("given", "no")

    for instrument in ("intimacy", "intimacy-words"):
        expect(form(visitor, instrument)).to_be_hidden()
        expect(form(visitor, instrument).locator(":checked")).to_have_count(0)
    expect(form(visitor, "intimacy-words").locator("textarea").first).to_have_value("")
    expect(visitor.page.locator("main svg[role=img], .wb-care")).to_have_count(0)
    assert "<svg" not in json.dumps(visitor.stored())


def test_a_no_closes_at_once_also_without_a_kernel(
    visitor: Visitor, kill_kernels: Callable[[], None]
) -> None:
    comes_back(visitor, "mixed").sees_picture("1")
    visitor.page.context.set_offline(True)
    kill_kernels()

    visitor.chooses("given", "no")

    expect(visitor.page.locator("main svg[role=img]")).to_have_count(0)
    expect(form(visitor)).to_be_hidden()
    kept(visitor).get_by_role("button", name="Wis mijn antwoorden").click()
    assert KEY not in visitor.stored()


def test_answers_that_were_left_are_back_after_another_yes(visitor: Visitor) -> None:
    comes_back(visitor, "mixed").sees_picture("wens 5").chooses("given", "no")
    kept(visitor).get_by_role("button", name="Laat ze staan").click()
    expect(kept(visitor)).to_be_hidden()
    expect(visitor.page.locator(".wb-consent .told")).to_be_focused()
    assert KEY in visitor.stored()

    visitor.chooses("given", "yes")

    visitor.sees_picture("wens 5")
    expect(visitor.question("touch-wish").locator("[value='5']")).to_be_checked()


def test_erased_answers_are_really_gone(visitor: Visitor) -> None:
    comes_back(visitor, "extreme").sees_picture("1").chooses("given", "no")
    kept(visitor).get_by_role("button", name="Wis mijn antwoorden").click()

    told = visitor.page.locator(".wb-consent .told")
    expect(told).to_have_text(re.compile("gewist"))
    expect(told).to_be_focused()
    kept_on = visitor.stored()
    # The scan asks of touch too, under some of the same names.
    assert kept_on.pop("samenwerkboek/doc/me/relationship-scan")
    stored = json.dumps([kept_on, visitor.stored("sessionStorage")])
    for trace in (*intimate(1, 5), "<svg", "intimacy-words"):
        assert trace not in stored
    assert "bank-account" in stored  # what belongs to other chapters stays

    visitor.chooses("given", "yes")
    expect(form(visitor).locator(":checked")).to_have_count(0)
    expect(form(visitor).locator(".done")).to_have_text("0 van 30 vragen ingevuld")
    expect(form(visitor).get_by_role("button", name="Zet mijn antwoord")).to_have_count(
        0
    )
    expect(visitor.page.locator("main svg[role=img]")).to_have_count(0)
    visitor.reloads()
    expect(form(visitor).locator(":checked")).to_have_count(0)


def test_who_comes_back_after_a_no_is_asked_again_what_to_do(visitor: Visitor) -> None:
    comes_back(visitor, "withdrawn")

    group = visitor.page.get_by_role("group", name=re.compile("Zullen we wissen"))
    expect(group).to_be_visible()
    found = Axe().run(visitor.page)
    assert found.violations_count == 0, found.generate_report()


def test_a_no_in_one_tab_closes_and_erases_in_the_other(
    visitor: Visitor, newcomer: Visitor
) -> None:
    comes_back(visitor, "mixed").sees_picture("wens 5")
    newcomer.opens(INTIMACY_EN).sees_picture("wish 5")

    visitor.chooses("given", "no")
    expect(form(newcomer)).to_be_hidden()
    expect(newcomer.page.locator("main svg[role=img]")).to_have_count(0)

    kept(visitor).get_by_role("button", name="Wis mijn antwoorden").click()
    expect(kept(newcomer)).to_be_hidden()
    newcomer.chooses("given", "yes")
    expect(form(newcomer).locator(":checked")).to_have_count(0)


def test_only_this_tab_leaves_alone_what_others_keep_on_the_device(
    visitor: Visitor,
) -> None:
    visitor.opens(INTIMACY_NL).keeps_on("tab").chooses("given", "yes")
    visitor.page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [KEY, storage_of("mixed")[KEY]],
    )
    visitor.chooses("touch-hug", 4).chooses("given", "no")

    kept(visitor).get_by_role("button", name="Wis mijn antwoorden").click()

    expect(kept(visitor)).to_be_hidden()
    assert KEY not in visitor.stored("sessionStorage")
    assert KEY in visitor.stored("localStorage")


def test_other_chapters_need_no_consent_of_this_one(visitor: Visitor) -> None:
    visitor.opens(NL).fills_account("attention", give=8, receive=3)

    visitor.sees_picture("8")
