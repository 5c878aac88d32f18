"""Core ipywidgets on a page of ours: live, quiet, and usable by everyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from .ipywidgets_notebook import CELLS
from .made_content import make_content
from .server import kernels_of, serving, wait_until_made
from .visitor import Visitor

UNAVAILABLE = "Dit onderdeel werkt alleen in JupyterLab."
FAILED = "Dit onderdeel lukt nu niet. Je antwoorden zijn niet weg."
RENEWED = "Een deel van deze pagina is opnieuw begonnen."


class WidgetGuest:
    """Somebody in front of a page with the widgets of ``ipywidgets_notebook``."""

    def __init__(self, page: Page, url: str, server: int) -> None:
        self.page = page
        self.server = server
        self.sockets: list[str] = []
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        page.on("websocket", lambda socket: self.sockets.append(socket.url))
        page.on("console", self._hears)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda asked: self.hosts.add(asked.url.split("/")[2]))
        self.url = url

    def _hears(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def opens(self) -> WidgetGuest:
        self.page.goto(self.url)
        expect(self.page.locator("html[data-page=live]")).to_be_attached()
        return self

    def slider(self, name: str) -> Locator:
        return self.page.get_by_role("slider", name=name, exact=True)

    def clicks(self, button: str) -> WidgetGuest:
        self.page.get_by_role("button", name=button, exact=True).click()
        return self

    def sees(self, text: str) -> WidgetGuest:
        expect(self.page.get_by_text(text, exact=True)).to_be_visible()
        return self

    def sees_no(self, text: str) -> WidgetGuest:
        expect(self.page.get_by_text(text)).to_have_count(0)
        return self

    def is_answered(self, value: object) -> WidgetGuest:
        """Wait until Python has told what it got."""
        return self.sees(f"Python has {value}")

    def loses_the_kernel(self) -> WidgetGuest:
        """Its kernel is killed, and another kernel comes."""
        for kernel in kernels_of(self.server):
            kernel.kill()
        expect(self.page.get_by_text(RENEWED)).to_be_visible()
        return self

    @property
    def outputs(self) -> Locator:
        return self.page.locator(".wb-output")

    @property
    def box(self) -> Locator:
        """What the buttons "Print", "Fail" and so on write to."""
        return self.outputs.nth(1)


@pytest.fixture(scope="module")
def widgets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """Address of the page, and the server's process."""
    folder = tmp_path_factory.mktemp("widgets")
    content = make_content(folder / "content", widgets_45=CELLS)
    # Soon: to show that nothing is ended while the page is open.
    with serving(content, folder / "log.txt", "--idle-after=2") as (url, server):
        page = f"{url}nl/45-widgets"
        wait_until_made(page)
        yield page, server


@pytest.fixture
def guest(page: Page, widgets: tuple[str, int]) -> Iterator[WidgetGuest]:
    """Somebody for whom nothing is refused, fails or comes from another host."""
    guest = WidgetGuest(page, *widgets).opens()
    yield guest
    assert guest.complaints == []
    assert guest.hosts == {guest.url.split("/")[2]}


def test_who_only_reads_needs_no_kernel(guest: WidgetGuest) -> None:
    guest.sees("Nothing yet").sees("2 squared is 4").sees("Of our own make")

    assert guest.sockets == []


def test_a_slider_follows_the_keyboard_and_python_follows_the_slider(
    guest: WidgetGuest,
) -> None:
    guest.slider("Hours").press("ArrowRight")

    guest.is_answered(4)
    guest.slider("Hours").press("End")
    guest.is_answered(10)
    expect(guest.slider("Hours")).to_have_attribute("aria-valuetext", "10")


def test_a_dropdown_a_text_and_a_checkbox_reach_python(guest: WidgetGuest) -> None:
    page = guest.page

    page.get_by_label("Day").select_option("Friday")
    guest.is_answered("Friday")
    page.get_by_label("Words").fill("<b>kind</b> words")
    expect(page.get_by_label("Words")).to_have_value("<b>kind</b> words")
    guest.is_answered("kind words")
    page.get_by_label("Agreed").check()
    guest.is_answered("True")
    expect(page.locator("label em")).to_have_text("Agreed")


