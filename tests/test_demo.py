"""The made-up people are possible: a browser could keep each of their answers."""

from __future__ import annotations

import pytest

from tests.demo import DEMO, documents
from workbook.catalogue import load_instrument
from workbook.document import responses


def test_there_are_enough_of_them_to_differ() -> None:
    assert len(DEMO) >= 8


@pytest.mark.parametrize("name", DEMO)
def test_every_answer_is_a_possible_one(name: str) -> None:
    for document in documents(name):
        instrument = load_instrument(document.instrument)

        assert document.person == f"demo-{name}"
        assert instrument.faults(responses(document)) == {}
        for entry in document.entries:
            assert instrument.faults(entry.responses or {}) == {}
