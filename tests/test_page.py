"""A page joins questionnaires and what follows them."""

from __future__ import annotations

import pytest

import workbook
from workbook import Page
from workbook.errors import ContentError, PageError
from workbook.text import Language
from workbook.widgets.panel import Panel


def balance_page(language: Language = "nl") -> tuple[Page, Panel]:
    page = Page("bank-account", language=language)
    page.questionnaire("bank-account")
    return page, page.picture("balance")


def answer(page: Page, instrument: str, **responses: object) -> None:
    """Answer as the browser does; ``_`` stands for ``-`` in an item's id."""
    value = {item.replace("_", "-"): v for item, v in responses.items()}
    page._following.answers_to(instrument).set_state({"value": value})


def test_a_notebook_needs_one_name() -> None:
    assert workbook.__all__ == ["Page"]


def test_before_there_is_something_to_show_a_sentence_stands_there() -> None:
    _, picture = balance_page()

    assert "Hier komt je balans" in picture.html
    assert "<svg" not in picture.html


def test_the_picture_follows_the_answers() -> None:
    page, picture = balance_page("en")

    answer(page, "bank-account", attention_give=8, attention_receive=3)

    assert 'role="img"' in picture.html
    assert "you give 8" in picture.html


def test_the_picture_goes_when_the_answers_go() -> None:
    page, picture = balance_page()
    answer(page, "bank-account", attention_give=8, attention_receive=3)

    answer(page, "bank-account")

    assert "Hier komt je balans" in picture.html


def test_the_picture_is_drawn_for_the_width_of_the_browser() -> None:
    page, picture = balance_page()
    answer(page, "bank-account", attention_give=8, attention_receive=3)

    page._following._client.set_state({"width": "narrow"})

    assert 'viewBox="0 0 340 ' in picture.html


def test_the_partners_name_is_used_as_text() -> None:
    page, picture = balance_page()
    answer(page, "bank-account", attention_give=8, attention_receive=3)

    answer(page, "about", partner="<script>Sam</script>")

    assert "Sam" in picture.html
    assert "<script>" not in picture.html


def test_a_picture_that_fails_says_so_and_comes_back(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    page, picture = balance_page()
    with monkeypatch.context() as patch:
        patch.setattr("workbook.page.bank_account.balance", lambda *_, **__: 1 / 0)
        answer(page, "bank-account", attention_give=8, attention_receive=3)

    assert "Dit kunnen we even niet tekenen" in picture.html
    assert "ZeroDivisionError" in caplog.text

    answer(page, "bank-account", attention_give=7, attention_receive=3)
    assert 'role="img"' in picture.html


@pytest.mark.parametrize(
    ("misuse", "told"),
    [
        (lambda p: p.picture("radar"), 'there is no picture "radar"; use "balance" or'),
        (lambda p: p.questionnaire("bank-account"), "is used twice"),
        (lambda p: p.meaning("about"), 'no meaning of "about"; use "legacy-echo" or'),
    ],
)
def test_misuse_in_a_notebook_is_told_with_a_remedy(misuse: object, told: str) -> None:
    page, _ = balance_page()

    assert callable(misuse)
    with pytest.raises(PageError, match=told):
        misuse(page)


def test_an_unknown_questionnaire_is_told_by_its_name() -> None:
    with pytest.raises(ContentError, match="no-such-questions"):
        Page("x", language="nl").questionnaire("no-such-questions")


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(PageError, match="'fr' is not a language of the workbook"):
        Page("x", language="fr")  # type: ignore[arg-type]
