"""Agreements: on paper, in the report and in the month in which they look back."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_report import ASKED, HOSTILE
from workbook import Page
from workbook.errors import PageError
from workbook.meaning.agreements import Agreement, agreements, looked_back_at
from workbook.meaning.yearplan import ALL_THEMES, PAUSE, year_plan
from workbook.report import planned
from workbook.text import LANGUAGES, Language
from workbook.widgets.sheet import File, Sheet

DAY = date(2026, 12, 9)
OPEN = {"what": "Dinsdag haalt Sam op", "who": "Sam", "by": "2026-11-25"}
START = date(2026, 12, 1)


def entry(number: int, **responses: str) -> dict[str, Any]:
    return {"id": f"e-{number}", "responses": responses}


def paper(*entries: dict[str, Any], language: Language = "nl") -> Sheet:
    page = Page("in-conversation", language=language)
    journal = page.journal("agreements")
    sheet = page.document("agreements")
    journal.set_state({"entries": list(entries)})
    return sheet


def test_only_what_has_words_is_an_agreement_and_a_day_that_is_none_is_left_out() -> (
    None
):
    found = agreements(
        [
            entry(2, what=" Op  zondag\nbellen ", back="2026-13-40"),
            entry(1, who="Sam"),
            {"id": "e-3"},
            entry(0, **OPEN, back="2026-12-09", going="over"),
        ]
    )

    assert [one.what for one in found] == ["Dinsdag haalt Sam op", "Op zondag bellen"]
    assert (found[0].back, found[0].is_open) == (DAY, False)
    assert (found[1].back, found[1].is_open) == (None, True)


@given(
    st.lists(st.dates(date(2026, 1, 1), date(2028, 1, 1))),
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)
def test_each_open_agreement_stands_in_the_one_month_of_its_day(backs, start) -> None:
    found = [Agreement(str(n), f"a{n}", back=back) for n, back in enumerate(backs)]
    months = year_plan([], start, {})

    told = [
        w for m in planned(months, "nl", dated=True, agreed=found) for w in m.agreed
    ]

    due = [
        a.what for a in found if months[0].first <= (a.back or start) <= months[-1].last
    ]
    assert sorted(told) == sorted(due)


def test_nothing_is_looked_back_at_that_is_over_or_has_no_day() -> None:
    found = [Agreement("1", "x", back=DAY, going="over"), Agreement("2", "y")]

    assert looked_back_at(found, DAY - timedelta(9), DAY + timedelta(9)) == []


def test_where_somebody_may_not_be_safe_no_month_asks_to_look_back_together() -> None:
    found = [Agreement("1", "x", back=DAY)]
    unsafe = year_plan([], START, {}, avoid=ALL_THEMES)
    chosen = year_plan([], START, {1: PAUSE}, avoid=ALL_THEMES)

    assert not any(m.agreed for m in planned(unsafe, "nl", dated=True, agreed=found))
    assert planned(chosen, "nl", dated=True, agreed=found)[0].agreed == ("x",)
    assert not any(m.agreed for m in planned(chosen, "nl", dated=False, agreed=found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_agreements_are_a_page_of_paper_with_who_and_when(language: Language) -> None:
    sheet = paper(entry(1, **OPEN, back="2026-12-09", going="well"), language=language)
    file = sheet.makers["pdf"](ASKED)
    assert isinstance(file, File)
    with pdfplumber.open(io.BytesIO(file.content)) as document:
        told = document.pages[0].extract_text()

    for text in (sheet.html, told):
        assert "Dinsdag haalt Sam op" in text
        assert "Sam ·" in text
        assert {"nl": "9 december 2026", "en": "9 December 2026"}[language] in text
    assert (
        file.name
        == {"nl": "wat-wij-afspraken.pdf", "en": "what-we-agreed-on.pdf"}[language]
    )


def test_any_words_of_an_agreement_are_text_and_none_make_no_paper() -> None:
    sheet = paper(entry(1, what=HOSTILE[:190], who=HOSTILE[:190]))

    assert "<script>" not in sheet.html
    assert isinstance(sheet.makers["pdf"](ASKED), File)
    assert paper().makers["pdf"](ASKED) is None


def test_another_journal_is_no_document() -> None:
    page = Page("in-conversation", language="nl")

    with pytest.raises(PageError, match=r'"bank-journal" is no document.*agreements'):
        page.document("bank-journal")


def reported(**choice: object) -> tuple[Sheet, Sheet]:
    """Return report and plan of somebody with one agreement."""
    page = Page("report", language="nl")
    form, report = page.questionnaire("report"), page.report()
    page.questionnaire("year-plan")
    plan = page.year_plan()
    following = page._following
    following.answers_to("year-plan").set_state({"value": {"start": "2026-12-01"}})
    kept = following.entries_of("agreements")
    kept.set_state({"entries": [entry(1, **OPEN, back="2026-12-09")]})
    form.set_state({"value": {"chapters": ["in-conversation"], **choice}})
    return report, plan


def test_own_words_choose_whether_agreements_go_into_the_report_and_its_plan() -> None:
    without, _ = reported(plan="with", words="without")
    with_words, plan = reported(plan="with", words="with")
    file = with_words.makers["pdf"](ASKED)
    assert isinstance(file, File)
    with pdfplumber.open(io.BytesIO(file.content)) as document:
        told = " ".join(page.extract_text() for page in document.pages)

    assert "Dinsdag haalt Sam op" not in without.html
    assert "Er staat één afspraak open." in without.html
    assert with_words.html.count("Dinsdag haalt Sam op") == 2
    assert told.count("Dinsdag haalt Sam op") == 2
    month = plan.html.split("Maand 1<")[1].split("Maand 2<")[0]
    assert "Kijk samen terug op:" in month
    assert "Dinsdag haalt Sam op" in month
    assert plan.html.count("Dinsdag haalt Sam op") == 1