def test_fast_typing_arrives_whole(guest: WidgetGuest) -> None:
    guest.clicks("Count").sees("1 clicks")
    words = guest.page.get_by_label("Words")

    # As fast as Python answers: its answers must not undo what comes after.
    words.press_sequentially("one letter after another", delay=8)

    expect(words).to_have_value("one letter after another")
    guest.is_answered("one letter after another")


def test_arrows_choose_among_radio_buttons(guest: WidgetGuest) -> None:
    mood = guest.page.get_by_role("radiogroup", name="Mood")

    mood.get_by_label("Calm").press("ArrowDown")

    expect(mood.get_by_label("Tired")).to_be_checked()
    guest.is_answered("Tired")


def test_a_pressed_button_says_so(guest: WidgetGuest) -> None:
    pace = guest.page.get_by_role("group", name="Pace")

    pace.get_by_role("button", name="Quick").click()

    guest.is_answered("Quick")
    expect(pace.get_by_role("button", name="Quick", pressed=True)).to_be_visible()
    expect(pace.get_by_role("button", name="Slow", pressed=False)).to_be_visible()


def test_a_click_counts_once(guest: WidgetGuest) -> None:
    guest.clicks("Count").sees("1 clicks")

    guest.clicks("Count").clicks("Count").clicks("Count")

    guest.sees("4 clicks")


def test_tabs_open_by_click_and_by_keyboard(guest: WidgetGuest) -> None:
    tab = guest.page.get_by_role("tab")

    tab.filter(has_text="Now").click()
    expect(guest.page.get_by_role("tabpanel", name="Now")).to_be_visible()
    expect(guest.page.get_by_text("What we did")).to_be_hidden()
    guest.sees("Python sees tab 1")
    tab.filter(has_text="Now").press("ArrowLeft")
    tab.filter(has_text="Then").press("Enter")

    expect(guest.page.get_by_role("tabpanel", name="Then")).to_be_visible()
    guest.sees("Python sees tab 0")


def test_folded_words_open_by_keyboard(guest: WidgetGuest) -> None:
    header = guest.page.get_by_role("button", name="One", exact=True)
    expect(header).to_have_attribute("aria-expanded", "false")

    header.press("Enter")

    guest.sees("Folded words")
    expect(header).to_have_attribute("aria-expanded", "true")


def test_interact_draws_its_text_and_its_picture_again(guest: WidgetGuest) -> None:
    drawing = guest.outputs.first
    expect(drawing.locator("svg")).to_be_visible()

    guest.slider("Number").press("ArrowRight")
    guest.sees("3 squared is 9").sees_no("2 squared is 4")
    expect(drawing.locator("svg")).to_have_count(1)
    guest.page.get_by_label("drawn").select_option("png")

    image = drawing.locator("img[src^='data:image/png']")
    expect(image).to_be_visible()
    expect(image).not_to_have_js_property("naturalWidth", 0)
    expect(drawing.locator("svg")).to_have_count(0)


def test_a_widget_made_by_a_callback_appears_and_works(guest: WidgetGuest) -> None:
    guest.clicks("Another one").clicks("Another one").sees("New 2 is at 0")

    guest.slider("New 2").press("ArrowRight")

    guest.sees("New 2 is at 1").sees("New 1 is at 0")


def test_a_widget_that_is_not_known_says_so_and_the_rest_works(
    guest: WidgetGuest,
) -> None:
    guest.sees("Above the map").sees(UNAVAILABLE).sees("Below our own")

    guest.clicks("Count").sees("1 clicks")


def test_an_anywidget_shows_inside_a_box(guest: WidgetGuest) -> None:
    box = guest.page.locator(".widget-vbox", has_text="Above the map").last

    expect(box).to_contain_text("Of our own make")


