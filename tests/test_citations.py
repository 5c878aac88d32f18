"""Each figure that a page cites is in the table, with author, year and source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.test_elements import cell_words
from workbook.text import LANGUAGES, Language

DOCS = Path(__file__).parent.parent / "docs"
CITATIONS: list[dict[str, Any]] = YAML(typ="safe").load(
    (DOCS / "citations.yaml").read_text("utf-8")
)["citations"]
CITED = re.compile(r"[^(]*\(([^()]*?),? ((?:19|20)\d\d)\)")


def passage(citation: dict[str, Any], language: Language) -> str:
    """Return the paragraph that cites a study; figures must stand right there."""
    words = cell_words(citation["chapter"], citation["cell"], language)
    cited = f"({citation['author'][language]}, {citation['year']})"
    found = [part for part in words.split("\n\n") if cited in part]
    assert found, f"{cited} is not in {citation['cell']}"
    return found[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("citation", CITATIONS, ids=lambda one: str(one["year"]))
def test_a_study_is_cited_with_its_figures_and_its_source(
    citation: dict[str, Any], language: Language
) -> None:
    told = passage(citation, language)
    numbers = set(re.findall(r"\d+(?:[.,]\d+)?", re.sub(r"\([^()]*\)", "", told)))
    expected = [str(figure) for figure in citation["figures"]]
    if language == "nl":
        expected = [figure.replace(".", ",") for figure in expected]

    assert numbers == set(expected)
    sources = citation.get("sources cell", citation["cell"])
    assert citation["source"] in cell_words(citation["chapter"], sources, language)
    assert citation["finding"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cell", ["research", "see"])
def test_nothing_is_cited_that_the_table_does_not_have(
    cell: str, language: Language
) -> None:
    known = {(c["author"][language], str(c["year"])) for c in CITATIONS}
    prose = cell_words("07", cell, language).split("<details>")[0]

    found = set(CITED.findall(prose))

    assert found
    assert found <= known


def test_counter_evidence_stands_beside_what_it_counters() -> None:
    told = {f"{c['author']['en']} {c['year']}" for c in CITATIONS}
    counters = [c["counters"] for c in CITATIONS if "counters" in c]

    assert counters
    assert set(counters) <= told
