"""Words are painted first; what is far below waits, and is there for everybody."""

from playwright.sync_api import Browser, Page, expect

from .visitor import NL, Visitor

HIDDEN = """
Object.defineProperty(document, "hidden", { value: true });
globalThis.requestAnimationFrame = () => 0;
"""


def test_a_page_in_the_background_becomes_live(page: Page, server: str) -> None:
    page.add_init_script(HIDDEN)

    Visitor(page, server).opens().fills_account("attention", 8, 3).sees_picture("8")


def test_far_questions_are_there_once_the_page_is_live(visitor: Visitor) -> None:
    last = visitor.opens().question("room-receive")

    expect(visitor.page.locator("html.first-frame")).not_to_be_attached()
    expect(last.locator("input").first).to_be_visible()


def test_a_reload_comes_back_to_where_somebody_was(visitor: Visitor) -> None:
    last = visitor.opens().question("room-receive")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()

    visitor.reloads()

    expect(last).to_be_in_viewport()


def test_a_link_to_a_place_far_down_arrives_there(visitor: Visitor) -> None:
    visitor.opens(NL + "#help")

    expect(visitor.page.locator("#help")).to_be_in_viewport()


def test_without_scripts_every_question_is_there(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + NL)

    expect(page.locator("[data-item=room-receive] input").first).to_be_visible()
    context.close()


def test_a_focus_ring_on_the_first_key_of_a_group_is_not_cut_off(
    visitor: Visitor,
) -> None:
    room = (
        visitor.opens()
        .question("attention-give")
        .evaluate(
            "q => q.getBoundingClientRect().left"
            " - q.closest('.group').getBoundingClientRect().left"
        )
    )

    assert room >= 5, "a ring is 3 px wide and stands 2 px away"
