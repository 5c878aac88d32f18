"""Every element of the sources has a place in the workbook, and is found there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from ruamel.yaml import YAML

from workbook.catalogue import load_instrument, load_strings
from workbook.text import LANGUAGES, Language

ROOT = Path(__file__).parent.parent
TABLE: dict[str, Any] = YAML(typ="safe").load(
    (ROOT / "docs" / "elements.yaml").read_text("utf-8")
)
ELEMENTS: dict[str, list[dict[str, str]]] = TABLE["elements"]
TO_COME: list[str] = TABLE["to come"]
LAST = {"S0": 11, "S1": 16, "S2": 9, "S3": 7, "S4": 7}
"""The number of the last element of each source."""
PLACES = [(name, place) for name, places in ELEMENTS.items() for place in places]


def cell_words(number: str, id: str, language: Language) -> str:
    """Return what a text cell of a chapter says."""
    folder = ROOT / "notebooks" / language
    (path,) = folder.glob(f"{number}-*.ipynb")
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    (cell,) = (cell for cell in notebook.cells if cell.id == id)
    return str(cell.source)


def test_every_element_of_every_source_has_a_place_or_is_still_to_come() -> None:
    every = [f"{s}.{n}" for s, last in LAST.items() for n in range(1, last + 1)]

    assert sorted([*ELEMENTS, *TO_COME]) == sorted(every)
    assert all(ELEMENTS.values())


@pytest.mark.parametrize(("element", "place"), PLACES)
def test_an_element_is_found_where_the_table_says(
    element: str, place: dict[str, str]
) -> None:
    if "cell" in place:
        number, id = place["cell"].split()
        for language in LANGUAGES:
            assert place[language] in cell_words(number, id, language), element
    elif "words" in place:
        file, key = place["words"].split()
        for language in LANGUAGES:
            assert place[language] in load_strings(file, language)[key], element
    else:
        instrument, item, *option = place["item"].split()
        values = load_instrument(instrument).item(item).values
        assert set(option) <= set(values), element
