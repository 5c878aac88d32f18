"""The journal: entries are added, corrected, removed and put back; none is lost."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, expect

from .visitor import Visitor

KEY = "samenwerkboek/doc/me/bank-journal"


class Writer:
    """Somebody who writes in the journal of chapter 02."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor.opens().keeps_on("device")
        self.journal = visitor.page.locator(".wb-journal")
        self.form = self.journal.locator("> .entry-form")

    def fills(self, **answers: str) -> Writer:
        whole = {
            "date": "2026-11-20",
            "by": "me",
            "direction": "deposit",
            "account": "attention",
            "weight": "3",
            **answers,
        }
        for item, value in whole.items():
            field = self.form.locator(f'[name="{item}"]')
            if item in ("date", "note"):
                field.fill(value)
            else:
                self.form.locator(f'[name="{item}"][value="{value}"]').check()
        return self

    def adds(self, **answers: str) -> Writer:
        self.fills(**answers)
        self.form.get_by_role("button", name="Schrijf bij").click()
        return self

    @property
    def rows(self) -> Locator:
        return self.journal.locator("[data-entry]")

    def sees_line(self, text: str) -> None:
        line = self.visitor.page.locator('svg[role="img"][aria-label^="Lijndiagram"]')
        expect(line).to_have_attribute("aria-label", re.compile(text))


@pytest.fixture
def writer(visitor: Visitor) -> Writer:
    return Writer(visitor)


def test_an_entry_is_in_the_list_and_in_the_line(writer: Writer) -> None:
    expect(writer.journal.get_by_text("Er is er nog geen")).to_be_visible()

    writer.adds(note="Ik zette thee.")

    expect(writer.rows).to_have_count(1)
    expect(writer.rows.first).to_contain_text("20 nov 2026")
    expect(writer.rows.first).to_contain_text("Ik zette thee.")
    expect(writer.form.locator("[name=note]")).to_have_value("")
    writer.sees_line(r"eindigt op \+3")


def test_entries_are_back_after_a_reload(writer: Writer) -> None:
    writer.adds(note="eerste").adds(date="2026-11-21", note="tweede")

    writer.visitor.reloads()

    expect(writer.rows).to_have_count(2)
    expect(writer.rows.first).to_contain_text("tweede")


def test_what_is_not_added_yet_is_back_as_well(writer: Writer) -> None:
    writer.form.locator("[name=note]").fill("half opgeschreven")
    writer.form.locator("[name=by][value=partner]").check()

    writer.visitor.reloads()

    expect(writer.form.locator("[name=note]")).to_have_value("half opgeschreven")
    expect(writer.form.locator("[name=by][value=partner]")).to_be_checked()
    expect(writer.rows).to_have_count(0)


def test_an_incomplete_entry_is_told_and_stays_in_the_form(writer: Writer) -> None:
    writer.form.locator("[name=note]").fill("zonder rekening")

    writer.form.get_by_role("button", name="Schrijf bij").click()

    alert = writer.form.get_by_role("alert")
    expect(alert).to_contain_text("Kies nog: Van wie kwam het?")
    expect(writer.form.locator("[name=by]").first).to_be_focused()
    expect(writer.form.locator("[name=note]")).to_have_value("zonder rekening")
    expect(writer.rows).to_have_count(0)


def test_today_stands_in_the_form(writer: Writer) -> None:
    today = writer.visitor.page.evaluate(
        "() => new Intl.DateTimeFormat('sv-SE').format(new Date())"
    )

    expect(writer.form.locator("[name=date]")).to_have_value(today)


def test_a_correction_is_kept_at_once(writer: Writer) -> None:
    writer.adds(note="verkeerd")
    writer.sees_line(r"eindigt op \+3")
    writer.rows.first.get_by_role("button", name=re.compile("^Verander")).click()

    writer.rows.first.locator("[name=note]").fill("goed zo")
    writer.rows.first.locator("[name=weight][value='5']").check()
    writer.sees_line(r"eindigt op \+5")
    writer.rows.first.get_by_role("button", name="Klaar").click()

    expect(writer.rows.first).to_contain_text("goed zo")
    edit = writer.rows.first.get_by_role("button", name=re.compile("^Verander"))
    expect(edit).to_be_focused()
    writer.visitor.reloads()
    expect(writer.rows.first).to_contain_text("goed zo")


