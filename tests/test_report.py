"""The report: what was chosen and nothing else, as a page and as an accessible PDF."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pdfplumber
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.demo import DEMO, answer_as
from workbook import Page
from workbook.catalogue import load_instrument, load_strings
from workbook.errors import ReportError
from workbook.instrument import Scale
from workbook.page.sources import SOURCES
from workbook.report import (
    Chapter,
    OwnWords,
    Report,
    pdf,
    to_pdf,
    values_per_scale,
    words_of,
)
from workbook.text import LANGUAGES, Language, Text
from workbook.widgets.sheet import Asked, File, Sheet

DAY = date(2026, 11, 24)
ASKED = Asked(DAY, "Europe/Amsterdam", "")
HOSTILE = (
    '#import "@preview/x:0.1" #read("/etc/passwd") #sys.inputs $a$ [b] \\ @ref <lab> '
    "*b* _i_ `c` // d /* e */ <script>alert(1)</script> &amp; {{ x }} {page} "
    "你好 👨‍👩‍👧 😀 مرحبا שלום ክ"
)


def chosen(
    name: str,
    language: Language = "nl",
    *,
    words: str = "with",
    chapters: Iterable[str] = SOURCES,
) -> tuple[Page, Sheet]:
    page = Page("report", language=language)
    choice = page.questionnaire("report")
    sheet = page.report()
    answer_as(page, name)
    choice.set_state({"value": {"chapters": list(chapters), "words": words}})
    return page, sheet


def made(sheet: Sheet) -> bytes:
    file = sheet.makers["pdf"](ASKED)
    assert isinstance(file, File)
    return file.content


def of_words(text: str) -> Report:
    return Report("nl", DAY, (Chapter("Titel", words=(OwnWords("Vraag", text),)),))


def text_of(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as document:
        return "\n".join(page.extract_text() for page in document.pages)


def structure(content: bytes) -> list[tuple[str, str]]:
    """Return the tags in reading order, each with its alternative text."""
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append((str(node.S), str(node.get("/Alt", ""))))
            walk(node.get("/K"))

    with pikepdf.open(io.BytesIO(content)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found


@pytest.fixture(scope="module")
def noor() -> bytes:
    return made(chosen("noor", chapters=["bank-account"])[1])


def test_the_pdf_is_tagged_and_says_title_and_language(noor: bytes) -> None:
    with pikepdf.open(io.BytesIO(noor)) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "nl-NL"
        assert str(document.docinfo.Title) == "Mijn verslag"
        assert root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Mijn verslag"


def test_the_english_pdf_is_english() -> None:
    content = made(chosen("noor", "en")[1])

    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.Root.Lang) == "en-GB"
    assert "Attention" in text_of(content)
    assert "not a validated test" in text_of(content)


def test_every_picture_has_its_alternative_text(noor: bytes) -> None:
    alternatives = [alt for tag, alt in structure(noor) if tag == "/Figure" and alt]

    assert any("je geeft het meest bij" in alt for alt in alternatives)
    assert any(alt.startswith("Lijndiagram") for alt in alternatives)


def test_headings_and_tables_are_tagged_as_such(noor: bytes) -> None:
    tags = [tag for tag, _ in structure(noor)]

    assert tags.count("/H1") >= 2
    assert "/H2" in tags
    assert tags.count("/Table") == 1
    assert tags.count("/TH") >= 5
    assert tags.index("/H1") < tags.index("/Figure") < tags.index("/Table")


def test_it_is_read_from_warning_to_next_steps(noor: bytes) -> None:
    told = text_of(noor)
    order = [
        "24 november 2026",
        "Voordat je verder leest",
        "geen wetenschappelijk onderzochte test",
        "Emotionele bankrekening",
        "Wat ik geef en krijg",
        "In je eigen woorden",
        "Als ik niets regel, gebeurt er niets.",
        "Sam regelde oppas en een film.",
        "Wat je deze week kunt doen",
    ]

    places = [re.sub(r"\s+", " ", told).find(part) for part in order]

    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)


def test_every_font_is_embedded_and_can_be_read_back(noor: bytes) -> None:
    fonts = {}
    with pikepdf.open(io.BytesIO(noor)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontDescriptor" in item:
                fonts[str(item.BaseFont)] = item.FontDescriptor
    assert any("Atkinson" in name for name in fonts)
    assert any("Literata" in name for name in fonts)
    for name, descriptor in fonts.items():
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DEMO)
def test_each_made_up_person_has_a_report_or_a_reason(
    name: str, language: Language
) -> None:
    _, sheet = chosen(name, language)
    file = sheet.makers["pdf"](ASKED)

    if name == "leeg":
        assert file is None
        assert load_strings("report", language)["nothing_yet"] in sheet.html
        return
    assert file is not None
    assert file.name.endswith("-2026-11-24.pdf")
    assert text_of(file.content).count("Samenwerkboek") > 1


def test_own_words_stay_out_unless_they_were_asked_for() -> None:
    _, sheet = chosen("noor", words="without")

    for told in (sheet.html, text_of(made(sheet))):
        assert "Als ik niets regel" not in told
        assert "oppas" not in told
        assert "Aandacht" in told


def test_nothing_is_in_it_before_a_chapter_was_chosen() -> None:
    page, sheet = chosen("noor")
    page._following.answers_to("report").set_state({"value": {"words": "with"}})

    assert "Kies hierboven" in sheet.html
    assert sheet.makers["pdf"](ASKED) is None


def test_words_are_text_on_the_page() -> None:
    _, sheet = chosen("robin")

    assert "&lt;b&gt;geen&lt;/b&gt; markup" in sheet.html


def test_whatever_is_written_is_data_and_never_source() -> None:
    told = re.sub(r"\s+", " ", text_of(to_pdf(of_words(HOSTILE))))

    assert '#read("/etc/passwd") #sys.inputs $a$ [b] \\ @ref <lab> *b* _i_ `c`' in told
    assert "<script>alert(1)</script> &amp; {{ x }} {page}" in told
    assert "□" in told
    assert "Op die plek zie je" in told


def test_scripts_of_our_fonts_are_printed_in_them() -> None:
    content = to_pdf(of_words("مرحبا שלום ሰላም नमस्ते Привет ş 😀"))

    assert "□" not in text_of(content)
    with pikepdf.open(io.BytesIO(content)) as document:
        names = " ".join(
            str(item.BaseFont)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item
        )
    for script in ("Arabic", "Hebrew", "Ethiopic", "Devanagari", "Emoji", "NotoSans"):
        assert script in names


@settings(max_examples=15)
@given(st.text(max_size=200))
def test_any_text_gives_a_pdf(text: str) -> None:
    assert to_pdf(of_words(text)).startswith(b"%PDF-")


def test_letters_that_only_fit_apart_do_not_cost_the_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As if our list said yes to a letter that typst then cannot set."""
    fit: Callable[..., str] = pdf.printable
    monkeypatch.setattr(
        pdf, "printable", lambda text, **how: fit(text, **how) if how else text
    )

    assert "□□" in text_of(to_pdf(of_words("你好")))


