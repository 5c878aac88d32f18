"""The couple's side: what can be chosen, and what a page takes from a browser."""

from __future__ import annotations

import json
import logging

import pytest

from workbook import Page
from workbook.errors import PageError
from workbook.meaning.dyad import SHAREABLE, shareable
from workbook.meaning.scan import SAFETY
from workbook.text import LANGUAGES, Language
from workbook.widgets.couple import Couple, couple_catalogue, couple_html, possible


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_instrument_that_can_be_shared_has_a_switch_that_is_off(
    language: Language,
) -> None:
    html = couple_html(language, served=True)

    for instrument in SHAREABLE:
        assert f'data-show="{instrument}"' in html
    assert html.count("data-switch>") == len(SHAREABLE)
    assert "checked" not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_may_be_shared_can_be_chosen(language: Language) -> None:
    instruments = couple_catalogue(language)["instruments"]

    assert {id: set(found["items"]) for id, found in instruments.items()} == {
        id: set(shareable(id)) for id in SHAREABLE
    }
    assert not SAFETY & set(instruments["relationship-scan"]["items"])
    assert not any("note" in item for item in instruments["bank-account"]["items"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_another_server_says_why_it_has_no_room(language: Language) -> None:
    html = couple_html(language, served=False)

    assert html.count("make serve") == 2
    assert 'data-do="room"' not in html
    assert 'data-do="turns"' not in html


def test_what_both_share_reaches_the_page() -> None:
    couple = Couple("nl")
    mine, theirs = (
        {"relationship-scan": {"closeness-glad": 4}},
        {"about": {"me": "Sam"}, "relationship-scan": {"closeness-glad": 2}},
    )

    couple.set_state({"mine": mine, "theirs": theirs, "partner_name": " Sam \n B. "})

    assert (couple.mine, couple.theirs) == (mine, theirs)
    assert couple.partner_name == "Sam B."

    couple.set_state({"mine": {}, "theirs": {}})
    assert (couple.mine, couple.theirs) == ({}, {})


@pytest.mark.parametrize(
    "sent",
    [
        {"relationship-scan": {"closeness-glad": 9}},
        {"relationship-scan": {"nothing": "Zonnebloem"}},
        {"relationship-scan": {next(iter(SAFETY)): 1}},
        {"relationship-scan": "Zonnebloem"},
        {"intimacy": {"touch-hug": 1}},
        {"about": {"partner": "Zonnebloem"}},
        "Zonnebloem",
        [{"relationship-scan": {}}],
    ],
)
def test_what_cannot_be_shared_is_left_out_and_not_logged(
    sent: object, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        found = possible(sent)

    assert not any(found.values())
    assert "Zonnebloem" not in caplog.text


def test_a_browser_sets_nothing_else() -> None:
    couple = Couple("nl")
    html = couple.html

    couple.set_state({"html": "<b>", "unkept": False, "mine": {}})

    assert couple.html == html
    assert couple.unkept


def test_a_page_has_one_place_to_share() -> None:
    page = Page("in-conversation", language="nl")
    page.couple()

    with pytest.raises(PageError, match="used twice; keep the first one"):
        page.couple()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_has_its_words(language: Language) -> None:
    """Every word that the scripts ask for by name is in the page."""
    html = couple_html(language, served=True)
    start = html.index('data-words="') + len('data-words="')
    told = html[start : html.index('"', start)]
    words = json.loads(told.replace("&#34;", '"').replace("&#39;", "'"))

    for name in ("state_alone", "task_share", "fault_away", "turns_open", "code_near"):
        assert words[name]
