"""Scales: the value of each scale of an instrument, as a table."""

from __future__ import annotations

import math
from collections.abc import Mapping

from workbook.catalogue import load_strings
from workbook.instrument import Instrument
from workbook.meaning.scoring import score_scales
from workbook.table import Table
from workbook.text import Language, format_number


def values_per_scale(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> Table | None:
    """Return a row for each scale that has a value, with the range it lies in.

    Returns
    -------
    Table or None
        None when no scale has a value.
    """
    words = load_strings("report", language)
    rows = tuple(
        (
            score.scale.title[language],
            format_number(score.value, language),
            words["range"].format(
                low=format_number(score.low, language),
                high=format_number(score.high, language),
            ),
        )
        for score in score_scales(instrument, responses)
        if not math.isnan(score.value)
    )
    if not rows:
        return None
    caption = words["values_of"].format(title=instrument.title[language])
    columns = (words["column_scale"], words["column_value"], words["column_range"])
    return Table(caption, columns, rows, frozenset({1}))
