"""The decision aid keeps to the standards for such aids, as far as the table says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.test_elements import cell_words
from workbook.catalogue import load_instrument
from workbook.text import LANGUAGES, Language

DOCS = Path(__file__).parent.parent / "docs"
TABLE: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(
    (DOCS / "ipdas.yaml").read_text("utf-8")
)
ITEMS = [(part, one) for part, items in TABLE.items() for one in items]


def ways(language: Language) -> list[list[tuple[str, str]]]:
    """Return the lines of each way: label and text."""
    words = cell_words("07", "ways", language).split("> **")[0]
    return [
        re.findall(r"^- \*\*(.+?)\*\* (.+)$", part, re.MULTILINE)
        for part in words.split("### ")[1:]
    ]


@pytest.mark.parametrize(("part", "item"), ITEMS, ids=lambda x: str(x)[:60])
def test_a_criterion_is_met_where_the_table_says(
    part: str, item: dict[str, Any]
) -> None:
    assert item["met"] in ("yes", "partly", "no")
    assert item["how"]
    if item["met"] == "no":
        assert part == "quality", "without this it is no decision aid"
        if "place" not in item:
            return
    place = item["place"]
    if "item" in place:
        instrument, id = place["item"].split()
        assert id in load_instrument(instrument).item_ids
    else:
        for language in LANGUAGES:
            assert place[language] in cell_words("07", place["cell"], language)


def test_all_qualifying_and_certifying_criteria_are_looked_at() -> None:
    assert len(TABLE["qualifying"]) == 6
    # Four of the ten are about medical tests.
    assert len(TABLE["certification"]) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_ways_are_told_in_the_same_lines_and_about_as_long(
    language: Language,
) -> None:
    told = ways(language)
    labels = [[label for label, _ in lines] for lines in told]
    lengths = [sum(len(text) for _, text in lines) for lines in told]

    assert len(told) == 3
    assert labels[0] == labels[1] == labels[2]
    assert len(labels[0]) == 7
    assert max(lengths) <= 1.25 * min(lengths)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ways_have_the_same_names_wherever_they_are_chosen(
    language: Language,
) -> None:
    titles = re.findall(r"^### (.+)$", cell_words("07", "ways", language), re.MULTILINE)

    for instrument in ("parting-considerations", "parting-decision"):
        options = load_instrument(instrument).item("way").options
        assert isinstance(options, tuple)
        assert [option.text[language] for option in options][:3] == titles
