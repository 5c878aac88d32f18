"""The emotional bank account, as a participant meets it."""

import re

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from .visitor import EN, NL, Visitor


@pytest.mark.parametrize(
    ("name", "told"),
    [(NL, r"Aandacht.*8.*3"), (EN, r"Attention.*8.*3")],
    ids=["nl", "en"],
)
def test_an_answer_reaches_the_picture(visitor: Visitor, name: str, told: str) -> None:
    visitor.opens(name)
    expect(visitor.picture).to_have_count(0)

    visitor.fills_account("attention", give=8, receive=3)

    visitor.sees_picture(told)


def test_the_picture_follows_each_answer(visitor: Visitor) -> None:
    visitor.opens().fills_account("attention", give=8, receive=3).sees_picture("8")

    visitor.chooses("attention-give", 1)

    visitor.sees_picture(r"aandacht geef je 1 ")


def test_next_steps_come_with_the_answer_that_led_to_them(visitor: Visitor) -> None:
    visitor.opens().fills_account("household", give=9, receive=2)

    step = visitor.page.locator(".wb-steps li").first
    expect(step).to_contain_text("Huishouden")
    expect(step).to_contain_text("9")


def test_everything_is_back_after_a_reload(visitor: Visitor) -> None:
    visitor.opens().keeps_on("device").fills_account("room", give=4, receive=6)
    visitor.writes("room-note", "een uur alleen").sees_picture("Eigen ruimte")

    visitor.reloads()

    expect(visitor.question("room-give").locator("[value='4']")).to_be_checked()
    expect(visitor.question("room-note").locator("textarea")).to_have_value(
        "een uur alleen"
    )
    visitor.sees_picture("Eigen ruimte")


def test_the_language_switch_stays_on_the_chapter_and_keeps_answers(
    visitor: Visitor,
) -> None:
    visitor.opens(NL).fills_account("listening", give=7, receive=5)
    visitor.sees_picture("Luisteren")

    visitor.page.get_by_role("link", name="English").click()
    visitor.waits_until_live()

    assert visitor.page.url.endswith(EN)
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.question("listening-give").locator("[value='7']")).to_be_checked()
    visitor.sees_picture("Listening")


def test_an_answer_is_there_in_a_new_tab_later(
    visitor: Visitor, newcomer: Visitor
) -> None:
    visitor.opens().keeps_on("device").fills_account("care", give=3, receive=3)
    visitor.page.close()

    newcomer.opens()

    newcomer.sees_picture("Zorg")


def test_two_tabs_of_one_chapter_do_not_overwrite_each_other(
    visitor: Visitor, newcomer: Visitor
) -> None:
    visitor.opens().keeps_on("device")
    newcomer.opens()

    visitor.fills_account("attention", give=8, receive=3)
    newcomer.fills_account("room", give=2, receive=9)

    for tab in (visitor, newcomer):
        for item, value in {"attention-give": 8, "room-receive": 9}.items():
            expect(tab.question(item).locator(f"[value='{value}']")).to_be_checked()
        tab.sees_picture("Aandacht")
        tab.sees_picture("Eigen ruimte")


def test_only_this_tab_leaves_nothing_on_the_device(visitor: Visitor) -> None:
    visitor.opens().fills_account("attention", give=8, receive=3)
    assert visitor.stored("localStorage") == {}

    visitor.keeps_on("tab").chooses("attention-matters", 5)

    assert visitor.stored("localStorage") == {}
    assert "samenwerkboek/doc/me/bank-account" in visitor.stored("sessionStorage")


def test_choosing_the_device_takes_along_what_was_answered_before(
    visitor: Visitor,
) -> None:
    visitor.opens().fills_account("attention", give=8, receive=3).keeps_on("device")

    assert "samenwerkboek/doc/me/bank-account" in visitor.stored("localStorage")
    assert visitor.stored("sessionStorage") == {}


def test_answers_leave_the_device_only_after_a_yes(visitor: Visitor) -> None:
    visitor.opens("nl/00-start").keeps_on("device").writes("partner", "Sam")
    dialog = visitor.page.get_by_role("dialog")

    visitor.question("place").locator("input[value='tab']").click()
    dialog.get_by_role("button", name="Laten staan").click()
    expect(visitor.question("place").locator("[value='device']")).to_be_checked()
    assert "samenwerkboek/doc/me/about" in visitor.stored("localStorage")

    visitor.question("place").locator("input[value='tab']").click()
    dialog.get_by_role("button", name="Verhuizen").click()
    expect(visitor.page.locator("#place")).to_contain_text("alleen in dit tabblad")
    assert visitor.stored("localStorage") == {}
    assert "samenwerkboek/doc/me/about" in visitor.stored("sessionStorage")


def test_the_other_language_opens_where_somebody_was_reading(visitor: Visitor) -> None:
    visitor.opens(NL).question("room-give").scroll_into_view_if_needed()

    visitor.page.get_by_role("link", name="English").click()
    visitor.waits_until_live()

    expect(visitor.question("room-give")).to_be_in_viewport()


