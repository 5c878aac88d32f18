"""The plain ``voila`` command, with its own template, shows working widgets too."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from workbook.catalogue import content_dir
from workbook.notebooks import find_notebooks

from .jupyter import Guest, stock_voila

CHAPTERS = [notebook.name for notebook in find_notebooks(content_dir())[0]]


@pytest.fixture(scope="module")
def voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with stock_voila(tmp_path_factory.mktemp("voila")) as url:
        yield url


@pytest.fixture
def guest(page: Page, voila: str) -> Guest:
    """Somebody who has opened chapter 02."""
    # Its template asks another host for icons, which may be far away.
    page.route(re.compile(r"^https:"), lambda route: route.abort())
    return Guest(page, voila).opens("").waits_until_live()


def test_an_answer_reaches_the_picture(guest: Guest) -> None:
    guest.fills_account("attention", give=8, receive=3)

    guest.sees_picture(r"aandacht geef je 8 en krijg je 3")
    expect(guest.picture).to_be_visible()


def test_answers_come_back_from_the_browser_after_a_reload(guest: Guest) -> None:
    guest.fills_account("attention", give=8, receive=3).sees_picture("8")

    guest.reloads()

    give = guest.question("attention-give")
    expect(give.locator("[value='8']")).to_be_checked()
    guest.sees_picture(r"aandacht geef je 8 en krijg je 3")


def test_fonts_come_along(guest: Guest) -> None:
    loaded = guest.fonts()

    assert "loaded" in loaded["Atkinson Hyperlegible Next"]
    assert "loaded" in loaded["Literata"]
    assert "error" not in set.union(*loaded.values())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with stock_voila(tmp_path_factory.mktemp("library"), shown=".") as url:
        yield url


@pytest.mark.matrix
@pytest.mark.parametrize("name", CHAPTERS)
def test_every_chapter_is_live_there(page: Page, library: str, name: str) -> None:
    page.route(re.compile(r"^https:"), lambda route: route.abort())
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))

    page.goto(f"{library}voila/render/{name}.ipynb")

    widgets = page.locator(":is(form.wb-form, .wb-group):not([hidden])")
    expect(widgets.first).to_be_attached()
    expect(widgets.and_(page.locator(":not([data-live])"))).to_have_count(0)
    expect(page.locator(".jp-RenderedText[data-mime-type*=stderr]")).to_have_count(0)
    assert not faults
