"""Words that may sound like blame are noticed, as whole words, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st
from playwright.sync_api import Page

from workbook.text import LANGUAGES, Language
from workbook.widgets.base import HERE
from workbook.widgets.esm import join
from workbook.widgets.gentle import wording_rules

from .test_documents_agree import many

Notice = Callable[[list[str], Language], list[list[str]]]


@pytest.fixture
def notice(page: Page) -> Notice:
    """Return the words that are noticed in each of some texts."""
    script = join(HERE / "wording.js")
    page.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    page.route(
        "**/wording.js",
        lambda route: route.fulfill(body=script, content_type="text/javascript"),
    )
    page.goto("http://workbook.test/")

    def run(texts: list[str], language: Language) -> list[list[str]]:
        told: Any = page.evaluate(
            """async ([texts, rules]) => {
              const { noticed } = await import("/wording.js");
              return texts.map((text) => noticed(text, rules).map(({ word }) => word));
            }""",
            [texts, wording_rules(language)],
        )
        return list(told)

    return run


NOTICED: list[tuple[Language, str, list[str]]] = [
    ("nl", "Je luistert NOOIT.", ["NOOIT"]),
    ("nl", "altijd", ["altijd"]),
    ("nl", "Jij  bent\nzo koud", ["Jij bent"]),
    ("nl", "Het komt door jou, altijd weer", ["door jou", "altijd"]),
    ("nl", "Altijd en nooit, jij bent zo, je moet ophouden", ["Altijd", "jij bent"]),
    ("en", "You’re never here", ["You’re", "never"]),
    ("en", "you're late", ["you're"]),
    ("en", "It is YOUR FAULT!", ["YOUR FAULT"]),
    ("en", "“always”", ["always"]),
]
PASSED: list[tuple[Language, str]] = [
    ("nl", "Ik werd bang toen de deur dichtging."),
    ("nl", "nooitgedacht, voor-altijdgroen"),
    ("nl", "jijbent en jij benten"),
    ("nl", "Wil je even naast me komen zitten?"),
    ("nl", "we zijn allebei moe; overalls"),
    ("en", "Would you listen, without solving it?"),
    ("en", "nevertheless, alwaysland"),
    ("en", "I’m afraid that I’ll lose you"),
    ("en", "you aren’t"),
    ("en", ""),
]


def test_each_word_is_noticed_as_it_was_written(notice: Notice) -> None:
    for language, text, words in NOTICED:
        assert notice([text], language) == [words], text


def test_other_words_pass_also_when_they_have_one_in_them(notice: Notice) -> None:
    for language, text in PASSED:
        assert notice([text], language) == [[]], text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_lists_is_found_on_its_own(
    notice: Notice, language: Language
) -> None:
    lists = [rule["words"] for rule in wording_rules(language)]
    words = [str(word) for some in lists if isinstance(some, list) for word in some]

    for word, found in zip(words, notice(words, language), strict=True):
        assert found, word


def test_whatever_is_typed_at_most_two_whole_words_of_it_are_named(
    notice: Notice,
) -> None:
    made_up = many(st.lists(st.text() | st.sampled_from(LISTED)).map(" ".join), 200)

    for text, found in zip(made_up, notice(made_up, "nl"), strict=True):
        assert len(found) <= 2
        for word in found:
            assert word.lower() in LISTED
            assert re.search(r"\s+".join(map(re.escape, word.split())), text)


LISTED = [
    str(word)
    for rule in wording_rules("nl")
    if isinstance(rule["words"], list)
    for word in rule["words"]
]
