"""Every kind of item can be answered, comes back, and can be cleared."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from workbook.catalogue import content_dir

from .visitor import Visitor

ALL_KINDS = """
id: all-kinds
version: 1
title: {nl: Alle soorten, en: All kinds}
intro: {nl: Om uit te proberen., en: To try out.}
source: {nl: eigen vragen, en: own questions}
options:
  agree: [{nl: past niet, en: no}, {nl: half, en: half}, {nl: past, en: yes}]
  home:
    - {id: house, text: {nl: huis, en: house}}
    - {id: boat, text: {nl: boot, en: boat}}
  years: {from: 0, to: 60, low: {nl: geen, en: none}, high: {nl: veel, en: many}}
items:
  - {id: a-rating, kind: rating, options: agree, text: {nl: Past het?, en: Fits?}}
  - {id: a-choice, kind: choice, options: home, text: {nl: Waar?, en: Where?}}
  - {id: some, kind: choose-all, options: home, text: {nl: Welke?, en: Which?}}
  - {id: years, kind: number, options: years, text: {nl: Jaren?, en: Years?}}
  - {id: day, kind: date, text: {nl: Wanneer?, en: When?}}
  - {id: words, kind: text, text: {nl: Wat?, en: What?}}
  - {id: people, kind: list, text: {nl: Wie?, en: Who?}}
"""
CODE = """from workbook import Page

page = Page("all-kinds", language="nl")
page.questionnaire("all-kinds")"""


@pytest.fixture(scope="module")
def kinds_url(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> str:
    """A workbook of our own with one page that has an item of every kind."""
    content = tmp_path_factory.mktemp("content")
    shutil.copytree(content_dir() / "assets", content / "assets")
    (content / "assets/instruments/all-kinds.yaml").write_text(ALL_KINDS)
    new = nbformat.v4
    cells = [new.new_markdown_cell("# Alle soorten"), new.new_code_cell(CODE)]
    for language in ("nl", "en"):
        folder = content / "notebooks" / language
        folder.mkdir(parents=True)
        nbformat.write(new.new_notebook(cells=cells), folder / "00-kinds.ipynb")
    return serve(content)


@pytest.fixture
def form(page: Page, kinds_url: str) -> Visitor:
    return Visitor(page, kinds_url).opens("nl/00-kinds").keeps_on("device")


def test_every_kind_is_back_after_a_reload(form: Visitor) -> None:
    form.chooses("a-rating", 3).chooses("a-choice", "boat")
    form.question("some").get_by_label("huis").check()
    form.question("some").get_by_label("boot").check()
    form.writes("years", "12").writes("day", "2026-11-22").writes("words", "een woord")
    people = form.question("people")
    people.get_by_role("textbox").first.fill("oma")
    people.get_by_role("button", name="Voeg er een toe").click()
    expect(people.get_by_role("textbox").nth(1)).to_be_focused()
    form.page.keyboard.type("buurman")

    form.reloads()

    expect(form.question("a-rating").get_by_label("past", exact=True)).to_be_checked()
    expect(form.question("a-choice").get_by_label("boot")).to_be_checked()
    expect(form.question("some").locator(".check input:checked")).to_have_count(2)
    expect(form.question("years").get_by_role("spinbutton")).to_have_value("12")
    expect(form.question("day").locator("[type=date]")).to_have_value("2026-11-22")
    expect(form.question("words").locator("textarea")).to_have_value("een woord")
    rows = form.question("people").get_by_role("textbox")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_have_value("oma")
    expect(rows.nth(1)).to_have_value("buurman")


@pytest.mark.parametrize("typed", ["99", "-1", "1.5"])
def test_a_number_out_of_range_is_told_and_the_last_good_one_stays(
    form: Visitor, typed: str
) -> None:
    form.writes("years", "12").writes("years", typed)
    form.page.keyboard.press("Tab")

    expect(form.question("years").get_by_role("alert")).to_be_visible()
    form.reloads()
    expect(form.question("years").get_by_role("spinbutton")).to_have_value("12")


@pytest.mark.parametrize("item", ["a-rating", "a-choice", "some", "years", "day"])
def test_rather_not_say_is_an_answer_that_stays(form: Visitor, item: str) -> None:
    form.question(item).get_by_label("liever niet").check()
    expect(form.page.locator("form .done").last).to_have_text(re.compile("^1 van 5"))

    form.reloads()

    expect(form.question(item).get_by_label("liever niet")).to_be_checked()
    expect(form.page.locator("form .done").last).to_have_text(re.compile("^1 van 5"))


def answer(form: Visitor, item: str) -> None:
    """Answer an item of any kind."""
    question = form.question(item)
    first = question.locator("input, textarea").first
    if first.get_attribute("type") in ("radio", "checkbox"):
        first.check()
    else:
        first.fill({"years": "12", "day": "2026-11-22"}.get(item, "oma"))


def said(form: Visitor, item: str) -> list[object]:
    """Return what the inputs of an item show."""
    values: list[object] = (
        form.question(item)
        .locator("input, textarea")
        .evaluate_all(
            "all => all.map(i => /radio|checkbox/.test(i.type) ? i.checked : i.value)"
        )
    )
    return values


KINDS = ["a-rating", "a-choice", "some", "years", "day", "words", "people"]


@pytest.mark.parametrize("item", KINDS)
def test_every_kind_can_be_cleared_and_put_back(form: Visitor, item: str) -> None:
    empty = said(form, item)
    answer(form, item)
    answered = said(form, item)
    question = form.question(item)

    question.get_by_role("button", name=re.compile("^Wis dit antwoord")).click()
    assert said(form, item) == empty
    undo = question.get_by_role("button", name=re.compile("^Zet mijn antwoord terug"))
    expect(undo).to_be_focused()
    undo.click()

    assert said(form, item) == answered != empty
    form.reloads()
    assert said(form, item) == answered


def test_a_cleared_answer_stays_cleared(form: Visitor) -> None:
    answer(form, "people")
    clear = re.compile("^Wis dit antwoord")
    form.question("people").get_by_role("button", name=clear).click()

    form.reloads()

    assert said(form, "people") == [""]


def test_a_fault_goes_when_another_question_is_answered(form: Visitor) -> None:
    form.writes("years", "12").writes("years", "99")
    form.page.keyboard.press("Tab")
    expect(form.question("years").get_by_role("alert")).to_have_text(
        re.compile("van 0 tot en met 60")
    )

    form.chooses("a-rating", 1)

    expect(form.question("years").get_by_role("spinbutton")).to_have_value("12")
    expect(form.question("years").get_by_role("alert")).to_have_count(0)


def test_an_answer_takes_the_place_of_rather_not_say(form: Visitor) -> None:
    form.question("years").get_by_label("liever niet").check()

    form.writes("years", "12")

    expect(form.question("years").get_by_label("liever niet")).not_to_be_checked()


def test_a_person_can_be_taken_off_the_list(form: Visitor) -> None:
    people = form.question("people")
    people.get_by_role("textbox").first.fill("oma")
    people.get_by_role("button", name="Voeg er een toe").click()
    form.page.keyboard.type("buurman")

    people.get_by_role("button", name=re.compile("Haal weg 1")).click()

    expect(people.get_by_role("textbox")).to_have_count(1)
    form.reloads()
    expect(form.question("people").get_by_role("textbox")).to_have_value("buurman")
