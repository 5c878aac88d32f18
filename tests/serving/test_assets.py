"""Files for the browser are named by what is in them."""

import gzip
from pathlib import Path

import pytest

from workbook.errors import ServingError
from workbook.serving.assets import Assets


def test_the_name_changes_with_the_content() -> None:
    assets = Assets()

    assert assets.add("page.js", "1") == assets.add("page.js", "1")
    assert assets.add("page.js", "1") != assets.add("page.js", "2")


def test_text_is_packed_once_and_unpacks_to_itself() -> None:
    assets = Assets()
    asset = assets.get(assets.add("page.js", "let answer = 42;"))

    assert asset is not None
    assert asset.packed is not None
    assert gzip.decompress(asset.packed) == asset.body == b"let answer = 42;"


def test_a_style_sheet_names_its_fonts_by_their_hash(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "text.woff2").write_bytes(b"font")
    style = tmp_path / "tokens.css"
    style.write_text('@font-face{src:url("fonts/text.woff2")}')
    assets = Assets()

    sheet = assets.get(assets.add_style(style))

    assert sheet is not None
    [font] = assets.fonts()
    assert sheet.body.decode() == f'@font-face{{src:url("{font}")}}'


def test_other_kinds_of_files_are_not_served() -> None:
    with pytest.raises(ServingError, match="not served"):
        Assets().add("notes.ipynb", "{}")
