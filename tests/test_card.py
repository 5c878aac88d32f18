"""A card has a place for each answer that its instrument gives a lead."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbook import Page
from workbook.catalogue import content_dir
from workbook.errors import ContentError, PageError

from .test_consenting import ASKS, write

LEADS = (
    "items:\n"
    "  - {id: fear, kind: text, text: {nl: Wat, en: What},\n"
    "     lead: {nl: 'Ik ben bang dat <b>', en: I am afraid that}}\n"
    "  - {id: aside, kind: text, text: {nl: Wat, en: What}}\n"
    "  - {id: need, kind: text, text: {nl: Wat, en: What},\n"
    "     lead: {nl: Ik heb nodig dat, en: What I need is}}\n"
)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The words of the workbook, to add an instrument to."""
    shutil.copytree(content_dir() / "assets", tmp_path / "assets")
    monkeypatch.setenv("WORKBOOK_CONTENT", str(tmp_path))
    return tmp_path


def test_a_card_has_the_leads_in_their_order_and_nothing_else(content: Path) -> None:
    write(content, "words", LEADS)

    html = Page("x", language="en").card("words").document_html()

    assert [part.split('"')[0] for part in html.split('data-part="')[1:]] == [
        "fear",
        "need",
    ]
    assert html.index("I am afraid that") < html.index("What I need is")
    assert "Write something above first" in html


def test_a_lead_is_text_and_never_markup(content: Path) -> None:
    write(content, "words", LEADS)

    html = Page("x", language="nl").card("words").document_html()

    assert "Ik ben bang dat &lt;b&gt;" in html


def test_a_card_of_an_instrument_without_leads_is_refused(content: Path) -> None:
    write(content, "words", ASKS)

    with pytest.raises(PageError, match='"words" has nothing for a card'):
        Page("x", language="nl").card("words")


def test_a_card_waits_for_the_consent_of_its_instrument(content: Path) -> None:
    write(content, "words", "consent: intimacy-consent\n" + LEADS)
    page = Page("x", language="nl")

    with pytest.raises(PageError, match="waits for a consent"):
        page.card("words")
    page.consent("intimacy-consent")

    assert 'data-consent="intimacy-consent"' in page.card("words").document_html()


def test_a_lead_needs_both_languages(content: Path) -> None:
    write(content, "words", LEADS.replace(", en: I am afraid that", ""))

    with pytest.raises(ContentError, match='item "fear" has no English lead'):
        Page("x", language="nl").card("words")


def test_a_lead_belongs_to_a_text(content: Path) -> None:
    write(content, "words", LEADS.replace("fear, kind: text", "fear, kind: date"))

    with pytest.raises(ContentError, match="has words for a card and is not a text"):
        Page("x", language="nl").card("words")


def test_a_card_has_no_value_that_could_reach_a_kernel(content: Path) -> None:
    write(content, "words", LEADS)

    card = Page("x", language="nl").card("words")

    assert {"value", "earlier", "begun"}.isdisjoint(card.traits(sync=True))