def test_a_picture_and_a_bar_have_what_a_screen_reader_needs(
    guest: WidgetGuest,
) -> None:
    image = guest.page.locator("img.widget-image")
    expect(image).not_to_have_js_property("naturalWidth", 0)
    expect(image).to_have_attribute("width", "40")

    bar = guest.page.get_by_role("progressbar", name="Done")
    expect(bar).to_have_attribute("aria-valuenow", "4")


def test_an_output_shows_what_python_prints_in_one_piece(guest: WidgetGuest) -> None:
    guest.clicks("Print").clicks("Print")

    expect(guest.box.locator("pre")).to_have_count(1)
    expect(guest.box.locator("pre")).to_have_text("printed\nprinted\n")


def test_an_error_is_told_without_a_word_of_it(guest: WidgetGuest) -> None:
    guest.clicks("Fail")

    expect(guest.box.get_by_role("alert")).to_contain_text(FAILED)
    guest.sees_no("secret").sees_no("ValueError")


def test_a_warning_of_a_library_reaches_nobody(guest: WidgetGuest) -> None:
    guest.clicks("Warn").sees("after the warning")

    guest.sees_no("a warning of a library")


def test_markup_is_shown_and_nothing_in_it_runs(guest: WidgetGuest) -> None:
    guest.clicks("Markup").sees("Made of HTML")

    link = guest.box.get_by_text("A link")
    expect(link).to_have_js_property("href", "")
    expect(guest.box.locator("script")).to_have_count(0)
    expect(guest.page).to_have_title(re.compile("45-widgets"))
    guest.clicks("Handler").sees("With a handler")
    paragraph = guest.box.get_by_text("With a handler")
    assert not paragraph.evaluate("element => element.hasAttribute('onclick')")
    # Chromium tells it while it reads the text, before anything can be taken out.
    refused = [c for c in guest.complaints if "inline event handler" in c]
    assert guest.complaints == refused
    guest.complaints.clear()


def test_the_innermost_output_catches(guest: WidgetGuest) -> None:
    guest.clicks("Nest")

    inner = guest.box.locator(".wb-output")
    expect(inner).to_have_text("inside")
    expect(guest.box).to_have_text(
        re.compile(r"outside, before\s+inside\s+outside, after")
    )


def test_a_display_is_updated_where_it_stands(guest: WidgetGuest) -> None:
    guest.clicks("Display").sees("the first state").clicks("Print")

    guest.clicks("Update the display")

    guest.sees("the second state").sees_no("the first state")
    expect(guest.box).to_have_text(re.compile(r"the second state\s*printed"))


def test_clearing_waits_for_what_comes_next_when_asked_to(guest: WidgetGuest) -> None:
    guest.clicks("Markup").sees("Made of HTML").clicks("Clear later")
    guest.clicks("What does Python keep?").sees("Python keeps ['display_data']")
    guest.sees("Made of HTML")

    guest.clicks("Print").sees("printed").sees_no("Made of HTML")

    guest.clicks("Clear")
    expect(guest.box).to_be_empty()


def test_python_knows_what_an_output_shows(guest: WidgetGuest) -> None:
    guest.clicks("Print").sees("printed").clicks("Markup").sees("Made of HTML")

    guest.clicks("What does Python keep?")

    guest.sees("Python keeps ['printed\\n', 'display_data']")


def test_a_widget_in_an_output_keeps_the_focus_while_more_comes(
    guest: WidgetGuest,
) -> None:
    guest.clicks("Widget")
    slider = guest.slider("Within")
    slider.press("ArrowRight")
    guest.page.get_by_role("button", name="Print").evaluate("button => button.click()")
    guest.sees("printed")

    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "1")


