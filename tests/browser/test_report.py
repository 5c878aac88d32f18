"""The report and the year plan, as a participant takes them along."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import icalendar
import pdfplumber
import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Download, Locator, expect

from tests.demo import storage

from .visitor import Visitor

NL, EN = "nl/10-verslag-en-jaarplan", "en/10-report-and-year-plan"


class Taker:
    """A made-up person who takes things along."""

    def __init__(self, visitor: Visitor, name: str, chapter: str = NL) -> None:
        self.visitor, self.page = visitor, visitor.page
        visitor.opens(chapter)
        self.page.evaluate(
            "kept => Object.entries(kept)"
            ".forEach(([k, v]) => localStorage.setItem(k, v))",
            storage(name),
        )
        visitor.reloads()

    def chooses(self, words: str = "without") -> Taker:
        self.visitor.question("chapters").locator("[value=bank-account]").check()
        self.visitor.chooses("words", words)
        return self

    @property
    def report(self) -> Locator:
        return self.page.locator(".wb-sheet").first

    @property
    def plan(self) -> Locator:
        return self.page.locator(".wb-sheet").last

    def month(self, number: int) -> Locator:
        return self.plan.locator(".months > li").nth(number - 1)

    def sees_theme(self, number: int, theme: str) -> None:
        expect(self.month(number).locator("b").first).to_have_text(theme)

    def takes(self, what: str) -> Download:
        with self.page.expect_download() as download:
            self.page.locator(f"[data-make={what}]").click()
        return download.value


@pytest.fixture
def taker(visitor: Visitor) -> Callable[..., Taker]:
    return lambda *person: Taker(visitor, *person)


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


@pytest.mark.parametrize(
    ("chapter", "name", "told", "language"),
    [
        (NL, "mijn-verslag", "Emotionele bankrekening", "nl-NL"),
        (EN, "my-report", "Emotional bank account", "en-GB"),
    ],
)
def test_what_was_chosen_is_in_the_file(
    taker: Callable[..., Taker], chapter: str, name: str, told: str, language: str
) -> None:
    person = taker("noor", chapter).chooses("with")

    download = person.takes("pdf")

    assert re.fullmatch(rf"{name}-\d{{4}}-\d\d-\d\d\.pdf", download.suggested_filename)
    expect(person.report.locator("[data-said]")).to_contain_text(name)
    with pikepdf.open(io.BytesIO(content(download))) as document:
        assert str(document.Root.Lang) == language
        assert document.Root.MarkInfo.Marked
    with pdfplumber.open(io.BytesIO(content(download))) as document:
        text = "".join(page.extract_text() for page in document.pages)
    assert told in text
    assert "Als ik niets regel" in text


def test_intimacy_and_the_plan_go_in_only_when_they_are_chosen(
    taker: Callable[..., Taker],
) -> None:
    person = taker("noor").chooses("with")
    expect(person.report).to_contain_text("Wat ik geef en krijg")

    person.visitor.question("chapters").locator("[value=intimacy]").check()
    expect(person.report).to_contain_text("Zondag, met je voeten tegen de mijne.")
    expect(person.report).not_to_contain_text("Maand 12")
    person.visitor.chooses("plan", "with")
    expect(person.report).to_contain_text("Maand 12")

    with pdfplumber.open(io.BytesIO(content(person.takes("pdf")))) as document:
        text = "".join(page.extract_text() for page in document.pages)
    assert "Zondag, met je voeten" in text
    assert "Maand 12" in text


def test_who_takes_the_consent_back_has_no_intimacy_in_report_or_plan(
    taker: Callable[..., Taker],
) -> None:
    person = taker("esther").chooses()
    person.visitor.question("chapters").locator("[value=intimacy]").check()

    expect(person.report).to_contain_text("Dit hoofdstuk wacht op jouw ja")
    expect(person.plan).to_contain_text("Maand 12")
    expect(person.plan).not_to_contain_text("Intimiteit")


def test_nothing_chosen_is_told_and_no_file_comes(
    taker: Callable[..., Taker],
) -> None:
    person = taker("noor")

    person.page.locator("[data-make=pdf]").click()

    expect(person.report.get_by_role("alert")).to_contain_text("nog niets")


def test_a_file_has_what_was_chosen_last_also_when_it_is_asked_for_at_once(
    taker: Callable[..., Taker],
) -> None:
    """Own words that were just left out must not be in it."""
    person = taker("noor").chooses("with")
    expect(person.report).to_contain_text("Als ik niets regel")

    with person.page.expect_download() as download:
        person.page.evaluate(
            """() => {
              const choose = (item, value) =>
                document.querySelector(`[data-item=${item}] [value=${value}]`).click();
              choose("chapters", "intimacy");
              choose("words", "without");
              document.querySelector("[data-make=pdf]").click();
            }"""
        )

    with pdfplumber.open(io.BytesIO(content(download.value))) as document:
        text = "".join(page.extract_text() for page in document.pages)
    assert "Als ik niets regel" not in text


def test_a_file_can_be_taken_more_than_once(taker: Callable[..., Taker]) -> None:
    person = taker("noor").chooses()

    first, second = person.takes("pdf"), person.takes("pdf")

    assert content(first).startswith(b"%PDF-")
    assert content(second).startswith(b"%PDF-")


def test_a_kernel_that_dies_costs_no_file(
    taker: Callable[..., Taker], kill_kernels: Callable[[], None]
) -> None:
    person = taker("noor").chooses()
    expect(person.report.locator("details")).to_be_attached()
    kill_kernels()

    assert content(person.takes("pdf")).startswith(b"%PDF-")


def test_only_the_report_is_printed(taker: Callable[..., Taker]) -> None:
    person = taker("noor").chooses()
    expect(person.report.locator("details")).to_be_attached()
    person.page.evaluate("globalThis.print = () => { globalThis.asked = true; }")

    person.report.locator("[data-do=print]").click()
    person.page.emulate_media(media="print")

    assert person.page.evaluate("globalThis.asked")
    printed = person.page.locator("body > .wb-printed")
    expect(printed.get_by_role("heading", name="Mijn verslag")).to_be_visible()
    expect(person.page.get_by_role("main")).to_be_hidden()
    person.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(printed).to_have_count(0)


def test_the_choice_is_back_after_a_reload(taker: Callable[..., Taker]) -> None:
    person = taker("noor").chooses("with")

    person.visitor.reloads()

    choice = person.visitor.question("chapters").locator("[value=bank-account]")
    expect(choice).to_be_checked()
    expect(person.report.locator("details")).to_be_attached()


def test_a_month_can_have_another_theme_and_be_skipped(
    taker: Callable[..., Taker],
) -> None:
    person = taker("noor")
    person.sees_theme(1, "Leuke dingen samen")

    person.month(1).get_by_role("combobox").select_option("rest")
    expect(person.month(1)).to_contain_text("Dit thema heb je zelf gekozen")
    person.month(2).get_by_role("combobox").select_option("pause")
    person.sees_theme(2, "Een maand zonder plan")
    person.visitor.reloads()

    expect(person.month(1)).to_contain_text("Kies één avond in de week")
    expect(person.month(2).get_by_role("combobox")).to_have_value("pause")


def test_a_choice_keeps_the_focus_where_it_was(taker: Callable[..., Taker]) -> None:
    person = taker("noor")
    choice = person.month(3).get_by_role("combobox")

    choice.focus()
    choice.select_option("rest")

    expect(person.month(3)).to_contain_text("Dit thema heb je zelf gekozen")
    expect(choice).to_be_focused()


def test_a_plan_that_is_kept_does_not_follow_the_answers(
    taker: Callable[..., Taker],
) -> None:
    person = taker("noor")
    person.sees_theme(1, "Leuke dingen samen")

    person.plan.get_by_role("button", name="Houd alle thema’s zo").click()
    expect(person.plan).to_contain_text("alle twaalf maanden vastgezet")
    person.visitor.opens("nl/02-emotionele-bankrekening")
    person.visitor.fills_account("initiative", 5, 5).sees_picture(
        "grootst bij huishouden"
    )
    person.visitor.opens(NL)

    person.sees_theme(1, "Leuke dingen samen")
    person.plan.get_by_role("button", name="Kies opnieuw").click()
    person.sees_theme(1, "Het werk in huis")


def test_a_second_calendar_updates_the_first(taker: Callable[..., Taker]) -> None:
    person = taker("noor")
    person.sees_theme(1, "Leuke dingen samen")

    before = icalendar.Calendar.from_ical(content(person.takes("calendar")))
    person.visitor.writes("start", "2027-03-15")
    expect(person.month(1)).to_contain_text("15 maart 2027")
    after = icalendar.Calendar.from_ical(content(person.takes("calendar")))

    names = [sorted(str(e["uid"]) for e in plan.events) for plan in (before, after)]
    assert names[0] == names[1]
    assert len(set(names[0])) == 36
    assert "2027-03-15" in {str(e["dtstart"].dt) for e in after.events}


def test_a_check_in_draws_the_line_of_the_year(taker: Callable[..., Taker]) -> None:
    person = taker("esther")
    form = person.page.locator(".wb-journal > .entry-form")
    line = person.page.locator("figure.wb-pic")
    expect(line).to_have_count(0)

    form.locator("[name=closeness][value='4']").check()
    form.get_by_role("button", name="Schrijf bij").click()

    expect(line).to_contain_text("keek je voor het eerst")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["noor", "jo"])
def test_it_fits_and_can_be_reached_by_everyone(
    visitor: Visitor, name: str, width: int, scheme: str
) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 800})
    visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    person = Taker(visitor, name).chooses("with")
    person.report.locator("summary").click()
    expect(person.report.get_by_role("img").first).to_be_visible()

    assert person.page.evaluate(
        "() => document.documentElement.scrollWidth <= innerWidth"
    )
    found = Axe().run(person.page)
    assert found.violations_count == 0, found.generate_report()
