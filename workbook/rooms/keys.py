"""Keys: what a code becomes, and how what is in a room is sealed with it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import secrets
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workbook.errors import RoomError, TooBigError, UnknownRoomError

SALT_BYTES: Final = 16
"""One salt for an installation, kept beside the schema's version."""
_ROOM_BYTES: Final = 16
_SECRET_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_LENGTH_BYTES: Final = 4
# 16 MB and some 50 ms for each guess, besides the 64 bits of a code.
SCRYPT: Final = {"n": 2**14, "r": 8, "p": 1, "dklen": 32, "maxmem": 2**26}
_KEY: Final = re.compile(r"[\w-]{64}", re.ASCII)
_MEMBER: Final = re.compile(r"[\w-]{22}", re.ASCII)


@dataclass(frozen=True)
class Key:
    """What a code becomes.

    Parameters
    ----------
    room
        Id of the room, 16 bytes: the database looks it up.
    secret
        32 bytes that seal what is in the room; the server keeps them nowhere.
    """

    room: bytes
    secret: bytes

    def __repr__(self) -> str:
        return "Key(...)"

    @property
    def text(self) -> str:
        """The key as the browser keeps it: 64 signs."""
        return base64.urlsafe_b64encode(self.room + self.secret).decode()


def key_of_code(code: str, salt: bytes) -> Key:
    """Return the key of a code; slow on purpose.

    Parameters
    ----------
    code
        As `parse_code` returns it.
    salt
        The installation's.
    """
    stretched = hashlib.scrypt(code.encode(), salt=salt, **SCRYPT)
    length = _ROOM_BYTES + _SECRET_BYTES
    derived = HKDF(SHA256(), length, salt=None, info=b"samenwerkboek room 1")
    both = derived.derive(stretched)
    return Key(both[:_ROOM_BYTES], both[_ROOM_BYTES:])


def new_key() -> Key:
    """Return a random key, which belongs to no code."""
    return Key(secrets.token_bytes(_ROOM_BYTES), secrets.token_bytes(_SECRET_BYTES))


def parse_key(text: object) -> Key:
    """Return the key that a browser has sent.

    Raises
    ------
    UnknownRoomError
        If it is none.
    """
    if not isinstance(text, str) or not _KEY.fullmatch(text):
        raise UnknownRoomError
    both = base64.urlsafe_b64decode(text)
    return Key(both[:_ROOM_BYTES], both[_ROOM_BYTES:])


def member_hash(text: object) -> bytes:
    """Return what the database knows of a member or a lead: 32 bytes.

    Raises
    ------
    RoomError
        If it is not 128 random bits as a browser writes them, 22 signs.
    """
    if not isinstance(text, str) or not _MEMBER.fullmatch(text):
        raise RoomError("member", "this is not 22 signs of base64url", "send 128 bits")
    return hashlib.sha256(text.encode()).digest()


def seal(key: Key, what: str, content: Any, size: int) -> bytes:
    """Return content as JSON, filled up to ``size`` bytes and sealed.

    Parameters
    ----------
    what
        What it is, for example ``share 1``: it opens as nothing else, in no other room.
    size
        Bytes of the padded JSON, so that the sealed length tells nothing.

    Raises
    ------
    TooBigError
        If it does not fit.
    """
    told = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    text = told.encode("utf-8", "replace")  # half a character is no reason to fail
    if len(text) + _LENGTH_BYTES > size:
        raise TooBigError(
            what, f"it takes more than {size} bytes", "share less at once"
        )
    padded = (len(text).to_bytes(_LENGTH_BYTES, "big") + text).ljust(size, b"\0")
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key.secret).encrypt(nonce, padded, _bound(key, what))


def open_sealed(key: Key, what: str, sealed: bytes) -> Any:
    """Return what was sealed.

    Raises
    ------
    UnknownRoomError
        If it was sealed with another key, in another room or as something else.
    """
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        padded = AESGCM(key.secret).decrypt(nonce, rest, _bound(key, what))
    except (InvalidTag, ValueError):
        raise UnknownRoomError from None
    end = _LENGTH_BYTES + int.from_bytes(padded[:_LENGTH_BYTES], "big")
    return json.loads(padded[_LENGTH_BYTES:end])


def _bound(key: Key, what: str) -> bytes:
    return key.room + what.encode()
