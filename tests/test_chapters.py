"""Every notebook runs, and has a twin that says the same in the other language."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from workbook.catalogue import content_dir

NOTEBOOKS = sorted((content_dir() / "notebooks").glob("*/*.ipynb"))
FORBIDDEN = {
    "nl": r"\b(scores?|uitslag|tekort|schuld|ongezond|normaal|helaas|triggert?)\b",
    "en": r"\b(scores?|deficit|debt|unhealthy|normal|unfortunately)\b",
}


def ident(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def code(path: Path) -> list[str]:
    cells = nbformat.read(path, as_version=4).cells
    return [c.source for c in cells if c.cell_type == "code"]


def twin_of(path: Path) -> Path:
    other = {"nl": "en", "en": "nl"}[path.parent.name]
    [twin] = (path.parent.parent / other).glob(f"{path.stem[:2]}-*.ipynb")
    return twin


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ident)
def test_a_notebook_runs_without_an_error_or_a_warning(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)

    NotebookClient(notebook, timeout=120).execute()

    outputs = [o for c in notebook.cells for o in c.get("outputs", [])]
    assert outputs
    assert {o.output_type for o in outputs} <= {"display_data", "execute_result"}
    assert all("text/html" in o.data for o in outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ident)
def test_twins_have_the_same_code_but_for_the_language(path: Path) -> None:
    language = path.parent.name
    neutral = [re.sub(rf'language="{language}"', "language=", c) for c in code(path)]
    twin = twin_of(path)
    other = [
        re.sub(rf'language="{twin.parent.name}"', "language=", c) for c in code(twin)
    ]

    assert neutral == other


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ident)
def test_cells_are_plain_and_saved_without_output(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            lines = [line for line in cell.source.splitlines() if line.strip()]
            assert len(lines) <= 3
            imports = [line for line in lines if "import" in line]
            assert imports in ([], ["from workbook import Page"])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ident)
def test_no_word_judges_the_reader(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    prose = "\n".join(c.source for c in cells if c.cell_type == "markdown")

    found = re.findall(FORBIDDEN[path.parent.name], prose, re.IGNORECASE)

    assert found == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ident)
def test_links_between_chapters_lead_somewhere(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    prose = "\n".join(c.source for c in cells if c.cell_type == "markdown")

    for target in re.findall(r"\]\(([^)#:]+)\)", prose):
        assert (path.parent / f"{target}.ipynb").exists(), target
