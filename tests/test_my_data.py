"""The words of all questions travel in a script, whatever is written in them."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbook.catalogue import all_instruments
from workbook.page.start import chapters
from workbook.serving.slim import slim_script
from workbook.widgets.esm import with_constant
from workbook.widgets.my_data import MyData, catalogue

BUSY = "// no */ comment ` \\ \" ' </script> \u2028 ${x}\n/** eind"


def words_in(script: str) -> object:
    """Read the constant as JavaScript would: JSON in a text of JSON's own form."""
    found = re.match(r"const CATALOGUE=JSON\.parse\((.*)\);export", slim_script(script))
    assert found is not None
    return json.loads(json.loads(found[1]))


@given(st.text() | st.just(BUSY))
def test_no_word_is_changed_on_its_way_into_a_script(text: str) -> None:
    words = {"title": text}

    script = with_constant("export default {};\n", "CATALOGUE", words)

    assert words_in(script) == words
    assert len(slim_script(script).splitlines()) == 1


def test_every_instrument_is_in_it_in_the_language_of_the_page() -> None:
    for language, title in (("nl", "Jouw zeven rekeningen"), ("en", "Your seven")):
        words = catalogue(chapters(language), language)

        assert set(words["instruments"]) == set(all_instruments())
        assert words["instruments"]["bank-account"]["title"].startswith(title)
        items = words["instruments"]["bank-account"]["items"]
        assert items["room-matters"]["options"].keys() == set("12345")


def test_a_faulty_instrument_does_not_take_the_others_along(content: Path) -> None:
    words = content / "assets/strings/frame.yaml"
    words.write_text("start: {nl: Start, en: Start}\n")
    (content / "assets/instruments/bad.yaml").write_text("id: bad\n")

    assert catalogue([], "nl") == {"chapters": [], "instruments": {}}


def test_the_script_of_one_language_has_no_words_of_the_other() -> None:
    script = MyData(chapters("nl"), "nl")._esm

    assert "Jouw zeven rekeningen" in script
    assert "Your seven accounts" not in script
