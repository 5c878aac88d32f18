"""A real JupyterLab shows the same working widgets and pictures as our own pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .jupyter import Guest, jupyterlab
from .visitor import NL


class Facilitator(Guest):
    """Somebody with a notebook open in JupyterLab."""

    def opens(self, name: str = NL) -> Facilitator:
        self.page.goto(f"{self.url}/tree/{name}.ipynb?token=secret")
        return self.waits_for_the_kernel()

    def waits_for_the_kernel(self) -> Facilitator:
        state = self.page.get_by_text("Python 3 (ipykernel) | Idle")
        expect(state).to_be_visible()
        return self

    def chooses_menu(self, *entries: str) -> Facilitator:
        bar = self.page.get_by_role("menubar").first
        bar.get_by_role("menuitem", name=entries[0], exact=True).click()
        for entry in entries[1:]:
            self.page.locator(".lm-Menu").get_by_text(entry, exact=True).click()
        return self

    def clears_the_kernel(self) -> Facilitator:
        self.chooses_menu("Kernel", "Restart Kernel and Clear Outputs of All Cells…")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        return self

    def runs_all(self) -> Facilitator:
        self.chooses_menu("Run", "Run All Cells").waits_until_live()
        return self


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with jupyterlab(tmp_path_factory.mktemp("lab")) as url:
        yield url


@pytest.fixture
def facilitator(page: Page, lab: str) -> Facilitator:
    """Somebody who comes for the first time, opens chapter 02 and runs it."""
    return Facilitator(page, lab).opens().runs_all()


@pytest.fixture(scope="module")
def colleague(browser: Browser, lab: str) -> Iterator[Facilitator]:
    """Somebody who has done so; for what no earlier answer can change."""
    with browser.new_context() as context:
        yield Facilitator(context.new_page(), lab).opens().runs_all()


def test_an_answer_reaches_the_picture(facilitator: Facilitator) -> None:
    expect(facilitator.picture).to_have_count(0)

    facilitator.fills_account("attention", give=8, receive=3)

    facilitator.sees_picture(r"aandacht geef je 8 en krijg je 3")
    expect(facilitator.picture).to_be_visible()


def test_answers_come_back_from_the_browser_after_a_reload(
    facilitator: Facilitator,
) -> None:
    facilitator.fills_account("attention", give=8, receive=3).sees_picture("8")

    facilitator.page.reload()
    facilitator.waits_for_the_kernel().runs_all()

    give = facilitator.question("attention-give")
    expect(give.locator("[value='8']")).to_be_checked()
    facilitator.sees_picture(r"aandacht geef je 8 en krijg je 3")


def test_answers_come_back_in_a_new_kernel(facilitator: Facilitator) -> None:
    facilitator.fills_account("room", give=2, receive=9).sees_picture("ruimte")

    facilitator.clears_the_kernel()
    expect(facilitator.picture).to_have_count(0)
    facilitator.runs_all()

    facilitator.sees_picture(r"eigen ruimte geef je 2 en krijg je 9")


def test_a_journal_entry_reaches_the_line(colleague: Facilitator) -> None:
    journal = colleague.page.locator(".wb-journal")
    entry = {"by": "me", "direction": "deposit", "account": "room", "weight": "3"}

    for item, value in entry.items():
        journal.locator(f'[name="{item}"][value="{value}"]').first.check()
    journal.get_by_role("button", name="Schrijf bij").first.click()

    expect(journal.locator("[data-entry]")).to_have_count(1)
    line = colleague.page.locator('svg[role="img"][aria-label^="Lijndiagram"]')
    expect(line).to_be_visible()


def test_keys_in_a_question_are_no_shortcuts_of_jupyterlab(
    colleague: Facilitator,
) -> None:
    give = colleague.question("attention-give")
    give.locator("[value='4']").focus()

    for key in ("d", "d", "ArrowRight"):  # "dd" deletes the cell, an arrow leaves it
        colleague.page.keyboard.press(key)

    expect(give.locator("[value='5']")).to_be_checked()
    expect(give.locator("[value='5']")).to_be_focused()


def test_fonts_come_along(colleague: Facilitator) -> None:
    loaded = colleague.fonts()

    assert "loaded" in loaded["Atkinson Hyperlegible Next"]
    assert "loaded" in loaded["Literata"]
    assert "error" not in set.union(*loaded.values())


def test_widgets_are_light_or_dark_as_jupyterlab_is(colleague: Facilitator) -> None:
    form = colleague.form
    colleague.chooses_menu("Settings", "Theme", "JupyterLab Light")
    colleague.page.emulate_media(color_scheme="dark")  # the device, not JupyterLab
    expect(form).to_have_css("color-scheme", "light")

    colleague.chooses_menu("Settings", "Theme", "JupyterLab Dark")
    colleague.page.emulate_media(color_scheme="light")
    expect(form).to_have_css("color-scheme", "dark")
    expect(form).to_have_css("background-color", re.compile(r"^rgb\("))

    colleague.page.emulate_media(media="print")
    expect(form).to_have_css("color-scheme", "light")