@pytest.mark.parametrize(
    "text", ["woord " * 3_333, "x" * 20_000, "😀" * 20_000, "a\n" * 10_000]
)
def test_a_text_of_twenty_thousand_letters_fits_in_time(text: str) -> None:
    begin = time.process_time()

    content = to_pdf(of_words(text))

    assert content.startswith(b"%PDF-")
    assert len(content) < 4_000_000
    assert time.process_time() - begin < 10


def test_more_than_fits_is_told() -> None:
    chapter = Chapter("T", words=(OwnWords("V", "woord " * 3_333),) * 9)

    told = text_of(to_pdf(Report("nl", DAY, (chapter,))))

    assert "Je schreef meer dan in dit bestand past" in told


def test_typesetting_that_fails_tells_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "STANDARD", "no-such-standard")

    with pytest.raises(ReportError, match="could not be made") as failure:
        to_pdf(of_words("geheim"))
    assert "geheim" not in str(failure.value)


def test_typesetting_that_takes_too_long_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "PATIENCE", 0.001)

    with pytest.raises(ReportError):
        to_pdf(of_words("x"))


def test_a_report_without_a_day_has_none() -> None:
    told = text_of(to_pdf(replace(of_words("x"), day=None)))

    assert "2026" not in told


def test_values_per_scale_come_with_their_range() -> None:
    scale = Scale(
        id="giving",
        title=Text(nl="Geven", en="Giving"),
        items=("attention-give", "household-give"),
    )
    asked = load_instrument("bank-account")
    instrument = asked.model_copy(update={"scales": (scale,)})

    values = values_per_scale(instrument, {"attention-give": 7}, "nl")

    assert values is not None
    assert values.rows == (("Geven", "7", "0 tot 10"),)
    assert values_per_scale(instrument, {}, "nl") is None


def test_blank_words_are_no_words() -> None:
    instrument = load_instrument("deposits")

    found = words_of(instrument, {"day-1": "  ", "day-2": "Dank."}, "nl")

    assert [words.text for words in found] == ["Dank."]
