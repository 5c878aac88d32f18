"""Each chapter of the report and the year plan: whole, empty, closed, and any words."""

from __future__ import annotations

import io
import re
from datetime import date

import pdfplumber
import pikepdf
import pytest

from tests.demo import answer_as
from tests.test_report import ASKED, HOSTILE, chosen, made, structure, text_of
from workbook import Page
from workbook.catalogue import load_instrument, load_strings
from workbook.instrument import Instrument
from workbook.meaning.yearplan import THEMES
from workbook.page.source import CHOICE, Answered, Kept, option_texts
from workbook.page.sources import SOURCES
from workbook.report import Report, to_pdf
from workbook.text import LANGUAGES, Language
from workbook.widgets.rehearsing import TURNS, made_up_responses
from workbook.widgets.sheet import Sheet

LONG = "مرحبا 😀 <b>x</b> #let & woord " * 645
CONSENT = "intimacy-consent"
START = "2027-03-15"
ONLY_WORDS = {"in-conversation"}
"""Chapters of which nothing is drawn: what two people agreed on is words."""


def kept(language: Language, *, turn: int | None, words: str = "") -> Kept:
    """Return answers to all that the sources need; none without a turn.

    With ``words`` each text and each list says just that.
    """

    def answered(id: str) -> Answered:
        instrument = load_instrument(id)
        made_up = {} if turn is None else made_up_responses(instrument, turn)
        return Answered({**made_up, **_written(instrument, words)})

    def entries(id: str) -> list[dict[str, object]]:
        if turn is None:
            return []
        said = {**answered(id).responses, "date": "2026-11-24"}
        return [{"id": "e-1", "responses": said}]

    return Kept(
        language=language,
        width="wide",
        answers={id: answered(id) for s in SOURCES.values() for id in s.instruments},
        entries={id: entries(id) for s in SOURCES.values() for id in s.journals},
        partner=words[:200],
        with_words=True,
    )


def _written(instrument: Instrument, words: str) -> dict[str, object]:
    kinds = {"text": words, "list": [words[:60]]}
    return {i.id: kinds[i.kind] for i in instrument.items if words and i.kind in kinds}


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_each_chapter_that_can_be_chosen_has_a_source_in_the_same_order() -> None:
    choices = option_texts(load_instrument(CHOICE), "chapters", "nl")

    assert list(choices) == list(SOURCES), (
        "give each source in workbook/page/sources.py an option of its id "
        "in assets/instruments/report.yaml, in the same order"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SOURCES)
def test_a_chapter_that_was_filled_in_has_something_to_tell(
    name: str, language: Language
) -> None:
    source = SOURCES[name]
    chapters = [source.chapter(kept(language, turn=turn)) for turn in range(TURNS)]

    assert all(chapter.title for chapter in chapters)
    drawn = any(chapter.illustrations for chapter in chapters)
    assert drawn == (name not in ONLY_WORDS)
    assert any(chapter.steps or chapter.topics for chapter in chapters)
    for one in (one for chapter in chapters for one in chapter.illustrations):
        assert one.alt
        assert one.finding


@pytest.mark.parametrize("name", SOURCES)
def test_a_chapter_that_nobody_filled_in_is_empty(name: str) -> None:
    nothing = kept("nl", turn=None)

    assert SOURCES[name].chapter(nothing).is_empty
    assert not SOURCES[name].wishes(nothing)
    assert not SOURCES[name].avoid(nothing)


@pytest.mark.parametrize("name", SOURCES)
def test_what_a_chapter_wishes_for_are_themes_with_a_weight_and_a_reason(
    name: str,
) -> None:
    found = [
        wish
        for turn in range(TURNS)
        for wish in SOURCES[name].wishes(kept("nl", turn=turn))
    ]

    for wish in found:
        assert wish.theme in THEMES
        assert 0 < wish.weight <= 1
        assert wish.because.endswith(".")


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("words", [HOSTILE, LONG], ids=["hostile", "long"])
def test_any_words_can_stand_in_a_chapter(name: str, words: str) -> None:
    chapter = SOURCES[name].chapter(kept("nl", turn=0, words=words))

    told = flat(text_of(to_pdf(Report("nl", date(2026, 11, 24), (chapter,)))))

    assert chapter.words
    if words == HOSTILE:
        assert '#read("/etc/passwd") #sys.inputs $a$ [b]' in told
        assert "<script>alert(1)</script> &amp; {{ x }} {page}" in told
    else:
        assert told.count("woord") > 600
        assert told.count("#let") > 600


def whole(name: str, language: Language = "nl") -> Sheet:
    return chosen(name, language)[1]


