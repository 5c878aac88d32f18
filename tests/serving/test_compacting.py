"""What kernels touch lies together, and does what it did before."""

from __future__ import annotations

import sys
from types import FunctionType

from workbook.serving.forking.compacting import (
    MOST,
    SIZES,
    fill_gaps,
    gather_code,
    note_functions,
)


def doubled(number: int) -> int:
    return 2 * number


def untouched() -> int:
    return 0


def test_code_that_is_called_is_laid_anew_and_does_the_same() -> None:
    before, other = doubled.__code__, untouched.__code__

    note_functions()
    gather_code(lambda: doubled(1))

    assert isinstance(doubled, FunctionType)
    assert doubled.__code__ is not before
    assert untouched.__code__ is other
    assert doubled(21) == 42
    assert sys.getprofile() is None


def test_gaps_are_filled_with_little() -> None:
    filling = fill_gaps()

    assert {sys.getsizeof(block) for block in filling} <= {
        n for size in SIZES for n in range(size - 15, size + 1)
    }
    assert len(filling) < len(SIZES) * MOST
