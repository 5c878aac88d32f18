"""A form is native HTML made once, and its widget takes only possible responses."""

from __future__ import annotations

import json
import logging
import re
from html.parser import HTMLParser

import pytest
import traitlets

from workbook.catalogue import load_instrument
from workbook.instrument import Instrument
from workbook.widgets.base import HERE
from workbook.widgets.questionnaire import (
    SCRIPT_WORDS,
    Questionnaire,
    counted_items,
    form_html,
)


class Form(HTMLParser):
    """The inputs of a form and the words of each question."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inputs: list[dict[str, str | None]] = []
        self.attributes: dict[str, str | None] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "form":
            self.attributes = dict(attrs)
        if tag in ("input", "textarea"):
            self.inputs.append({"tag": tag, **dict(attrs)})


@pytest.fixture
def instrument() -> Instrument:
    return load_instrument("bank-account")


@pytest.fixture
def questionnaire(instrument: Instrument) -> Questionnaire:
    return Questionnaire(instrument, "nl")


def test_every_item_has_native_inputs(instrument: Instrument) -> None:
    form = Form(form_html(instrument, "en"))

    assert {i["name"] for i in form.inputs} == {item.id for item in instrument.items}


def test_zero_to_ten_is_eleven_radios_and_rather_not_say(
    instrument: Instrument,
) -> None:
    form = Form(form_html(instrument, "nl"))

    values = [i["value"] for i in form.inputs if i["name"] == "attention-give"]
    assert values == [*map(str, range(11)), "withheld"]


def test_writing_does_not_count_in_progress(instrument: Instrument) -> None:
    counted = counted_items(instrument)

    assert len(counted) == 21
    assert not [item for item in counted if item.endswith("-note")]


def test_words_of_a_form_cannot_become_markup(instrument: Instrument) -> None:
    evil = "\"><script>alert('x')</script>"
    title = instrument.title.model_copy(update={"nl": evil})
    item = instrument.items[0].model_copy(update={"text": title})
    hostile = instrument.model_copy(update={"title": title, "items": (item,)})

    html = form_html(hostile, "nl")

    assert "<script>" not in html
    assert Form(html).attributes["aria-label"] == evil


def test_the_script_gets_its_words_as_json(instrument: Instrument) -> None:
    form = Form(form_html(instrument, "en"))

    assert "{time}" in json.loads(form.attributes["data-words"] or "")["saved_device"]


def test_a_programmer_who_sets_an_impossible_value_gets_an_error(
    questionnaire: Questionnaire,
) -> None:
    with pytest.raises(traitlets.TraitError, match="attention-give"):
        questionnaire.value = {"attention-give": 11}


@pytest.mark.parametrize(
    "sent",
    [
        {"attention-give": 11},
        {"attention-give": "8"},
        {"attention-give": None},
        {"no-such-item": 1},
        {"attention-note": "x" * 20_001},
        {"attention-give": {"$": "x"}},
    ],
)
def test_what_a_tampered_page_sends_is_refused_and_told(
    questionnaire: Questionnaire,
    sent: dict[str, object],
    caplog: pytest.LogCaptureFixture,
) -> None:
    questionnaire.set_state({"value": {"attention-give": 8, "room-give": 1}})

    with caplog.at_level(logging.WARNING):
        questionnaire.set_state({"value": {"room-give": 2, **sent}})

    assert questionnaire.value["room-give"] == 2  # the good part is taken
    assert questionnaire.value.get("attention-give", 8) == 8  # the last good one stays
    assert "no-such-item" not in questionnaire.value
    assert "past niet bij de vraag" in questionnaire.problem
    assert "refused" in caplog.text


def test_a_value_that_is_no_mapping_leaves_all_as_it_was(
    questionnaire: Questionnaire,
) -> None:
    questionnaire.set_state({"value": {"attention-give": 8}})

    questionnaire.set_state({"value": ["attention-give", 9]})

    assert questionnaire.value == {"attention-give": 8}
    assert questionnaire.problem


def test_the_refusal_goes_away_with_the_next_good_value(
    questionnaire: Questionnaire,
) -> None:
    questionnaire.set_state({"value": {"attention-give": 11}})
    questionnaire.set_state({"value": {"attention-give": 7}})

    assert questionnaire.problem == ""


def test_a_page_cannot_change_the_form_or_the_script(
    questionnaire: Questionnaire,
) -> None:
    form, script = questionnaire.form, questionnaire._esm

    questionnaire.set_state({"form": "<p>", "_esm": "alert()", "items": []})

    assert (questionnaire.form, questionnaire._esm) == (form, script)
    assert questionnaire.items


def test_scripts_get_the_words_that_they_say() -> None:
    scripts = ("asking", "entries", "items", "journal", "questionnaire")
    text = "".join((HERE / f"{s}.js").read_text(encoding="utf-8") for s in scripts)
    said = set(re.findall(r"\bwords\.([a-z_]+)", text)) - {"js"}

    assert said <= set(SCRIPT_WORDS)
    chosen = set(SCRIPT_WORDS) - said
    assert all(f'"{word}"' in text for word in chosen)
