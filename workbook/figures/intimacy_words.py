"""Intimacy words: the picture of now and wish, told in sentences and a table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from workbook.meaning.intimacy import Area
from workbook.table import Table
from workbook.text import Language, format_number, join_words

MOST_NAMED = 2
"""More titles would not be one sentence to take in."""
NUMERIC = frozenset({1, 2})


@dataclass(frozen=True)
class IntimacyWords:
    """What the picture says, for who looks, for who listens, for who reads numbers.

    Parameters
    ----------
    words
        The words of the picture in the page's language.
    language
        Of the numbers.
    """

    words: Mapping[str, str]
    language: Language

    def finding(self, areas: Sequence[Area]) -> str:
        """Say where the wish is furthest from now."""
        complete = [area for area in areas if area.gap is not None]
        if not complete:
            return self.words["finding_no_wish"]
        furthest = _furthest(complete)
        if not furthest:
            some = "one" if len(complete) == 1 else "all"
            names = self._names(complete)
            return self.words[f"finding_{some}_as_wished"].format(areas=names)
        ways = {area.level == "less" for area in furthest}
        way = "both" if len(ways) == 2 else "less" if ways == {True} else "more"
        if len(furthest) > MOST_NAMED:
            return self.words[f"finding_many_{way}"]
        return self.words[f"finding_{way}"].format(areas=self._names(furthest))

    def named(self, areas: Sequence[Area]) -> Collection[str]:
        """Return the ids of the areas that the finding names as far from their wish."""
        furthest = _furthest([area for area in areas if area.gap is not None])
        return {area.id for area in furthest} if len(furthest) <= MOST_NAMED else set()

    def how(self, areas: Sequence[Area]) -> str:
        """Say how to read the picture; the arrow only if there may be one."""
        arrows = any(area.gap is not None for area in areas)
        return self.words["how" if arrows else "how_no_wish"]

    def alternative(self, areas: Sequence[Area]) -> str:
        """Say the type of picture, then now and wish of each area."""
        told = [self._told(area) for area in areas if area.now or area.wish]
        return " ".join([self.words["alt"], *told])

    def table(self, areas: Sequence[Area]) -> Table:
        """Return every number, the empty ones too."""
        kinds = ("area", "now", "wish", "level")
        columns = tuple(self.words[f"column_{kind}"] for kind in kinds)
        rows = tuple(
            (
                area.title,
                self._number(area.now),
                self._number(area.wish),
                self.words[f"level_{area.level.replace('-', '_')}"]
                if area.level
                else self.words["unknown"],
            )
            for area in areas
        )
        return Table(self.words["caption"], columns, rows, NUMERIC)

    def _told(self, area: Area) -> str:
        now, wish = self._number(area.now), self._number(area.wish)
        return self.words["alt_area"].format(area=area.title, now=now, wish=wish)

    def _names(self, areas: Sequence[Area]) -> str:
        form = self.words["title_alone" if len(areas) == 1 else "title_of_several"]
        names = [form.format(title=_small(area.title)) for area in areas]
        return join_words(names, self.language)

    def _number(self, value: float | None) -> str:
        return (
            self.words["unknown"]
            if value is None
            else format_number(value, self.language)
        )


def _furthest(complete: Sequence[Area]) -> list[Area]:
    """Return the areas with the longest way to their wish, if it is worth a step."""
    apart = [area for area in complete if area.level != "as-wished"]
    longest = max((abs(area.gap or 0) for area in apart), default=0)
    return [area for area in apart if abs(area.gap or 0) == longest]


def _small(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return title[:1].lower() + title[1:]