def test_another_kernel_is_told_all_that_was_set(guest: WidgetGuest) -> None:
    guest.slider("Number").press("ArrowRight")
    guest.sees("3 squared is 9")
    guest.page.get_by_label("Day").select_option("Friday")
    guest.is_answered("Friday").clicks("Count").sees("1 clicks")
    guest.clicks("Another one").sees("New 1 is at 0").clicks("Print").sees("printed")

    guest.loses_the_kernel()

    # What was set is there; what only the lost kernel knew is as in the document.
    guest.sees("3 squared is 9").is_answered("Friday").sees("0 clicks")
    guest.sees_no("New 1 is at 0").sees_no("printed")
    expect(guest.page.get_by_label("Day")).to_have_value("Friday")
    guest.clicks("Count").sees("1 clicks").clicks("Another one").sees("New 1 is at 0")
    guest.slider("New 1").press("ArrowRight")
    guest.sees("New 1 is at 1")


def test_a_change_on_its_way_to_a_lost_kernel_blocks_nothing(
    guest: WidgetGuest,
) -> None:
    guest.slider("Hours").press("ArrowRight")
    guest.is_answered(4)
    hanging = kernels_of(guest.server)
    for kernel in hanging:
        kernel.suspend()
    guest.slider("Hours").press("ArrowRight")
    guest.slider("Hours").press("ArrowRight")

    for kernel in hanging:
        kernel.kill()

    guest.is_answered(6)
    guest.slider("Hours").press("ArrowRight")
    guest.is_answered(7)


def test_a_file_reaches_python_and_another_kernel(guest: WidgetGuest) -> None:
    letter = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"dear you"}
    with guest.page.expect_file_chooser() as asked:
        guest.page.get_by_role("button", name="Letter").click()
    asked.value.set_files(letter)  # type: ignore[arg-type]
    guest.sees("Python reads: dear you")

    guest.loses_the_kernel()

    guest.sees("Python reads: dear you")


def test_a_new_version_of_ipywidgets_that_does_not_fit_is_told(
    page: Page, widgets: tuple[str, int]
) -> None:
    page.route(
        "**/jupyter-widgets.*",
        lambda route: route.fulfill(body='define(["module"], () => ({ uuid() {} }))'),
    )
    told = re.compile("ipywidgets has no DOMWidgetModel.*follow the new version")

    with page.expect_console_message(lambda message: bool(told.search(message.text))):
        page.goto(widgets[0])

    expect(page.get_by_text("Een deel van deze pagina werkt nu niet.")).to_be_visible()


def test_a_page_keeps_its_kernel_as_long_as_it_is_open(
    guest: WidgetGuest, widgets: tuple[str, int]
) -> None:
    guest.clicks("Count").sees("1 clicks")
    [kernel] = kernels_of(widgets[1])
    # Another page's kernel of the same server ends meanwhile, since it is idle.
    other = guest.page.context.new_page()
    with other.expect_websocket() as socket:
        Visitor(other, guest.url.removesuffix("nl/45-widgets")).opens().fills_account(
            "attention", 8, 3
        )
    socket.value.wait_for_event("close")

    guest.clicks("Count").sees("2 clicks")
    assert kernels_of(widgets[1]) == [kernel]


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_never_scrolls_sideways(guest: WidgetGuest, width: int) -> None:
    guest.page.set_viewport_size({"width": width, "height": 800})

    places = guest.page.locator("html, [data-model-id]")
    too_wide = places.evaluate_all(
        "all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.outerHTML)"
    )

    assert too_wide == []


def test_every_target_is_44_pixels(guest: WidgetGuest) -> None:
    guest.page.set_viewport_size({"width": 390, "height": 800})
    targets = (
        "button, select, input:not([type=checkbox], [type=radio]), textarea, "
        "label:has(input), .noUi-touch-area, [role=tab], [role=button]"
    )

    small = guest.page.locator(f"main :is({targets})").evaluate_all(
        "all => all.map(e => [e.outerHTML, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width && (box.width < 43.5 || box.height < 43.5))"
    )

    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(guest: WidgetGuest, scheme: str) -> None:
    guest.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    guest.opens()
    guest.page.get_by_role("button", name="One", exact=True).click()
    guest.clicks("Fail").clicks("Print").sees("printed")

    found = Axe().run(guest.page)

    assert found.violations_count == 0, found.generate_report()
