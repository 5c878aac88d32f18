"""Any text can be measured, shortened and wrapped for a picture."""

import os
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from workbook.figures.text_fit import (
    ELLIPSIS,
    clean,
    fit,
    has_ink,
    isolate,
    measure,
    one_line,
    wrap,
)

any_text = st.text(st.characters(exclude_categories=()), max_size=60)
FAMILY = "👩\N{ZERO WIDTH JOINER}👧\N{ZERO WIDTH JOINER}👦"


def test_wide_letters_measure_more_than_narrow_ones():
    assert measure("WWW", 14) > measure("lll", 14) > 0


def test_bold_text_measures_more_than_plain_text():
    assert measure("Huishouden", 14, 600) > measure("Huishouden", 14)


def test_a_text_that_fits_stays_whole():
    assert fit("Eigen ruimte", 200, 14) == "Eigen ruimte"


def test_a_long_text_ends_in_an_ellipsis():
    assert fit("Zorg voor kinderen of familie", 100, 14) == f"Zorg voor kind{ELLIPSIS}"


def test_an_ellipsis_stands_for_the_rest_of_an_emoji_family_not_for_half_of_it():
    for room in range(20, 200, 5):
        assert set(iter_graphemes(fit(FAMILY * 9, room, 14))) <= {FAMILY, ELLIPSIS}


@given(any_text, st.floats(20, 300))
def test_a_fitted_text_is_as_wide_as_its_room_and_never_breaks_a_letter(text, room):
    fitted = fit(text, room, 14)

    assert measure(fitted, 14) <= room
    line = list(iter_graphemes(one_line(text)))
    kept = fitted.removesuffix(ELLIPSIS)
    starts = ["".join(line[:n]) for n in range(len(line) + 1)]
    assert kept in {start.rstrip() for start in starts} | set(starts)


@given(any_text, st.integers(1, 3))
def test_wrapped_lines_are_as_wide_as_their_room(text, most):
    lines = wrap(text, 80, 14, most=most)

    assert 1 <= len(lines) <= most
    assert all(measure(line, 14) <= 80 for line in lines)


def test_lines_break_between_words_and_the_last_one_is_shortened():
    lines = wrap("Zorg voor kinderen of familie", 100, 14)

    assert lines == ("Zorg voor", f"kinderen of fa{ELLIPSIS}")


def test_letters_that_our_fonts_lack_count_generously_and_give_no_warning():
    assert measure("你好", 10) > measure("WW", 10)
    assert measure("\ufdfa", 10) > 50  # one letter that is drawn as a whole phrase


def test_new_lines_and_tabs_become_spaces():
    assert one_line(" Sam\r\n\t de\x85Vries ") == "Sam de Vries"


def test_a_tower_of_accents_becomes_a_low_one():
    tower = one_line("Z" + "\N{COMBINING ACUTE ACCENT}" * 2000 + "oë")

    assert tower.count("\N{COMBINING ACUTE ACCENT}") == 3
    assert unicodedata.normalize("NFC", tower).endswith("oë")


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1b", "\ud800", "\uffff"])
def test_what_xml_cannot_carry_is_left_out_and_nothing_else(bad):
    assert clean(f"<b> & {bad}$x$\n👩") == "<b> & $x$\n👩"


def test_spaces_and_invisible_signs_are_nothing_to_see():
    assert not has_ink(" \n\N{ZERO WIDTH SPACE}\N{NO-BREAK SPACE}\x00")
    assert has_ink(".")


def test_a_text_from_right_to_left_does_not_turn_the_sentence_around_it():
    assert isolate("Sam") == "Sam"
    assert isolate("محمد") == "\N{FIRST STRONG ISOLATE}محمد\N{POP DIRECTIONAL ISOLATE}"
    assert isolate("a\N{RIGHT-TO-LEFT OVERRIDE}b") != "a\N{RIGHT-TO-LEFT OVERRIDE}b"


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs Linux")
def test_no_font_file_stays_open_for_forks_to_share():
    program = """
import os
from workbook.figures.text_fit import measure
assert measure("Aandacht", 14) > 0
print([os.path.realpath(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")])
"""
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ".ttf" not in run.stdout
