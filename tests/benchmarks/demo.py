"""Demo: a chapter whose document has a picture from the start, and the same as HTML."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from workbook.catalogue import content_dir, load_instrument
from workbook.figures import balance, to_svg
from workbook.meaning.balance import accounts
from workbook.text import LANGUAGES

NAME = "nl/01-demo"
TITLE = "Een plaatje"
CODE = """\
from IPython.display import HTML
from tests.benchmarks.demo import picture

HTML(picture())
"""


def picture() -> str:
    """Return the balance of seven accounts as SVG, for a phone."""
    instrument = load_instrument("bank-account")
    amounts = {
        item.id: 3 + place % 7
        for place, item in enumerate(instrument.items)
        if item.id.endswith(("-give", "-receive"))
    }
    drawn = balance(accounts(instrument, amounts, "nl"), "nl", "narrow")
    assert drawn is not None
    return to_svg(drawn, width="narrow")


def make_content(content: Path) -> None:
    """Copy the words and the start pages, and add the demo chapter."""
    shutil.copytree(content_dir() / "assets", content / "assets")
    for language in LANGUAGES:
        folder = content / "notebooks" / language
        folder.mkdir(parents=True)
        for start in (content_dir() / "notebooks" / language).glob("00-*.ipynb"):
            shutil.copy(start, folder)
    cells = [new_markdown_cell(f"# {TITLE}"), new_code_cell(CODE)]
    nbformat.write(new_notebook(cells=cells), content / "notebooks" / f"{NAME}.ipynb")
