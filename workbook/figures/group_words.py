"""Group words: the picture of a group, told in sentences and a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbook.figures.text_fit import clean, isolate
from workbook.meaning.grouping import N_PLACES, GroupPicture, Lean, Row, lean
from workbook.table import Table
from workbook.text import Language, format_number, join_words

MOST_NAMED = 2
"""More titles would not be one sentence to take in."""
TOLD: tuple[Lean, ...] = ("split", "low", "high", "middle")
"""What is worth a sentence, the most telling first."""


@dataclass(frozen=True)
class GroupWords:
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

    def finding(self, shown: GroupPicture) -> str:
        """Say where the group splits, and to which side it leans; no verdict."""
        low, high = shown.ends
        told = []
        for way in TOLD:
            rows = [row for row in shown.rows if lean(row) == way]
            if 0 < len(rows) <= MOST_NAMED:
                form = self.words[f"finding_{way}"]
                told.append(form.format(scales=self._names(rows), low=low, high=high))
        return " ".join(told[:2]) or self.words["finding_spread"]

    def how(self, shown: GroupPicture) -> str:
        """Say how to read the picture."""
        low, high = shown.ends
        many = "five" if n_places(shown) == N_PLACES else "three"
        return self.words[f"how_{many}"].format(low=low, high=high)

    def alternative(self, shown: GroupPicture) -> str:
        """Say the type of picture, then how many people are where."""
        low, high = shown.ends
        told = [self.words["alt"].format(title=clean(shown.title), low=low, high=high)]
        for row in shown.rows:
            if row.counts:
                counts = join_words(list(map(self._number, row.counts)), self.language)
                form = self.words["alt_scale"]
                told.append(form.format(scale=clean(row.title), counts=counts))
        if hidden := [row for row in shown.rows if not row.counts]:
            told.append(self.words["alt_hidden"].format(scales=self._names(hidden)))
        return " ".join(told)

    def table(self, shown: GroupPicture) -> Table:
        """Return how many people are in each box."""
        heads, words = list(shown.words), self.words
        if n_places(shown) < N_PLACES:
            heads = [heads[0], words["middle"], heads[-1]]
        rows = [
            (
                clean(row.title),
                *(map(self._number, row.counts) if row.counts else ["–"] * len(heads)),
                self._number(row.n) if row.counts else words["hidden"],
            )
            for row in shown.rows
        ]
        return Table(
            caption=words["caption"].format(title=clean(shown.title)),
            columns=(words["column_scale"], *heads, words["column_people"]),
            rows=tuple(rows),
            numeric=frozenset(range(1, len(heads) + 2)),
        )

    def _names(self, rows: Sequence[Row]) -> str:
        form = self.words["title_alone"]
        titles = [form.format(title=isolate(clean(row.title))) for row in rows]
        return join_words(titles, self.language)

    def _number(self, n: int) -> str:
        return format_number(n, self.language)


def n_places(shown: GroupPicture) -> int:
    """Return how many boxes each row of a picture has."""
    return max((len(row.counts) for row in shown.rows if row.counts), default=3)
