"""What goes over the wire when somebody comes for the first time; no browser needed."""

import gzip
import re
import urllib.error
import urllib.request
from email.message import Message
from typing import NamedTuple
from urllib.parse import urljoin

import brotli
import pytest

from .server import wait_until_made
from .visitor import EN, NL

MOST = 40 * 1024
"""Bytes of a first visit, fonts apart, with headers."""
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}


class Answer(NamedTuple):
    """What came: a body as it was sent, still packed."""

    status: int
    headers: Message
    body: bytes


def get(url: str, **headers: str) -> Answer:
    """Ask for an address; a refusal is an answer too."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        answer = urllib.request.urlopen(urllib.request.Request(url, headers=named))
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return Answer(answer.status, answer.headers, answer.read())


def loaded(url: str, html: str) -> list[str]:
    """Return the addresses of what a document loads, fonts apart."""
    found = re.findall(r'<(?:script|img)\b[^>]* src="([^"]+)"', html)
    found += re.findall(r'<link\b[^>]* href="([^"]+)"', html)
    return [urljoin(url, address) for address in found if address[:5] != "data:"]


@pytest.mark.parametrize("name", [NL, EN])
def test_a_first_visit_stays_under_40_kib(server: str, name: str) -> None:
    wait_until_made(server + name)
    document = get(server + name, Accept_Encoding="gzip, br")
    others = loaded(server + name, brotli.decompress(document.body).decode())
    answers = [document, *(get(url, Accept_Encoding="gzip, br") for url in others)]

    assert [answer.status for answer in answers] == [200, 200]
    assert sum(len(bytes(a.headers)) + len(a.body) for a in answers) < MOST


def test_every_encoding_unpacks_to_the_same_page_and_script(server: str) -> None:
    [script] = loaded(server + NL, get(server + NL).body.decode())
    for url in (server + NL, script):
        bodies = set()
        for encoding, unpack in UNPACK.items():
            answer = get(url, Accept_Encoding=encoding)
            assert answer.headers.get("Content-Encoding", "identity") == encoding
            assert answer.headers["Vary"] == "Accept-Encoding"
            bodies.add(unpack(answer.body))
        assert len(bodies) == 1


def test_a_browser_that_has_a_page_gets_nothing_unless_it_asks_for_another_form(
    server: str,
) -> None:
    etag = get(server + NL, Accept_Encoding="br").headers["ETag"]

    again = get(server + NL, Accept_Encoding="br", If_None_Match=f"W/{etag}")
    other = get(server + NL, Accept_Encoding="gzip", If_None_Match=etag)

    assert (again.status, again.headers["ETag"], again.body) == (304, etag, b"")
    assert other.status == 200
    assert other.headers["ETag"] != etag


def test_a_script_may_be_kept_for_ever(server: str) -> None:
    [script] = loaded(server + NL, get(server + NL).body.decode())

    assert "immutable" in get(script).headers["Cache-Control"]
