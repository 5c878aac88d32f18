"""The page of trust with an ex follows the answers; its document says only those."""

from __future__ import annotations

import io
import re

import pdfplumber
import pikepdf
import pytest

from tests.demo import answer_as
from tests.test_report import ASKED, HOSTILE, made, structure, text_of
from workbook import Page
from workbook.errors import PageError
from workbook.page.sources import SOURCES, kept
from workbook.text import LANGUAGES, Language

NAME = "trust-with-your-ex"
AGREEMENTS = "coparent-agreements"
LONG = "Een heel lang verhaal zonder eind, over dagen en huizen. " * 300


def page_of(language: Language = "nl") -> Page:
    page = Page(NAME, language=language)
    for id in ("coparent-fit", "coparent-speaking", AGREEMENTS):
        page.questionnaire(id)
    for id in ("coparent-promises", "coparent-decisions"):
        page.journal(id, need_all=False)
    return page


def answer(page: Page, instrument: str, responses: dict[str, object]) -> None:
    page._following.answers_to(instrument).set_state({"value": responses})


def promised(page: Page, *kept: str, day: str = "2026-11-01") -> None:
    entries = [
        {"id": f"p-{n}", "responses": {"date": day, "to": "child", "kept": one}}
        for n, one in enumerate(kept)
    ]
    page._following.entries_of("coparent-promises").set_state({"entries": entries})


def test_before_any_answer_each_place_says_what_will_come() -> None:
    page = page_of("en")

    assert "one promise in your journal" in page.picture("promises").html
    assert "five of the ten sentences" in page.topics().html
    assert "Ideas for this week" in page.next_steps().html
    assert "as soon as you fill something in" in page.document(AGREEMENTS).html


def test_the_picture_follows_the_journal_and_the_width() -> None:
    page = page_of()
    picture = page.picture("promises")

    promised(page, "kept", "missed")
    page._following.client.set_state({"width": "narrow"})

    assert "2 beloften in je dagboek" in picture.html
    assert 'viewBox="0 0 340 ' in picture.html


def test_the_picture_needs_its_journal_above_it() -> None:
    with pytest.raises(PageError, match="coparent-promises"):
        Page(NAME, language="nl").picture("promises")


def test_a_promise_that_waits_is_a_step_once_its_day_has_been() -> None:
    page = page_of()
    steps = page.next_steps()
    promised(page, "open")
    assert "Kijk even terug" not in steps.html

    page._following.client.set_state({"today": "2026-11-02"})

    assert "Kijk even terug" in steps.html


def test_where_the_chapter_does_not_fit_no_step_asks_the_other_parent() -> None:
    page = page_of()
    steps = page.next_steps()
    decisions = page._following.entries_of("coparent-decisions")
    note = {"date": "2026-11-01", "reason": "other"}
    decisions.set_state({"entries": [{"id": "d", "responses": note}]})
    assert "Slaap er één nacht over" in steps.html

    answer(page, "coparent-fit", {"contact": "never"})

    assert "Bouw met wie er" in steps.html
    assert "Slaap er één nacht over" not in steps.html


# The document


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_has_the_own_words_under_short_leads(language: Language) -> None:
    page = page_of(language)
    sheet = page.document(AGREEMENTS)
    answer_as(page, "mira")
    content = made(sheet)
    told = re.sub(r"\s+", " ", text_of(content))

    order = {
        "nl": ["Voor wie", "Noor en Bram", "Waar de kinderen zijn", "Om vijf uur"],
        "en": ["For whom", "Noor and Bram", "Where the children are", "Om vijf uur"],
    }[language]
    for text in (sheet.html, told):
        places = [text.find(part) for part in order]
        assert -1 not in places
        assert places == sorted(places)
        assert not {"Mijn verslag", "My report"} & {*re.findall(r"M\w+ \w+", text)}
    # What was left empty is not on it.
    empty = {"nl": "Als een kind ziek is", "en": "When a child is ill"}[language]
    assert empty not in sheet.html + told
    assert [tag for tag, _ in structure(content)].count("/H1") == 5
    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.Root.Lang)[:2] == language
    with pdfplumber.open(io.BytesIO(content)) as document:
        assert len(document.pages) == 1


def test_any_words_are_only_words_in_a_document() -> None:
    page = page_of()
    sheet = page.document(AGREEMENTS)

    answer(page, AGREEMENTS, {"children": ["<b>ي</b>"], "home-days": HOSTILE})

    assert "<b>" not in sheet.html
    assert "&lt;b&gt;" in sheet.html
    assert "<script>alert(1)</script>" in re.sub(r"\s+", " ", text_of(made(sheet)))


def test_a_very_long_document_breaks_over_pages() -> None:
    page = page_of()
    sheet = page.document(AGREEMENTS)
    answer(page, AGREEMENTS, {"home-days": LONG, "between-again": "In mei."})

    content = made(sheet)

    with pdfplumber.open(io.BytesIO(content)) as document:
        assert len(document.pages) > 3
    assert "In mei." in text_of(content)


def test_there_is_no_file_of_an_empty_document_and_its_name_tells_what_it_is() -> None:
    page = page_of("en")
    sheet = page.document(AGREEMENTS)
    assert sheet.makers["pdf"](ASKED) is None

    answer(page, AGREEMENTS, {"children": ["Noor"]})

    file = sheet.makers["pdf"](ASKED)
    assert file is not None
    assert file.name == "our-agreements-for-the-children.pdf"


def test_a_document_needs_something_to_write() -> None:
    with pytest.raises(PageError, match="nothing for a document"):
        Page(NAME, language="nl").document("coparent-fit")


# The report and the year plan


def test_the_journals_and_what_is_for_two_stay_out_of_the_report() -> None:
    page = page_of()
    for id in {id for source in SOURCES.values() for id in source.instruments}:
        page._following.answers_to(id)
    answer_as(page, "mira")

    chapter = SOURCES[NAME].chapter(kept(page._following, with_words=True))

    assert chapter.illustrations
    written = " ".join(own.text for own in chapter.words)
    assert "Om vijf uur" in written
    assert "Trein stond" not in written
    assert "Boos" not in written
    assert {step.about for step in chapter.steps} == {"missed", "between"}


def test_the_year_gets_calm_for_the_children_when_something_asks_for_it() -> None:
    page = page_of()
    source = SOURCES[NAME]
    assert source.wishes(kept(page._following)) == []

    promised(page, "kept", "missed", "missed")
    (wish,) = source.wishes(kept(page._following))

    assert wish.theme == "children"
    assert "2" in wish.because
