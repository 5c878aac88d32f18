from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from workbook.text import LANGUAGES, Text, format_date, format_number, join_words


def test_text_is_read_by_language():
    text = Text(nl="Aandacht", en="Attention")

    assert [text[language] for language in LANGUAGES] == ["Aandacht", "Attention"]


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_text_needs_words_in_both_languages(blank):
    with pytest.raises(ValidationError):
        Text(nl="Aandacht", en=blank)


def test_text_cannot_change():
    text = Text(nl="Aandacht", en="Attention")

    with pytest.raises(ValidationError, match="frozen"):
        text.nl = "Initiatief"


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (4, "4", "4"),
        (4.5, "4,5", "4.5"),
        (0.25, "0,3", "0.3"),
        (-0.25, "−0,3", "−0.3"),
        (1.05, "1,1", "1.1"),
        (-0.04, "0", "0"),
        (9.96, "10", "10"),
        (1234.5, "1.234,5", "1,234.5"),
    ],
)
def test_number_follows_the_language(value, dutch, english):
    assert format_number(value, "nl") == dutch
    assert format_number(value, "en") == english


@pytest.mark.parametrize(
    ("value", "told"), [(2, "+2"), (-4.5, "−4,5"), (0, "0"), (-0.01, "0"), (0.04, "0")]
)
def test_signed_number_has_a_sign_unless_it_is_zero(value, told):
    assert format_number(value, "nl", signed=True) == told


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_number_that_is_none_is_refused(value):
    with pytest.raises(ValueError, match="give a finite number"):
        format_number(value, "en")


@given(st.floats(min_value=-1e6, max_value=1e6), st.sampled_from(LANGUAGES))
def test_a_number_and_its_opposite_differ_in_sign_only(value, language):
    one = format_number(value, language, signed=True)
    other = format_number(-value, language, signed=True)

    assert one.lstrip("+−") == other.lstrip("+−")
    assert {one[0], other[0]} == {"+", "−"} or one == other == "0"


def test_date_follows_the_language():
    assert format_date(date(2026, 3, 1), "nl") == "1 maart 2026"
    assert format_date(date(2026, 3, 1), "en") == "1 March 2026"


@pytest.mark.parametrize(
    ("words", "dutch", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a en b", "a and b"),
        (["a", "b", "c"], "a, b en c", "a, b and c"),
    ],
)
def test_words_are_joined_as_the_language_does(words, dutch, english):
    assert join_words(words, "nl") == dutch
    assert join_words(words, "en") == english