def test_a_full_report_is_tagged_and_read_in_order() -> None:
    content = made(whole("noor"))
    told = flat(text_of(content))
    tags = structure(content)

    order = [
        "Wat erin staat",
        "Nabijheid en warmte",
        "Dat je wakker bleef tot ik thuis was.",
        "Om over te praten",
        "Wat je deze week kunt doen",
        "Als ik niets regel, gebeurt er niets.",
        "‘Zwijgen na ruzie’ mag bij jou stoppen",
        "Papa · Hoe was het aan tafel",
        "Nu en wens per gebied",
        "Zondag, met je voeten tegen de mijne.",
    ]
    places = [told.find(part) for part in order]
    assert -1 not in places, order[places.index(-1)]
    assert places == sorted(places)
    assert sum(tag == "/Figure" and bool(alt) for tag, alt in tags) == 10
    assert [tag for tag, _ in tags].count("/H1") == 7
    assert "□" not in told
    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.Root.Lang) == "nl-NL"
        assert document.Root.MarkInfo.Marked
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages:
            for word in page.extract_words():
                assert 0 <= word["x0"] < word["x1"] <= page.width, word["text"]


def test_the_scan_shows_how_it_changed() -> None:
    assert "10 mei 2026" in whole("noor").html


def test_intimacy_is_in_the_report_only_when_it_is_chosen() -> None:
    page, sheet = chosen("noor")
    choice = page._following.answers_to(CHOICE)
    others = [id for id in SOURCES if id != "intimacy"]
    choice.set_state({"value": {"chapters": others, "words": "with"}})

    for told in (sheet.html, text_of(made(sheet))):
        assert "Zondag, met je voeten" not in told
        assert "Nu en wens per gebied" not in told


def test_without_its_consent_intimacy_tells_nothing_but_that_it_waits() -> None:
    page, sheet = chosen("noor")
    assert "Zondag, met je voeten" in sheet.html

    page._following.answers_to(CONSENT).set_state({"value": {"given": "no"}})

    for told in (sheet.html, text_of(made(sheet))):
        assert "Zondag, met je voeten" not in told
        assert "Nu en wens per gebied" not in told
    assert load_strings("report", "nl")["waiting"] in sheet.html
    assert load_strings("report", "en")["waiting"] in whole("esther", "en").html


@pytest.mark.parametrize(
    ("name", "title", "number"),
    [
        ("kim", "Nee zeggen hoort veilig te zijn", "08002000"),
        ("jo", "Pijn is een reden om te stoppen", "08000188"),
    ],
)
def test_answers_that_ask_for_help_get_help_first(
    name: str, title: str, number: str
) -> None:
    sheet = whole(name)
    content = made(sheet)
    told = flat(text_of(content))

    for text in (sheet.html, told):
        assert text.index(title) < text.index("Nu en wens per gebied")
    assert f'href="tel:{number}"' in sheet.html
    with pikepdf.open(io.BytesIO(content)) as document:
        links = [str(a.A.URI) for p in document.pages for a in p.get("/Annots", ())]
    assert f"tel:{number}" in links


def test_with_fear_there_is_nothing_to_do_together() -> None:
    page = Page("report", language="nl")
    choice, sheet = page.questionnaire(CHOICE), page.report()
    answer_as(page, "kim")
    chapters = ["relationship-scan", "intimacy"]
    choice.set_state({"value": {"chapters": chapters}})

    assert "Om over te praten" not in sheet.html
    assert sheet.html.count("Wat je deze week kunt doen") == 1
    assert "Goed zorgen voor jezelf komt eerst." in sheet.html
    assert sheet.makers["pdf"](ASKED) is not None


def planning(name: str, **choice: object) -> tuple[Page, Sheet]:
    """Choose the plan; it stands below the report, as on the page."""
    page, sheet = chosen(name)
    page.questionnaire("year-plan")
    page.year_plan()
    answer_as(page, name)
    page._following.answers_to(CHOICE).set_state({"value": {"plan": "with", **choice}})
    return page, sheet


def test_the_year_plan_is_in_the_report_only_when_it_is_chosen() -> None:
    assert "Maand 12" not in whole("noor").html

    _, sheet = planning("noor", chapters=["relationship-scan"])
    told = flat(text_of(made(sheet)))

    for text in (sheet.html, told):
        assert load_strings("year-plan", "nl")["title"] in text
        assert "Maand 12" in text
        assert text.count("Tien minuten per week:") == 12
    assert told.index("Nabijheid en warmte") < told.index("Maand 1:")
    assert "1 december 2026 tot en met 31 december 2026" in told


def test_the_plan_alone_is_a_report_and_names_no_answers() -> None:
    page, sheet = planning("noor")
    page._following.answers_to("year-months").set_state(
        {"value": {"month-2": "pause", "month-3": "rest"}}
    )
    page._following.answers_to("year-plan").set_state({"value": {"start": START}})

    for text in (flat(sheet.html), flat(text_of(made(sheet)))):
        assert "Omdat je" not in text
        assert "15 maart 2027 tot en met 14 april 2027" in text
        assert "Een maand zonder plan" in text
        assert "Kies één avond in de week" in text
    tags = [tag for tag, _ in structure(made(sheet))]
    assert tags.count("/H2") == 12


def test_of_a_plan_that_proposes_nothing_only_what_was_chosen_is_on_paper() -> None:
    page, sheet = planning("kim")
    assert sheet.makers["pdf"](ASKED) is None

    months = page._following.answers_to("year-months")
    months.set_state({"value": {"month-2": "rest"}})
    told = flat(text_of(made(sheet)))
    assert "Maand 2: Rust" in told
    assert "Maand 1:" not in told
