"""Files for the browser are named by what is in them."""

import pytest

from workbook.errors import ServingError
from workbook.serving.assets import Assets


def test_the_name_changes_with_the_content() -> None:
    assets = Assets()

    assert assets.add("page.js", "1") == assets.add("page.js", "1")
    assert assets.add("page.js", "1") != assets.add("page.js", "2")


def test_a_font_is_packed_in_itself() -> None:
    assets = Assets()
    font = assets.get(assets.add("text.woff2", b"font"))

    assert font is not None
    assert font.best("gzip, br") == ("", b"font")


def test_other_kinds_of_files_are_not_served() -> None:
    with pytest.raises(ServingError, match="not served"):
        Assets().add("notes.ipynb", "{}")