def test_a_removed_entry_is_gone_and_can_be_put_back(writer: Writer) -> None:
    writer.adds(note="per ongeluk weg")
    writer.rows.first.get_by_role("button", name=re.compile("^Haal weg")).click()

    expect(writer.rows).to_have_count(0)
    assert "per ongeluk" not in writer.visitor.stored()[KEY]
    restore = writer.journal.get_by_role("button", name="Zet terug")
    expect(restore).to_be_focused()
    restore.click()

    expect(writer.rows.first).to_contain_text("per ongeluk weg")
    writer.sees_line(r"eindigt op \+3")


def test_the_list_can_be_sorted_and_filtered(writer: Writer) -> None:
    writer.adds(date="2026-11-01", note="oud")
    writer.adds(date="2026-11-20", note="nieuw", account="room")
    expect(writer.rows).to_have_text([re.compile("nieuw"), re.compile("oud")])

    writer.journal.get_by_label("Volgorde").select_option("old")
    expect(writer.rows).to_have_text([re.compile("oud"), re.compile("nieuw")])

    writer.journal.get_by_label("Toon").select_option("room")
    expect(writer.rows).to_have_text([re.compile("nieuw")])
    expect(writer.journal.get_by_text("1 van 2 regels")).to_be_visible()


def test_entries_of_two_tabs_merge(writer: Writer) -> None:
    other = Writer(Visitor(writer.visitor.page.context.new_page(), writer.visitor.url))
    writer.adds(date="2026-11-01", note="hier")
    other.adds(date="2026-11-02", note="daar")

    for tab in (writer, other):
        expect(tab.rows).to_have_text([re.compile("daar"), re.compile("hier")])


def test_five_hundred_entries_are_shown_by_fifty(writer: Writer) -> None:
    page = writer.visitor.page
    page.evaluate(
        """([key, version]) => {
          const entries = Array.from({ length: 500 }, (_, i) => {
            const at = new Date(Date.UTC(2025, 0, 1) + i * 86_400_000).toISOString();
            return { id: `e-${String(i).padStart(3, "0")}`, created: at, changed: at,
              responses: { date: at.slice(0, 10), by: i % 2 ? "me" : "partner",
                direction: i % 3 ? "deposit" : "withdrawal", account: "attention",
                weight: 1 + (i % 5), note: `regel ${i}` } };
          });
          localStorage.setItem(key, JSON.stringify({ schema: 1, version, person: "me",
            instrument: "bank-journal", occasions: [], entries }));
        }""",
        [KEY, 1],
    )
    writer.visitor.reloads()

    expect(writer.rows).to_have_count(50)
    expect(writer.journal.get_by_text("50 van 500 regels")).to_be_visible()
    writer.sees_line("Lijndiagram")
    # By keyboard: the picture above is just being drawn, and moves what is below it.
    writer.journal.get_by_role("button", name="Toon er meer").press("Enter")

    expect(writer.rows).to_have_count(100)
    first = writer.rows.nth(50).get_by_role("button", name=re.compile("^Verander"))
    expect(first).to_be_focused()
    writer.adds(date="2026-12-01", note="de vijfhonderdeerste")
    expect(writer.rows.first).to_contain_text("de vijfhonderdeerste")
    assert len(json.loads(writer.visitor.stored()[KEY])["entries"]) == 501


def test_markup_in_a_note_is_text(writer: Writer) -> None:
    words = "<img src=x onerror=\"document.title='x'\"> $x$"

    writer.adds(note=words)

    expect(writer.rows.first.locator(".told")).to_have_text(words)
    expect(writer.journal.locator("img")).to_have_count(0)
