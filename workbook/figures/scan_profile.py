"""Scan profile: how well six themes fit, with the answers behind it and the wishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.scan_profile_drawing import ProfileDrawing
from workbook.figures.style import Picture, Width
from workbook.figures.text_fit import clean
from workbook.figures.theme_words import names
from workbook.meaning.scan import Filling, Theme, strongest, wished
from workbook.table import Table
from workbook.text import Language, format_date, format_number


def scan_profile(
    filling: Filling | None, language: Language, width: Width
) -> Picture | None:
    """Show one filling in of the scan.

    A theme with too few answers keeps its row, so that the picture does not change
    shape while a participant is answering.

    Parameters
    ----------
    filling
        Its first theme stands on top; its day is told when there is one.
    language
        Of the words and the numbers.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None while no theme has enough answers. The figure is the one of the last
        picture of these themes, redrawn: turn it into SVG before asking for another.
    """
    if filling is None or not filling.is_known:
        return None
    words = load_strings("scan", language)
    titles = tuple(theme.title for theme in filling.themes)
    drawing = _drawing(titles, tuple(words.items()), width)
    drawing.show(filling.themes)
    how = words["how"]
    if filling.day:
        day = words["how_day"].format(date=format_date(filling.day, language))
        how = f"{how} {day}"
    table = drawing.canvas.shows = _table(filling.themes, words, language)
    return Picture(
        figure=drawing.canvas,
        finding=_finding(filling.themes, words, language),
        how=how,
        alt=_alternative(filling.themes, words, language),
        table=table,
    )


@lru_cache(maxsize=8)
def _drawing(
    titles: tuple[str, ...], words: tuple[tuple[str, str], ...], width: Width
) -> ProfileDrawing:
    """Return the drawing of these themes, made once: artists cost more than data."""
    return ProfileDrawing(titles, dict(words), width)


def _finding(
    themes: Sequence[Theme], words: Mapping[str, str], language: Language
) -> str:
    """Say what fits best, and where the dearest wish is."""
    told = [_fits(themes, words, language)]
    wishes = wished(themes)
    if wishes:
        dearest = [theme for theme in wishes if theme.wish == wishes[0].wish]
        where = names(dearest, words, language)
        told.append(words["finding_wished"].format(wished=where))
    return " ".join(told)


def _fits(themes: Sequence[Theme], words: Mapping[str, str], language: Language) -> str:
    known = {theme.value for theme in themes if theme.value is not None}
    strong = strongest(themes)
    if not strong:
        return words["finding_few"]
    if len(known) == 1 and all(theme.value is not None for theme in themes):
        return words["finding_alike"]
    best = [theme for theme in themes if theme.value == strong[0].value]
    several = "_several" if len(best) > 1 else ""
    return words[f"finding_strong{several}"].format(strong=names(best, words, language))


def _alternative(
    themes: Sequence[Theme], words: Mapping[str, str], language: Language
) -> str:
    """Say every theme's value, which ones are unknown, and every wish."""
    values = [
        f"{clean(theme.title)} {format_number(theme.value, language)}"
        for theme in themes
        if theme.value is not None
    ]
    unknown = [clean(theme.title) for theme in themes if theme.value is None]
    wishes = [
        f"{clean(theme.title)} {words[f'wish_{theme.wish}']}"
        for theme in themes
        if theme.wish is not None
    ]
    told = [words["alt"].format(values="; ".join(values))]
    if unknown:
        told.append(words["alt_unknown"].format(themes="; ".join(unknown)))
    if wishes:
        told.append(words["alt_wished"].format(themes="; ".join(wishes)))
    return " ".join(told)


def _table(
    themes: Sequence[Theme], words: Mapping[str, str], language: Language
) -> Table:
    kinds = ("theme", "mean", "answers", "wish")
    rows = tuple(
        (
            clean(theme.title),
            words["too_few" if theme.answers else "empty"]
            if theme.value is None
            else format_number(theme.value, language),
            ", ".join(str(answer) for answer in theme.answers.values()) or "–",
            words[f"wish_{theme.wish}"] if theme.wish else "–",
        )
        for theme in themes
    )
    columns = tuple(words[f"column_{kind}"] for kind in kinds)
    return Table(words["caption"], columns, rows, frozenset({1}))
