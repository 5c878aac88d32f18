"""Together attachment: where two fears of two people lie, on one map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from workbook.catalogue import load_strings
from workbook.figures.attachment_map_words import MapWords
from workbook.figures.style import Picture, Width
from workbook.figures.text_fit import isolate
from workbook.figures.together_attachment_drawing import TogetherMapDrawing
from workbook.figures.together_names import Names
from workbook.meaning.attachment import Fear
from workbook.meaning.dyad_topics import touched
from workbook.table import Table
from workbook.text import Language


def together_attachment(
    mine: Sequence[Fear],
    theirs: Sequence[Fear],
    people: Names,
    language: Language,
    width: Width,
) -> Picture | None:
    """Show two soft areas on the map of two fears; nobody is a point.

    Parameters
    ----------
    mine, theirs
        The two fears of each, from the answers that both may see.
    people
        Their names, any text; shortened in the figure, whole in the words.
    language
        Of the words and the numbers.
    width
        ``narrow`` (340 px) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None while neither fear is known of both. The figure is the one of the last
        map of two people, redrawn.
    """
    if all(fear.value is None for fear in (*mine, *theirs)):
        return None
    words = {
        **load_strings("attachment", language),
        **load_strings("together-attachment", language),
    }
    drawing = _drawing(tuple(words.items()), width)
    told = _Told((mine, theirs), words, people, language)
    drawing.show((mine, theirs), people.labels(language), told.maps[0].counts())
    table = drawing.canvas.shows = told.table()
    return Picture(
        figure=drawing.canvas,
        finding=told.finding(),
        how=words["how"].format(**people.told(language)),
        alt=told.alternative(),
        table=table,
    )


@lru_cache(maxsize=4)
def _drawing(words: tuple[tuple[str, str], ...], width: Width) -> TogetherMapDrawing:
    """Return the drawing, made once: artists cost more than data."""
    return TogetherMapDrawing(dict(words), width)


@dataclass(frozen=True)
class _Told:
    """What the map says in words."""

    both: tuple[Sequence[Fear], Sequence[Fear]]
    words: Mapping[str, str]
    people: Names
    language: Language

    @property
    def maps(self) -> list[MapWords]:
        """What a map of each alone would say."""
        return [MapWords(fears, self.words, self.language) for fears in self.both]

    def finding(self) -> str:
        """Say what often touches them; never what kind of people they are."""
        return self.words[f"finding_{self._kind()}"]

    def alternative(self) -> str:
        """Say the type of picture, what there is to see, and the ends of each area."""
        told = [self.words["alt"], self.finding()]
        form = self.words["alt_person"]
        for name, one in zip(self._names(), self.maps, strict=True):
            told.append(form.format(name=name, values=one.values()))
        return " ".join(told)

    def table(self) -> Table:
        """Return the ends of both areas, and from how many answers they are."""
        words = self.words
        columns = (
            words["column_fear"],
            *(words["column_between"].format(name=name) for name in self._names()),
            words["column_answered"],
        )
        rows = tuple(
            (
                fear.title,
                *(one.between(one.fears[n]) for one in self.maps),
                words["answered"].format(done=fear.n_answered, all=fear.n_items),
            )
            for n, fear in enumerate(self.both[0])
        )
        return Table(words["caption"], columns, rows, frozenset())

    def _kind(self) -> str:
        mine, theirs = map(touched, self.both)
        if mine != theirs and mine and theirs and len(mine | theirs) == 2:
            return "distance_closeness"
        for kind in ("distance", "closeness"):
            if kind in mine & theirs:
                return kind
        for kind in ("distance", "closeness"):
            if kind in mine | theirs:
                return f"one_{kind}"
        levels = {fear.level for fears in self.both for fear in fears}
        return "calm" if levels == {"low"} else "middle"

    def _names(self) -> list[str]:
        return list(map(isolate, self.people.labels(self.language)))
