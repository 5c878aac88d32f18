"""Made-up answers are possible ones, and differ from turn to turn."""

import pytest

from workbook.catalogue import all_instruments, load_instrument
from workbook.widgets.rehearsing import TURNS, made_up_responses


@pytest.mark.parametrize("id", all_instruments())
def test_made_up_answers_can_be_given(id):
    instrument = load_instrument(id)
    for turn in range(TURNS):
        assert not instrument.faults(made_up_responses(instrument, turn))


def test_pictures_are_rehearsed_with_a_partners_name_and_without():
    about = load_instrument("about")
    named = {"partner" in made_up_responses(about, turn) for turn in range(TURNS)}

    assert named == {True, False}
