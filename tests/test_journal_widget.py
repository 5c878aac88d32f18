"""A journal's widget takes only possible entries, and its picture follows them."""

from __future__ import annotations

import pytest

from workbook import Page
from workbook.catalogue import load_instrument
from workbook.errors import PageError
from workbook.widgets.journal import Journal, journal_html
from workbook.widgets.kept_entries import MOST_ENTRIES

GOOD = {
    "id": "m1-aa",
    "responses": {
        "date": "2026-11-20",
        "direction": "deposit",
        "by": "me",
        "account": "attention",
        "weight": 3,
        "note": "Ik zette thee.",
    },
}


@pytest.fixture
def journal() -> Journal:
    return Journal(load_instrument("bank-journal"), "nl", "account")


def test_an_entry_of_the_browser_is_taken(journal: Journal) -> None:
    journal.set_state({"entries": [GOOD]})

    assert journal.entries == [GOOD]
    assert journal.problem == ""


@pytest.mark.parametrize(
    "bad",
    [
        "text",
        {},
        {"id": 7, "responses": {}},
        {"id": "m2", "responses": []},
        {"id": "m2", "responses": {"weight": 9}},
        {"id": "m2", "responses": {"no-such-item": 1}},
    ],
)
def test_an_impossible_entry_is_left_out_and_told(
    journal: Journal, bad: object, caplog: pytest.LogCaptureFixture
) -> None:
    journal.set_state({"entries": [bad, GOOD]})

    assert journal.entries == [GOOD]
    assert "past niet bij de vraag" in journal.problem
    assert "refused" in caplog.text


@pytest.mark.parametrize("sent", ["text", {"a": 1}, [GOOD] * (MOST_ENTRIES + 1)])
def test_what_is_no_list_of_entries_changes_nothing(
    journal: Journal, sent: object
) -> None:
    journal.set_state({"entries": [GOOD]})

    journal.set_state({"entries": sent})

    assert journal.entries == [GOOD]
    assert journal.problem


def test_the_filter_offers_the_options_of_its_item(journal: Journal) -> None:
    assert '<option value="tenderness">Aanraking en tederheid</option>' in journal.form


def test_the_running_balance_follows_the_entries() -> None:
    page = Page("bank-account", language="en")
    journal = page.journal("bank-journal")
    picture = page.picture("running-balance")
    assert "A line over time appears here" in picture.html

    journal.set_state({"entries": [GOOD]})
    assert "Your line" in picture.html

    journal.set_state({"entries": []})
    assert "A line over time appears here" in picture.html


@pytest.mark.parametrize(
    ("misuse", "told"),
    [
        (lambda p: p.picture("running-balance"), 'put page.journal("bank-journal")'),
        (lambda p: p.journal("bank-account"), '"bank-account" is a questionnaire'),
        (lambda p: p.journal("bank-journal", filter_by="x"), 'has no item "x"'),
        (
            lambda p: (p.journal("bank-journal"), p.journal("bank-journal")),
            "is used twice",
        ),
    ],
)
def test_misuse_in_a_notebook_is_told_with_a_remedy(misuse: object, told: str) -> None:
    assert callable(misuse)
    with pytest.raises(PageError) as refusal:
        misuse(Page("x", language="nl"))

    assert told in str(refusal.value)


def test_every_button_has_words_and_no_name_of_a_method() -> None:
    html = journal_html(load_instrument("bank-journal"), "en", "")

    assert "built-in method" not in html


def test_of_somebody_with_a_name_the_name_is_asked_first_and_the_rest_in_the_row() -> (
    None
):
    form = journal_html(load_instrument("carers"), "nl", "").split("</form>", 1)[0]

    assert '<input type="text" name="name" maxlength="200">' in form
    assert 'name="table"' not in form
    assert "Zet erbij" in form


def test_of_a_thing_with_a_name_what_is_chosen_is_asked_at_once() -> None:
    html = journal_html(load_instrument("legacy-lines"), "en", "")
    form = html.split("</form>", 1)[0]

    assert 'name="from" value="grandparents"' in form
    assert 'data-needed="[&#34;what&#34;, &#34;from&#34;, &#34;mine&#34;]"' in html


@pytest.mark.parametrize(
    ("name", "need_all", "needed"),
    [
        ("carers", False, "[&#34;name&#34;]"),
        ("legacy-lines", False, "[&#34;what&#34;]"),
        ("check-in", False, "[&#34;date&#34;]"),
        (
            "legacy-practice",
            True,
            "[&#34;date&#34;, &#34;discomfort&#34;, &#34;stayed&#34;]",
        ),
    ],
)
def test_an_entry_needs_what_names_it_and_what_the_page_says(
    name: str, need_all: bool, needed: str
) -> None:
    html = journal_html(load_instrument(name), "nl", "", need_all=need_all)

    assert f'data-needed="{needed}"' in html
