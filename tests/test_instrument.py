import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from workbook.catalogue.instrument_file import read_instrument
from workbook.errors import ResponseError
from workbook.instrument import WITHHELD, Item, Range
from workbook.text import Text

SAMPLE = read_instrument(
    """
id: sample
version: 3
title: {nl: Proef, en: Sample}
intro: {nl: Proef, en: Sample}
source: {nl: Proef, en: Sample}
options:
  agree: [{nl: niet, en: not}, {nl: iets, en: some}, {nl: heel, en: very}]
  amount: {from: 0, to: 1, step: 0.1, low: {nl: weinig, en: little},
           high: {nl: veel, en: much}}
  whole: {from: 0, to: 10, low: {nl: weinig, en: little}, high: {nl: veel, en: much}}
  place:
    - {id: device, text: {nl: Hier, en: Here}, hint: {nl: Blijft, en: Stays}}
    - {id: tab, text: {nl: Tab, en: Tab}}
sections:
  - {id: first, title: {nl: Eerst, en: First}}
items:
  - {id: rated, kind: rating, options: agree, text: {nl: r, en: r}, section: first}
  - {id: chosen, kind: choice, options: place, text: {nl: c, en: c}}
  - {id: ticked, kind: choose-all, options: place, text: {nl: a, en: a}}
  - {id: written, kind: text, text: {nl: t, en: t}, hint: {nl: kort, en: short}}
  - {id: tenths, kind: number, options: amount, text: {nl: n, en: n}}
  - {id: counted, kind: number, options: whole, text: {nl: n, en: n}}
  - {id: day, kind: date, text: {nl: d, en: d}}
  - {id: people, kind: list, text: {nl: l, en: l}}
  - {id: open, kind: rating, options: agree, text: {nl: o, en: o}, withhold: false}
""",
    "sample.yaml",
)

POSSIBLE = [
    ("rated", 1),
    ("rated", 3),
    ("rated", WITHHELD),
    ("chosen", "tab"),
    ("chosen", WITHHELD),
    ("ticked", ["tab", "device"]),
    ("ticked", []),
    ("ticked", WITHHELD),
    ("written", "<script>alert('$')</script> \U0001f331 \u202e"),
    ("written", "x" * 20_000),
    ("tenths", 0.3),
    ("tenths", 1),
    ("counted", 10),
    ("counted", 7.0),
    ("counted", WITHHELD),
    ("day", "2024-02-29"),
    ("day", WITHHELD),
    ("people", ["Sam", "Noor"]),
    ("people", ["x" * 200] * 50),
]
IMPOSSIBLE = [
    ("rated", 0),
    ("rated", 4),
    ("rated", "2"),
    ("rated", 2.0),
    ("rated", True),
    ("rated", None),
    ("rated", [1]),
    ("chosen", "nowhere"),
    ("chosen", 1),
    ("chosen", ["tab"]),
    ("ticked", "tab"),
    ("ticked", ["tab", "tab"]),
    ("ticked", ["tab", WITHHELD]),
    ("ticked", [["tab"]]),
    ("written", 3),
    ("written", "x" * 20_001),
    ("written", None),
    ("tenths", 0.25),
    ("tenths", 1.1),
    ("counted", -1),
    ("counted", 2.5),
    ("counted", True),
    ("counted", "5"),
    ("counted", float("nan")),
    ("counted", float("inf")),
    ("counted", 10**400),
    ("day", "2026-02-29"),
    ("day", "20261122"),
    ("day", "2026-W47-7"),
    ("day", "22-11-2026"),
    ("day", "2026-11-22\n"),
    ("day", 20261122),
    ("people", "Sam"),
    ("people", ["Sam", " "]),
    ("people", ["x" * 201]),
    ("people", ["x"] * 51),
    ("people", [1]),
    ("people", WITHHELD),
    ("open", WITHHELD),
]


def ids(cases):
    return [f"{item}: {repr(response)[:30]}" for item, response in cases]


@pytest.mark.parametrize(("item", "response"), POSSIBLE, ids=ids(POSSIBLE))
def test_possible_response_is_accepted(item, response):
    assert SAMPLE.faults({item: response}) == {}


@pytest.mark.parametrize(("item", "response"), IMPOSSIBLE, ids=ids(IMPOSSIBLE))
def test_impossible_response_is_refused(item, response):
    assert list(SAMPLE.faults({item: response})) == [item]


