"""Bytes are packed once, and each browser gets the form that it takes."""

import gzip

import brotli
import pytest

from workbook.serving.packing import Packed, pack
from workbook.serving.rendering import Document

TEXT = b"Wat doe je samen? " * 50
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": lambda body: body}


@pytest.fixture
def packed() -> Packed:
    return Packed(TEXT, pack(TEXT))


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip;q=1.0", "gzip"),
        ("br;q=0.001", "br"),
        ("gzip;q=0.000, br; q=0", ""),
        ("identity", ""),
        ("bread", ""),
        ("", ""),
    ],
)
def test_a_browser_gets_the_smallest_form_that_it_takes(
    packed: Packed, accepted: str, encoding: str
) -> None:
    chosen, body = packed.best(accepted)

    assert chosen == encoding
    assert UNPACK[chosen](body) == TEXT


def test_packed_text_is_smaller_and_best_first(packed: Packed) -> None:
    sizes = [len(body) for body in packed.forms.values()]

    assert sizes == sorted(sizes)
    assert sizes[-1] < len(TEXT)


def test_no_two_forms_of_a_document_share_a_validator() -> None:
    document = Document.of("<p>text</p>")
    etags = {document.etag(encoding) for encoding in ("", *document.forms)}

    assert len(etags) == 3
    assert not etags & {Document.of("<p>other</p>").etag(e) for e in document.forms}