def test_a_withheld_answer_counts_as_answered_and_not_in_the_picture(
    visitor: Visitor,
) -> None:
    visitor.opens().fills_account("attention", give=8, receive=3).sees_picture("8")

    visitor.question("attention-receive").get_by_label("liever niet").check()

    expect(visitor.picture).to_have_count(0)
    form = visitor.page.locator("form[data-instrument=bank-account]")
    expect(form.locator(".done")).to_have_text("2 van 21 vragen ingevuld")


def test_a_mistaken_clear_can_be_undone(visitor: Visitor) -> None:
    visitor.opens().chooses("attention-give", 8)
    question = visitor.question("attention-give")

    question.get_by_role("button", name=re.compile("Wis dit antwoord")).click()
    expect(question.locator("input:checked")).to_have_count(0)
    undo = question.get_by_role("button", name=re.compile("Zet mijn antwoord terug"))
    expect(undo).to_be_focused()
    undo.click()

    expect(question.locator("[value='8']")).to_be_checked()


def test_a_whole_account_can_be_filled_with_the_keyboard_alone(
    visitor: Visitor,
) -> None:
    visitor.opens()
    keyboard = visitor.page.keyboard
    visitor.question("attention-give").locator("[value='0']").focus()

    for _ in range(8):
        keyboard.press("ArrowRight")
    while not visitor.page.evaluate(
        "() => document.activeElement.name === 'attention-receive'"
    ):
        keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("ArrowRight")

    expect(visitor.question("attention-give").locator("[value='8']")).to_be_checked()
    visitor.sees_picture("Aandacht")


def test_text_and_questions_are_readable_before_any_script(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + NL)

    expect(page.get_by_role("heading", level=1)).to_have_text("Emotionele bankrekening")
    question = page.get_by_role("group", name="Hoeveel aandacht gaf je")
    expect(question).to_be_visible()
    expect(page.locator("[data-item=attention-give] input").first).to_be_enabled()
    expect(page.get_by_text("Hier komt je balans")).to_be_visible()
    context.close()


def test_no_request_goes_to_another_host(visitor: Visitor, server: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    visitor.page.on("request", note)
    visitor.page.on("websocket", lambda socket: asked.append(socket.url))
    visitor.opens().fills_account("attention", give=8, receive=3).sees_picture("8")
    visitor.page.get_by_role("link", name="English").click()
    visitor.waits_until_live()

    host = server.removeprefix("http:")
    foreign = [u for u in asked if not u.startswith((f"http:{host}", f"ws:{host}"))]
    assert asked
    assert foreign == []


def test_the_picture_is_narrow_on_a_phone_and_wide_on_a_desk(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    visitor.opens().fills_account("attention", give=8, receive=3).sees_picture("8")
    expect(visitor.picture).to_have_attribute("viewBox", re.compile(r"^0 0 340 "))

    visitor.page.set_viewport_size({"width": 1280, "height": 800})

    expect(visitor.picture).to_have_attribute("viewBox", re.compile(r"^0 0 680 "))


def test_the_picture_follows_the_theme_without_being_drawn_again(
    visitor: Visitor,
) -> None:
    visitor.opens().fills_account("attention", give=8, receive=3).sees_picture("8")
    drawn = visitor.picture.inner_html()
    ink = "s => getComputedStyle(s.querySelector('text')).fill"
    light = visitor.picture.evaluate(ink)

    visitor.page.emulate_media(color_scheme="dark")

    assert visitor.picture.evaluate(ink) != light
    assert visitor.picture.inner_html() == drawn


def test_the_table_says_the_same_numbers(visitor: Visitor) -> None:
    visitor.opens().fills_account("attention", give=8, receive=3).sees_picture("8")

    visitor.page.get_by_text("Toon als tabel").click()

    row = visitor.page.get_by_role("row", name=re.compile("^Aandacht"))
    expect(row).to_contain_text("8")
    expect(row).to_contain_text("−5")


def test_an_opened_table_stays_open_when_the_picture_changes(visitor: Visitor) -> None:
    visitor.opens().fills_account("attention", give=8, receive=3).sees_picture("8")
    visitor.page.get_by_text("Toon als tabel").click()

    visitor.chooses("attention-give", 1).sees_picture(r"\b1\b")

    expect(
        visitor.page.get_by_role("row", name=re.compile("^Aandacht"))
    ).to_be_visible()


def test_the_picture_comes_back_when_a_kernel_dies(
    visitor: Visitor, kill_kernels: object
) -> None:
    visitor.opens().fills_account("attention", give=8, receive=3).sees_picture("8")

    assert callable(kill_kernels)
    kill_kernels()
    visitor.fills_account("room", give=2, receive=9)

    visitor.sees_picture("Eigen ruimte")
    visitor.sees_picture("Aandacht")


@pytest.fixture
def newcomer(visitor: Visitor, server: str) -> Visitor:
    """A second tab in the same browser."""
    page: Page = visitor.page.context.new_page()
    return Visitor(page, server)
