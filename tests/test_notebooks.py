"""Chapters are read from their files, and a bad file does not take the others along."""

from pathlib import Path

import nbformat
import pytest

from workbook.notebooks import find_notebooks, read_notebook, twin


def write_notebook(path: Path, *cells: tuple[str, str]) -> Path:
    new = {
        "md": nbformat.v4.new_markdown_cell,
        "code": nbformat.v4.new_code_cell,
    }
    node = nbformat.v4.new_notebook(cells=[new[kind](text) for kind, text in cells])
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(node, path)
    return path


def test_a_notebook_says_its_number_title_and_questionnaires(tmp_path: Path) -> None:
    path = write_notebook(
        tmp_path / "02-emotional-bank-account.ipynb",
        ("md", "# Emotional bank account\n\nWords."),
        ("code", 'page = Page("x", language="en")\npage.questionnaire("bank-account")'),
        ("code", 'page.questionnaire("deposits")'),
    )

    notebook = read_notebook(path, "en")

    assert notebook.number == 2
    assert notebook.title == "Emotional bank account"
    assert notebook.instruments == ("bank-account", "deposits")
    assert notebook.name == "en/02-emotional-bank-account"


def test_a_changed_title_is_read_again(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "01-scan.ipynb", ("md", "# Before"))
    read_notebook(path, "en")
    write_notebook(path, ("md", "# After the change"))

    assert read_notebook(path, "en").title == "After the change"


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("scan.ipynb", None, "its name does not follow the rule"),
        ("01-scan.ipynb", "{broken", "it is not a notebook"),
        ("01-scan.ipynb", [("md", "No heading here")], "it has no title"),
        ("01-scan.ipynb", [("md", "# T"), ("code", "page.(")], "Python cannot read it"),
    ],
)
def test_a_faulty_notebook_is_told_and_the_others_are_found(
    tmp_path: Path, name: str, content: object, fault: str
) -> None:
    folder = tmp_path / "notebooks" / "nl"
    write_notebook(folder / "00-start.ipynb", ("md", "# Start"))
    if isinstance(content, str):
        (folder / name).write_text(content)
    else:
        write_notebook(folder / name, *(content or [("md", "# T")]))  # type: ignore[misc]

    found, faults = find_notebooks(tmp_path)

    assert [n.stem for n in found] == ["00-start"]
    assert [error.fault.split(" (")[0] for error in faults.values()] == [fault]


def test_the_twin_has_the_same_number_in_the_other_language(tmp_path: Path) -> None:
    for path in ("nl/00-start", "nl/02-rekening", "en/00-start", "en/02-account"):
        write_notebook(tmp_path / "notebooks" / f"{path}.ipynb", ("md", "# T"))
    notebooks, _ = find_notebooks(tmp_path)
    dutch = next(n for n in notebooks if n.stem == "02-rekening")

    found = twin(dutch, notebooks, "en")
    assert found is not None
    assert found.stem == "02-account"


def test_a_chapter_without_a_twin_leads_to_the_first_page(tmp_path: Path) -> None:
    for path in ("nl/00-start", "nl/03-hechting", "en/00-start"):
        write_notebook(tmp_path / "notebooks" / f"{path}.ipynb", ("md", "# T"))
    notebooks, _ = find_notebooks(tmp_path)
    dutch = next(n for n in notebooks if n.number == 3)

    found = twin(dutch, notebooks, "en")
    assert found is not None
    assert found.stem == "00-start"


def test_a_syntax_error_is_told_by_cell_and_line(tmp_path: Path) -> None:
    write_notebook(
        tmp_path / "notebooks/nl/01-scan.ipynb",
        ("md", "# T"),
        ("code", "from workbook import Page"),
        ("code", "page = 1\npage.("),
    )

    _, faults = find_notebooks(tmp_path)

    assert faults["nl/01-scan"].place == "nl/01-scan.ipynb cell 3 line 2"


def test_an_editors_own_files_are_no_chapters(tmp_path: Path) -> None:
    folder = tmp_path / "notebooks" / "nl"
    write_notebook(folder / "00-start.ipynb", ("md", "# Start"))
    (folder / ".#00-start.ipynb").symlink_to("somebody@somewhere.1234")
    (folder / "01-gone.ipynb").symlink_to("nowhere.ipynb")

    found, faults = find_notebooks(tmp_path)

    assert [n.stem for n in found] == ["00-start"]
    assert list(faults) == ["nl/01-gone"]
