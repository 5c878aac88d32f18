"""What waits for a consent is closed in the document, whichever page shows it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

import workbook
from workbook import Page
from workbook.check.content import check_instruments
from workbook.check.report import Report
from workbook.errors import ContentError, PageError
from workbook.meaning.consenting import load_consent, waiting_for
from workbook.widgets.consent import Consent


def chapter() -> Page:
    page = Page("intimacy", language="nl")
    page.consent("intimacy-consent")
    return page


def write(content: Path, id: str, more: str) -> None:
    words = "{nl: Iets, en: Something}"
    (content / "assets/instruments" / f"{id}.yaml").write_text(
        f"id: {id}\nversion: 1\ntitle: {words}\nintro: {words}\nsource: {words}\n{more}"
    )


ASKS = "items: [{id: own, kind: text, text: {nl: Wat, en: What}}]\n"


def test_all_that_waits_for_the_consent_is_known() -> None:
    assert waiting_for("intimacy-consent") == ["intimacy", "intimacy-words"]
    assert waiting_for("consent") == []


def test_a_form_that_waits_is_hidden_and_says_so() -> None:
    html = chapter().questionnaire("intimacy").document_html()

    assert re.search(r'<form[^>]* data-consent="intimacy-consent" hidden>', html)
    assert "Ze gaan open als je hierboven ja zegt" in html


def test_a_form_that_waits_for_nothing_is_open() -> None:
    html = Page("x", language="nl").questionnaire("bank-account").document_html()

    assert " hidden" not in html.partition(">")[0]
    assert "data-consent" not in html


def test_what_follows_waits_for_the_same_consent() -> None:
    page = chapter()
    page.questionnaire("intimacy")

    for panel in (page.picture("intimacy"), page.next_steps()):
        assert panel.consent == "intimacy-consent"
        assert panel.closed in panel.document_html()
        assert panel.html not in panel.document_html()


def test_what_follows_open_questions_waits_for_nothing() -> None:
    page = Page("bank-account", language="nl")
    page.questionnaire("bank-account")

    assert page.picture("balance").consent == ""


def test_a_page_of_another_chapter_waits_too() -> None:
    """A report that reads these answers has no form of theirs, and needs the yes."""
    answers = Page("report", language="en")._following.answers_to("intimacy")

    assert answers.consent == "intimacy-consent"


def test_a_consent_has_no_value_that_could_reach_a_kernel() -> None:
    assert "value" not in chapter_consent().traits(sync=True)


def chapter_consent() -> Consent:
    return Consent(load_consent("intimacy-consent"), "en")


def test_the_question_after_a_no_is_in_the_document_but_hidden() -> None:
    html = chapter_consent().document_html()

    assert re.search(r'class="kept" role="group" aria-labelledby="[\w-]+" hidden', html)
    assert "Erase my answers" in html
    waiting = re.search(r'data-waiting="([^"]+)"', html)
    assert waiting
    assert json.loads(waiting[1].replace("&#34;", '"')) == [
        "intimacy",
        "intimacy-words",
    ]


@pytest.mark.parametrize(
    ("misuse", "told"),
    [
        (
            lambda: Page("x", language="nl").questionnaire("intimacy"),
            r'waits for a consent; put page.consent\("intimacy-consent"\) above it',
        ),
        (lambda: chapter().consent("intimacy-consent"), "is asked twice"),
    ],
)
def test_misuse_in_a_notebook_is_told_with_a_remedy(misuse: object, told: str) -> None:
    assert callable(misuse)
    with pytest.raises(PageError, match=told):
        misuse()


def test_an_instrument_that_cannot_say_yes_is_no_consent() -> None:
    with pytest.raises(
        ContentError, match=r'cannot give a consent; add a choice .*"given"'
    ):
        Page("x", language="nl").consent("about")


def test_check_tells_of_a_consent_that_is_not_there(content: Path) -> None:
    write(content, "secret", f"consent: nowhere\n{ASKS}")
    report = Report()

    check_instruments(report)

    assert [fault.fault for fault in report.faults] == ['there is no "nowhere.yaml"']


def test_check_tells_of_a_consent_that_cannot_be_given(content: Path) -> None:
    write(content, "secret", f"consent: weak\n{ASKS}")
    write(content, "weak", ASKS)
    report = Report()

    check_instruments(report)

    assert [fault.fault for fault in report.faults] == ["it cannot give a consent"]


def secret_diary(content: Path) -> None:
    """Add a journal that waits to a copy of the workbook's own content."""
    assets = Path(workbook.__file__).parents[1] / "assets"
    shutil.copytree(assets, content / "assets", dirs_exist_ok=True)
    day = "items: [{id: day, kind: date, text: {nl: Dag, en: Day}}]\n"
    write(content, "diary", f"kind: journal\nconsent: intimacy-consent\n{day}")


def test_a_journal_can_wait_too(content: Path) -> None:
    secret_diary(content)
    report = Report()
    check_instruments(report)
    page = Page("report", language="en")
    with pytest.raises(PageError, match='the journal "diary" waits for a consent'):
        page.journal("diary")

    page.consent("intimacy-consent")
    journal = page.journal("diary")

    assert not report.faults
    assert journal.consent == "intimacy-consent"
    html = journal.document_html()
    assert re.search(r'<section[^>]* data-consent="intimacy-consent" hidden>', html)
    assert "They open when you say yes above" in html
    assert "diary" in waiting_for("intimacy-consent")


def test_what_follows_a_journal_waits_for_its_consent(content: Path) -> None:
    secret_diary(content)
    following = Page("x", language="en")._following
    entries = following.entries_of("diary")

    panel = following.follow(lambda: "<p>drawn</p>", {entries: "entries"})

    assert panel.consent == "intimacy-consent"
    assert panel.closed in panel.document_html()


def test_a_file_with_faults_does_not_take_the_others_along(content: Path) -> None:
    write(content, "secret", f"consent: weak\n{ASKS}")
    write(content, "broken", "items: [")

    assert waiting_for("weak") == ["secret"]
