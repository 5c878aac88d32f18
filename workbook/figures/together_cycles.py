"""Together cycles: one cycle as two people wrote it down, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbook.catalogue import load_strings
from workbook.figures.cycle_boxes import CIRCLE
from workbook.figures.quarrel_cycle import PARTS, cycle_told
from workbook.figures.style import Picture, Width
from workbook.figures.text_fit import clean, has_ink, isolate
from workbook.figures.together_cycles_drawing import TogetherCyclesDrawing
from workbook.figures.together_names import Names
from workbook.meaning.dyad_pairs import Quarrel
from workbook.table import Table
from workbook.text import Language, format_number


def together_cycles(
    quarrel: Quarrel, people: Names, language: Language, width: Width
) -> Picture | None:
    """Show both cycles in own words, and say how two steps fit together.

    Parameters
    ----------
    quarrel
        What both may see.
    people
        Their names, any text; shortened in the figure, whole in the words.
    language
        Of the words around their own.
    width
        ``narrow`` (340 px, one below the other) or ``wide`` (680 px).

    Returns
    -------
    Picture or None
        None while one of the two has written nothing of the four steps.
    """
    cycles = [_written(one) for one in (quarrel.my_cycle, quarrel.their_cycle)]
    if not all(cycle.keys() & set(CIRCLE) for cycle in cycles):
        return None
    words = {
        **load_strings("quarrel-cycle", language),
        **load_strings("together", language),
        **load_strings("together-cycles", language),
    }
    labels = people.labels(language)
    told = _Told(quarrel, cycles, words, people, language)
    return Picture(
        figure=TogetherCyclesDrawing(cycles, labels, words, width).canvas,
        finding=told.finding(),
        how=words["how"].format(**people.told(language)),
        alt=told.alternative(),
        table=told.table(),
    )


def _written(cycle: Mapping[str, str]) -> dict[str, str]:
    return {
        part: cycle[part] for part in PARTS if part in cycle and has_ink(cycle[part])
    }


@dataclass(frozen=True)
class _Told:
    """What the picture says in words."""

    quarrel: Quarrel
    cycles: list[dict[str, str]]
    words: Mapping[str, str]
    people: Names
    language: Language

    def finding(self) -> str:
        """Say what there is to see, and how two steps fit together."""
        steps = self.quarrel.steps
        fits = [self.words["fit_" + "_".join(sorted(steps))]] if steps else []
        return " ".join([self.words["finding"], *fits])

    def alternative(self) -> str:
        """Say the type of picture, then each cycle."""
        told = [self.words["alt"]]
        for name, cycle in zip(self._names(), self.cycles, strict=True):
            parts = cycle_told(cycle, self.words)
            told.append(self.words["alt_person"].format(name=name, parts=parts))
        return " ".join(told)

    def table(self) -> Table:
        """Return all own words, and how often each sees a pattern."""
        words = self.words
        form = words["column_words"]
        columns = (
            words["column_part"],
            *(form.format(name=name) for name in self._names()),
        )
        rows = [
            (
                words[part],
                *(clean(one.get(part, words["unwritten"])) for one in self.cycles),
            )
            for part in PARTS
        ]
        rows += [
            (
                words["often"].format(pattern=pattern.title),
                *(self._number(often) for often in (pattern.mine, pattern.theirs)),
            )
            for pattern in self.quarrel.patterns
        ]
        return Table(words["caption"], columns, tuple(rows), frozenset())

    def _names(self) -> list[str]:
        return list(map(isolate, self.people.labels(self.language)))

    def _number(self, value: float | None) -> str:
        return "–" if value is None else format_number(value, self.language)
