"""What is sealed opens with the right key, in the right place, and tells no length."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import RoomError, TooBigError, UnknownRoomError
from workbook.rooms.codes import new_code
from workbook.rooms.keys import (
    SALT_BYTES,
    Key,
    key_of_code,
    member_hash,
    new_key,
    open_sealed,
    parse_key,
    seal,
)

from .made import new_member

content = st.dictionaries(st.text(max_size=20), st.integers() | st.text(max_size=50))


def test_a_code_has_one_key_in_each_installation() -> None:
    code, here, there = new_code(), *(secrets.token_bytes(SALT_BYTES) for _ in "12")

    assert key_of_code(code, here) == key_of_code(code, here)
    assert key_of_code(code, here).room != key_of_code(code, there).room
    assert key_of_code(code, here).secret != key_of_code(code, there).secret


def test_a_key_goes_through_the_browser_as_64_signs() -> None:
    key = new_key()

    assert len(key.text) == 64
    assert parse_key(key.text) == key


@pytest.mark.parametrize(
    "text", ["", "a" * 63, "a" * 68, "+" * 64, "é" * 64, None, 7, ["a" * 64], "\ud83d"]
)
def test_what_is_no_key_opens_nothing(text: object) -> None:
    with pytest.raises(UnknownRoomError):
        parse_key(text)


def test_a_key_does_not_show_itself() -> None:
    key = new_key()

    assert key.text not in repr(key)
    assert repr(key.secret) not in repr(key)


@given(content)
def test_what_was_sealed_comes_back(told: dict[str, object]) -> None:
    key = new_key()
    plain = {k.encode("utf-8", "replace").decode(): v for k, v in told.items()}

    assert open_sealed(key, "share 1", seal(key, "share 1", plain, 4096)) == plain


@given(content, content)
def test_all_that_is_sealed_has_one_length(
    one: dict[str, object], other: dict[str, object]
) -> None:
    key = new_key()

    assert len(seal(key, "a", one, 4096)) == len(seal(key, "a", other, 4096))


def test_the_same_content_never_looks_the_same() -> None:
    key = new_key()

    assert seal(key, "a", {}, 64) != seal(key, "a", {}, 64)


def test_it_opens_nowhere_else() -> None:
    key, other = new_key(), new_key()
    sealed = seal(key, "share 1", {"a": 1}, 64)

    for wrong, what in [
        (other, "share 1"),
        (key, "share 2"),
        (Key(other.room, key.secret), "share 1"),
        (Key(key.room, other.secret), "share 1"),
    ]:
        with pytest.raises(UnknownRoomError):
            open_sealed(wrong, what, sealed)


def test_what_was_changed_on_the_disk_does_not_open() -> None:
    key = new_key()
    sealed = bytearray(seal(key, "a", {}, 64))
    sealed[-1] ^= 1

    for broken in (bytes(sealed), b"", b"short"):
        with pytest.raises(UnknownRoomError):
            open_sealed(key, "a", broken)


def test_what_does_not_fit_is_refused_and_not_cut_off() -> None:
    with pytest.raises(TooBigError, match="64 bytes"):
        seal(new_key(), "a", {"a": "é" * 40}, 64)


def test_a_member_is_22_signs_and_only_its_hash_is_known() -> None:
    member = new_member()

    assert len(member_hash(member)) == 32
    assert member.encode() not in member_hash(member)
    for strange in ("", member + "a", member[:-1] + "!", None, 5, member[:-1] + "é"):
        with pytest.raises(RoomError):
            member_hash(strange)
