"""Weighing: the voices around a decision, and what weighs for and against each way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from workbook.catalogue import load_strings
from workbook.figures.style import Picture, Width
from workbook.figures.text_fit import clean, one_line
from workbook.figures.weighed_rows import Group, Part, Row, WeighedRows, part
from workbook.meaning.weighing import (
    SIDES,
    SPEAKS,
    WAYS,
    Consideration,
    InnerVoice,
    Voice,
)
from workbook.table import Table
from workbook.text import Language

HEAVY: Final = 4
"""From this weight on, what is unsure is worth a word."""
MOST_READ: Final = 120
"""Characters of each row in the alternative text; the table has them all."""


def voices_picture(
    inner: Sequence[InnerVoice],
    around: Sequence[Voice],
    language: Language,
    width: Width,
) -> Picture | None:
    """Show the voices within and around, each as heavy as it weighs.

    Parameters
    ----------
    inner, around
        The heaviest first.

    Returns
    -------
    Picture or None
        None while there is no voice at all.
    """
    if not inner and not around:
        return None
    words = load_strings("weighing", language)
    groups = [*_voice_groups(inner, around, words)]
    most_inner, most_around = (
        max((voice.weight for voice in voices), default=0) for voices in (inner, around)
    )
    heavier = (
        "even"
        if most_inner == most_around
        else "inner"
        if most_inner > most_around
        else "around"
    )
    rows = [
        (f"“{voice.says}”", words["title_inner"], words["basis_inner"], voice.weight)
        for voice in inner
    ] + [
        (
            said(voice, words),
            words[f"title_{voice.side}"],
            words[f"basis_{voice.basis}"],
            voice.weight,
        )
        for voice in around
    ]
    columns = ("voices_column_voice", "voices_column_side", "voices_column_basis")
    return _picture(
        groups, rows, columns, "voices", f"voices_finding_{heavier}", words, width
    )


def considerations_picture(
    considerations: Sequence[Consideration],
    ways: Mapping[str, str],
    language: Language,
    width: Width,
) -> Picture | None:
    """Show what weighs for and against each way; what is unsure is striped.

    All ways are always there, with the same room: none is pushed forward.

    Parameters
    ----------
    considerations
        The heaviest first.
    ways
        Way to its title.

    Returns
    -------
    Picture or None
        None while nothing weighs.
    """
    if not considerations:
        return None
    words = load_strings("weighing", language)
    groups = [
        Group(ways[way], tuple(_sides(considerations, way, words))) for way in WAYS
    ]
    unsure = any(c.sure == "unsure" and c.weight >= HEAVY for c in considerations)
    rows = [
        (
            clean(one.text) or words["no_words"],
            ways[one.way],
            words["speaks_for" if one.speaks_for else "speaks_against"],
            words[f"sure_{one.sure}"],
            one.weight,
        )
        for way in WAYS
        for one in considerations
        if one.way == way
    ]
    columns = (
        "ways_column_text",
        "ways_column_way",
        "ways_column_speaks",
        "ways_column_sure",
    )
    finding = "ways_finding_unsure" if unsure else "ways_finding"
    return _picture(groups, rows, columns, "ways", finding, words, width)


def said(voice: Voice, words: Mapping[str, str]) -> str:
    """Return who says what, as one line of words."""
    who = one_line(voice.who) or words["nobody"]
    text = one_line(voice.says)
    return words["said"].format(who=who, text=text) if text else who


def _voice_groups(
    inner: Sequence[InnerVoice], around: Sequence[Voice], words: Mapping[str, str]
) -> Iterator[Group]:
    found = {
        "inner": [
            Row(f"“{voice.says}”", voice.weight, hatched=False) for voice in inner
        ]
    } | {
        side: [
            Row(said(voice, words), voice.weight, voice.basis != "experience")
            for voice in around
            if voice.side == side
        ]
        for side in SIDES
    }
    for id, rows in found.items():
        if rows:
            one = part("", rows, words["none"], words["more"])
            yield Group(words[f"title_{id}"], (one,))


def _sides(
    considerations: Sequence[Consideration], way: str, words: Mapping[str, str]
) -> Iterator[Part]:
    for speaks in SPEAKS:
        rows = [
            Row(one.text or words["no_words"], one.weight, one.sure == "unsure")
            for one in considerations
            if one.way == way and one.speaks_for == (speaks == "for")
        ]
        yield part(words[f"speaks_{speaks}"], rows, words["none"], words["more"])


def _picture(
    groups: Sequence[Group],
    rows: Sequence[tuple[object, ...]],
    columns: Sequence[str],
    kind: str,
    finding: str,
    words: Mapping[str, str],
    width: Width,
) -> Picture:
    drawing = WeighedRows(
        groups, words[f"{kind}_solid"], words[f"{kind}_hatched"], width
    )
    return Picture(
        figure=drawing.canvas,
        finding=words[finding],
        how=words[f"{kind}_how"],
        alt=_alternative(groups, words[f"{kind}_alt"], words),
        table=Table(
            words[f"{kind}_caption"],
            (*(words[column] for column in columns), words["column_weight"]),
            tuple(tuple(map(str, row)) for row in rows),
            frozenset({len(columns)}),
        ),
    )


def _alternative(
    groups: Sequence[Group], opening: str, words: Mapping[str, str]
) -> str:
    """Say each group with its rows, in the order of the picture."""
    told = [opening]
    for group in groups:
        for one in group.parts:
            title = f"{group.title}, {one.title}" if one.title else group.title
            rows = [
                words["alt_hatched" if row.hatched else "alt_row"].format(
                    text=one_line(row.text)[:MOST_READ], weight=row.weight
                )
                for row in one.rows
            ]
            rows += [one.note] if one.note else []
            told.append(words["alt_group"].format(title=title, rows="; ".join(rows)))
    return " ".join(told)