@pytest.mark.parametrize(
    ("item", "response", "told"),
    [
        (
            "rated",
            9,
            "a value of type int is not a possible response; expected one of [1",
        ),
        (
            "chosen",
            "x",
            "a str of length 1 is not a possible response; expected one of ['device'",
        ),
        ("tenths", 2, "expected a number from 0 to 1 in steps of 0.1, or"),
        (
            "counted",
            11,
            "a value of type int is not a possible response; expected a number",
        ),
        ("day", "soon", 'expected a day such as "2026-11-22", or "withheld"'),
        ("people", ["", ""], "a list of length 2 is not a possible response; expected"),
        (
            "open",
            0,
            "a value of type int is not a possible response; expected one of",
        ),
        ("ticked", 1, "expected a list of some of ['device', 'tab'], each once"),
    ],
)
def test_fault_says_place_fault_and_remedy(item, response, told):
    sentence = SAMPLE.faults({item: response})[item]

    assert sentence.startswith(f"sample.{item}: ")
    assert told in sentence


def test_unknown_item_is_a_fault():
    assert SAMPLE.faults({"nosuch": 1}) == {
        "nosuch": "sample: an unknown item; use an id from the file"
    }


def test_own_words_never_stand_in_a_fault():
    secret = "my secret " * 3000

    answers = {"written": secret, "people": [secret], "chosen": secret, secret: 1}
    told = SAMPLE.faults({**answers, "rated": 990017})

    assert len(told) == 5
    assert "990017" not in str(told.values())
    assert "secret" not in str(told.values())


def test_fault_about_something_huge_stays_short():
    huge = {"a": [["deep" * 1000] * 1000] * 1000}

    for sentence in SAMPLE.faults({"rated": huge, "x" * 100_000: 1}).values():
        assert len(sentence) < 500


def test_check_tells_all_faults_at_once():
    with pytest.raises(ResponseError, match=r"(?s)sample\.rated: .*sample\.day: "):
        SAMPLE.check({"rated": 9, "written": "fine", "day": 9})


def test_check_is_silent_when_all_is_well():
    SAMPLE.check(dict(POSSIBLE))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(SAMPLE.item_ids)), JSON))
def test_whatever_a_browser_sends_gets_an_answer(responses):
    faults = SAMPLE.faults(responses)

    assert set(faults) == {
        id for id, response in responses.items() if not SAMPLE.item(id).allows(response)
    }


@given(st.integers(min_value=0, max_value=10))
def test_every_step_of_a_range_of_tenths_is_in_it(tenths):
    assert SAMPLE.faults({"tenths": tenths / 10}) == {}


def test_instrument_is_a_questionnaire_unless_it_says_otherwise():
    assert SAMPLE.kind == "questionnaire"


def test_responses_of_a_journal_are_checked_entry_by_entry():
    journal = SAMPLE.model_copy(update={"kind": "journal"})

    assert journal.faults({"day": "2026-11-22", "written": "tea"}) == {}
    assert list(journal.faults({"day": "yesterday"})) == ["day"]


def test_items_have_their_own_options():
    assert SAMPLE.item("rated").values == (1, 2, 3)
    assert SAMPLE.item("chosen").values == ("device", "tab")
    assert SAMPLE.item("chosen").options[0].hint["en"] == "Stays"
    assert SAMPLE.item("tenths").options.high_text["en"] == "much"
    assert SAMPLE.item("written").options is None


def test_only_ratings_and_numbers_have_bounds():
    bounds = {item.id: item.bounds for item in SAMPLE.items if item.bounds}

    assert bounds == {
        "rated": (1, 3),
        "open": (1, 3),
        "tenths": (0, 1),
        "counted": (0, 10),
    }


def test_what_can_be_left_empty_is_not_withheld():
    offered = {item.id for item in SAMPLE.items if item.withhold}

    assert offered == {"rated", "chosen", "ticked", "tenths", "counted", "day"}


def test_item_needs_the_options_of_its_kind():
    text = Text(nl="x", en="x")

    with pytest.raises(ValidationError, match="not the options for a choice"):
        Item(
            id="x",
            kind="choice",
            text=text,
            options=Range(low=0, high=1, low_text=text, high_text=text),
        )


def test_unknown_item_is_a_key_error():
    with pytest.raises(KeyError):
        SAMPLE.item("nosuch")
