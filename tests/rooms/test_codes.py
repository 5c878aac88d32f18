"""A code is eight words that sound and look the same in both languages."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import CodeError
from workbook.rooms.codes import LETTERS, N_WORDS, new_code, parse_code, spoken, words

codes = st.lists(st.sampled_from(words()), min_size=8, max_size=8).map("-".join)
# Words that could hurt in a hard week, or that sound like an end or a bond.
NEVER = {
    *("alarm", "baby", "bed", "blind", "bonus", "casino", "crisis", "drama", "duel"),
    *("ego", "escort", "gift", "kind", "lady", "romance", "single", "solo", "stop"),
    *("trap", "trauma", "trouble", "virus", "war", "wet", "whisky", "wodka"),
}


def test_there_are_as_many_words_as_a_byte_has_values() -> None:
    assert len(words()) == len(set(words())) == 256
    assert len(words()) ** N_WORDS >= 2**60


def test_every_word_is_short_and_plain_and_in_order() -> None:
    assert all(re.fullmatch(r"[a-z]{4,10}", word) for word in words())
    assert list(words()) == sorted(words())


def test_four_letters_tell_a_word_from_all_others() -> None:
    assert len({word[:LETTERS] for word in words()}) == 256


def test_no_word_hurts() -> None:
    assert not NEVER & set(words())


def test_a_new_code_is_another_one_each_time() -> None:
    made = {new_code() for _ in range(50)}

    assert len(made) == 50
    assert all(parse_code(code) == code for code in made)


@given(codes, st.sampled_from([" ", "-", ", ", ". ", "\n", " – ", "_"]))
def test_case_and_what_stands_between_do_not_matter(code: str, between: str) -> None:
    typed = f"  {between.join(code.upper().split('-'))}{between}"

    assert parse_code(typed) == code


@given(codes)
def test_the_first_four_letters_are_enough(code: str) -> None:
    short = " ".join(word[:LETTERS] for word in code.split("-"))

    assert parse_code(short) == code


@given(codes)
def test_what_is_read_aloud_can_be_typed(code: str) -> None:
    assert parse_code(spoken(code)) == code
    assert spoken(code).count(";") == 1


def test_a_strange_word_is_named_with_its_place_and_a_remedy() -> None:
    typed = new_code().split("-")
    typed[2] = "xylofoon"

    with pytest.raises(CodeError, match=r'word 3 .*"xylofoon".*spelling') as caught:
        parse_code(" ".join(typed))

    assert caught.value.words == ("xylofoon",)


@pytest.mark.parametrize("n_words", [0, 1, 7, 9, 16])
def test_a_code_of_another_length_says_how_many_words_it_has(n_words: int) -> None:
    with pytest.raises(CodeError, match=f"has {n_words} words.*all 8"):
        parse_code(" ".join(["koala"] * n_words))


@given(st.text(max_size=2000))
def test_whatever_is_typed_is_a_code_or_a_told_fault(typed: str) -> None:
    with suppress(CodeError):
        code = parse_code(typed)
        assert parse_code(code) == code
