"""Together scan: how well six themes fit two people, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.style import Picture, Width
from workbook.figures.text_fit import clean, isolate
from workbook.figures.theme_words import names
from workbook.figures.together_names import Names
from workbook.figures.together_scan_drawing import TogetherScanDrawing
from workbook.meaning.dyad_apart import APART
from workbook.meaning.dyad_pairs import ThemePair
from workbook.table import Table
from workbook.text import Language, format_number


def together_scan(
    themes: Sequence[ThemePair], people: Names, language: Language, width: Width
) -> Picture | None:
    """Show each theme as a line with a circle for me and a square for the partner.

    A theme of which too little is known keeps its row. A small mark beside a title says
    who would like something to be different.

    Parameters
    ----------
    themes
        From the answers that both may see; the first one stands on top.
    people
        Their names, any text; shortened in the figure, whole in the words.
    language
        Of the words and the numbers.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None while no theme is known of both. The figure is the one of the last picture
        of these themes, redrawn: turn it into SVG before asking for another.
    """
    if all(theme.difference is None for theme in themes):
        return None
    words = load_strings("together-scan", language)
    titles = tuple(theme.title for theme in themes)
    drawing = _drawing(titles, tuple(words.items()), language, width)
    drawing.show(themes, *people.labels(language))
    told = _Told(themes, words, people, language)
    table = drawing.canvas.shows = told.table()
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(),
        how=words["how"].format(**people.told(language)),
        alt=told.alternative(),
        table=table,
    )


@lru_cache(maxsize=8)
def _drawing(
    titles: tuple[str, ...],
    words: tuple[tuple[str, str], ...],
    language: Language,
    width: Width,
) -> TogetherScanDrawing:
    """Return the drawing of these themes, made once: artists cost more than data."""
    return TogetherScanDrawing(titles, dict(words), language, width)


@dataclass(frozen=True)
class _Told:
    """What the picture says in words."""

    themes: Sequence[ThemePair]
    words: Mapping[str, str]
    people: Names
    language: Language

    def finding(self) -> str:
        """Say what fits both, where they differ most, and what both wish for."""
        strong = _most([t for t in self.themes if t.is_strength], lambda t: t.least)
        far = [theme for theme in self.themes if theme.distance >= APART]
        furthest = _most(far, lambda theme: theme.distance)
        both = [theme for theme in self.themes if theme.both_wish]
        wishes = _most(both, lambda theme: theme.least_wish)
        several = "_several" if len(strong) > 1 else ""
        told = [self._about(f"finding_strong{several}", strong)] if strong else []
        told.append(
            self._about("finding_far", furthest) if far else self.words["finding_near"]
        )
        if wishes:
            told.append(self._about("finding_wished", wishes))
        return " ".join(told)

    def alternative(self) -> str:
        """Say the type of picture and what there is to see, then every value."""
        known = [theme for theme in self.themes if theme.difference is not None]
        unknown = [clean(t.title) for t in self.themes if t.difference is None]
        told = [self.words["alt"].format(**self.people.told(self.language))]
        told.append(self.finding())
        values = "; ".join(
            self._pair(theme, self._number(theme.mine), self._number(theme.theirs))
            for theme in known
        )
        told.append(f"{values}.")
        if unknown:
            told.append(self.words["alt_unknown"].format(themes="; ".join(unknown)))
        wishes = [
            self._pair(theme, self._wish(theme.my_wish), self._wish(theme.their_wish))
            for theme in self.themes
            if theme.my_wish is not None
        ]
        if wishes:
            told.append(self.words["alt_wishes"].format(wishes="; ".join(wishes)))
        return " ".join(told)

    def table(self) -> Table:
        """Return every value and every wish."""
        rows = tuple(
            (
                clean(theme.title),
                self._number(theme.mine),
                self._number(theme.theirs),
                self._number(theme.distance if theme.mine is not None else None),
                self._wish(theme.my_wish),
                self._wish(theme.their_wish),
            )
            for theme in self.themes
        )
        return Table(self.words["caption"], self._columns(), rows, frozenset({1, 2, 3}))

    def _columns(self) -> tuple[str, ...]:
        both = self.people.labels(self.language)
        middles, wishes = (
            [self.words[f"column_{kind}"].format(name=isolate(name)) for name in both]
            for kind in ("middle", "wish")
        )
        difference = self.words["column_difference"]
        return (self.words["column_theme"], *middles, difference, *wishes)

    def _about(self, key: str, themes: Sequence[ThemePair]) -> str:
        told = names(themes, self.words, self.language)
        return self.words[key].format(themes=told)

    def _pair(self, theme: ThemePair, a: str, b: str) -> str:
        return self.words["alt_value"].format(theme=clean(theme.title), a=a, b=b)

    def _wish(self, wish: int | None) -> str:
        return "–" if wish is None else self.words[f"wish_{wish}"]

    def _number(self, value: float | None) -> str:
        return "–" if value is None else format_number(value, self.language)


def _most(
    themes: Sequence[ThemePair], rank: Callable[[ThemePair], float]
) -> list[ThemePair]:
    """Return the themes with the highest rank."""
    highest = max(map(rank, themes), default=0)
    return [theme for theme in themes if rank(theme) == highest]
