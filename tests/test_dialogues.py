"""A dialogue is whole in the document, and its file is checked like any other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbook import Page
from workbook.catalogue import all_dialogues, load_dialogue
from workbook.check.content import check_dialogues
from workbook.check.report import Report
from workbook.errors import ContentError, PageError
from workbook.text import LANGUAGES, Language
from workbook.widgets.dialogue import dialogue_html
from workbook.widgets.gentle import wording_rules

WHOLE = """\
title: {nl: Titel, en: Title}
scene: {nl: Begin, en: Begin}
people: {a: {nl: Jan, en: Jan}, b: {nl: Piet, en: Piet}}
lines:
  - by: a
    said: {nl: z, en: s}
    meant: {nl: b, en: m}
    felt: {nl: v, en: f}
ending: {nl: Eind, en: End}
exit: {by: b, said: {nl: uit, en: out}}
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", all_dialogues())
def test_all_of_a_dialogue_can_be_read_without_a_script(
    name: str, language: Language
) -> None:
    dialogue = load_dialogue(name)

    html = dialogue_html(dialogue, language)

    for line in dialogue.lines:
        for layer in (line.said, line.meant, line.felt):
            assert layer[language] in html
    assert dialogue.ending[language] in html
    assert dialogue.exit.said[language] in html
    assert 'data-layer="felt"' in html  # so that the style hides no layer
    assert len(re.findall("data-controls hidden", html)) == 2


@pytest.mark.parametrize("name", all_dialogues())
def test_both_people_speak_in_turns_that_show_the_pattern(name: str) -> None:
    voices = [line.by for line in load_dialogue(name).lines]

    assert set(voices) == {"a", "b"}
    assert len(voices) >= 4


def test_there_are_the_three_patterns_of_the_chapter() -> None:
    assert all_dialogues() == ("chase", "clash", "silence")


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (("en: Title", "en: ''"), "title"),
        (("by: a", "by: c"), 'unknown by "c"; use "a" or "b"'),
        (("    felt: {nl: v, en: f}\n", ""), 'has no "felt"; add "felt:"'),
    ],
)
def test_a_fault_in_a_dialogue_is_told_with_its_line(
    content: Path, break_it: tuple[str, str], told: str
) -> None:
    folder = content / "assets" / "dialogues"
    folder.mkdir()
    (folder / "mine.yaml").write_text(WHOLE.replace(*break_it))
    report = Report()

    check_dialogues(report)

    (fault,) = report.faults
    assert re.match(r"mine\.yaml line \d+: ", str(fault))
    assert told in str(fault)


def test_an_unknown_dialogue_is_told_by_its_name() -> None:
    with pytest.raises(ContentError, match="no-such-words"):
        Page("x", language="nl").dialogue("no-such-words")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_of_words_has_a_hint_that_repeats_the_word(
    language: Language,
) -> None:
    rules = wording_rules(language)

    assert len(rules) == 4
    for rule in rules:
        words, hint = rule["words"], str(rule["hint"])
        assert isinstance(words, list)
        assert all(word and word == word.strip() for word in words)
        assert "{word}" in hint


def test_a_form_cannot_be_both_repeated_and_gentle() -> None:
    with pytest.raises(PageError, match="cannot be both"):
        Page("x", language="nl").questionnaire(
            "quarrel-words", repeat=True, gentle=True
        )
