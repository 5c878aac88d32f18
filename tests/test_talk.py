"""The talk in turns: what stands in the document, and a file that cannot be a talk."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from workbook import Page
from workbook.catalogue import content_dir, load_instrument, load_strings
from workbook.catalogue.instrument_file import read_instrument
from workbook.errors import PageError
from workbook.text import LANGUAGES, Language
from workbook.widgets.talk import AGREEMENTS, Talk, talk_fault, talk_html

WIDGETS = Path(__file__).parent.parent / "workbook" / "widgets"


def html(language: Language) -> str:
    return talk_html(load_instrument("talk"), load_instrument(AGREEMENTS), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_step_says_what_both_do_and_how_to_begin(language: Language) -> None:
    whole = html(language)

    assert re.findall(r'data-step="(\w+)"', whole) == [
        *("tell", "mirror", "more"),
        *("common", "agree", "close"),
    ]
    for kind in ("tell", "mirror", "more"):
        step = whole.split(f'data-step="{kind}"')[1].split("</section>")[0]
        assert set(re.findall(r'data-role="(\w+)"', step)) == {"speaker", "listener"}
        assert step.count('class="task"') == 2
        assert step.count('class="words"') == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_each_step_there_is_a_way_back_a_stop_and_a_pause_when_it_is_too_much(
    language: Language,
) -> None:
    whole = html(language)

    for step in re.split(r'data-step="', whole)[1:]:
        part = step.split("</section>")[0]
        for act in ("back", "stop", "hold"):
            assert part.count(f'data-do="{act}"') == 1
    for dial in ("112", "08002000", "1712", "0880767000", "106"):
        assert f'href="tel:{dial}"' in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_the_script_says_is_sent(language: Language) -> None:
    found = re.search(r'data-said="([^"]*)"', html(language))
    assert found
    said = json.loads(unescape(found[1]))

    scripts = [path.read_text("utf-8") for path in WIDGETS.glob("talk*.js")]
    used = {word for text in scripts for word in re.findall(r"said\.(\w+)", text)}
    used |= {f"time_{w}" for w in ("plenty", "more", "half", "less", "minute", "round")}
    used |= {
        f"{kind}_title"
        for kind in ("tell", "mirror", "more", "common", "agree", "close")
    }
    assert used <= set(said)
    assert len(said) < len(load_strings("talk", language)) / 2


def test_no_word_about_time_has_a_number_or_seconds() -> None:
    for language in LANGUAGES:
        for key, text in load_strings("talk", language).items():
            if key.startswith("time_"):
                assert not re.search(r"\d|second", text), key


def talk_file(old: str, new: str) -> str:
    path = content_dir() / "assets" / "instruments" / "talk.yaml"
    text = path.read_text("utf-8")
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("id: both", "id: common", 'no text "both"'),
        ("id: turn\n    kind: text", "id: turn\n    kind: date", 'no text "turn"'),
        ("- id: facing", "- id: opposite", "the options beside, facing; change"),
        ("- id: m5", "- id: five", '"five" of "talk" is no length of a turn'),
        ("- id: m5", "- id: m0", '"m0" of "talk" is no length'),
    ],
)
def test_a_file_that_cannot_be_a_talk_is_told_with_its_remedy(
    old: str, new: str, fault: str
) -> None:
    found = talk_fault(read_instrument(talk_file(old, new), "talk.yaml"))

    assert found is not None
    assert fault in ": ".join(found)
    assert found[1]


def test_a_facilitator_may_add_a_length_and_change_any_word() -> None:
    longer = (
        "- id: m12\n      text: {nl: twaalf minuten, en: <b>twelve</b>}\n    - id: m8"
    )
    instrument = read_instrument(talk_file("- id: m8", longer), "talk.yaml")

    assert talk_fault(instrument) is None
    made = talk_html(instrument, load_instrument(AGREEMENTS), "en")
    assert 'value="m12"' in made
    assert "&lt;b&gt;twelve" in made


def test_another_questionnaire_is_no_talk_and_a_page_has_one_of_each() -> None:
    page = Page("in-conversation", language="nl")
    page.talk("talk")

    with pytest.raises(PageError, match='"deposits" has no text "subject"'):
        page.talk("deposits")
    with pytest.raises(PageError, match="used twice"):
        page.talk("talk")


def test_what_the_browser_tells_is_checked_and_subjects_come_from_the_page() -> None:
    talk: Talk = Page("in-conversation", language="nl").talk("talk")
    talk.subjects = ["Waar verlangen jullie naar?"]

    talk.set_state({"value": {"first": "c", "sit": "facing"}, "subjects": ["x"]})

    assert talk.value == {"sit": "facing"}
    assert talk.problem
    assert talk.subjects == ["Waar verlangen jullie naar?"]
