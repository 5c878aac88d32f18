"""Attachment map words: what the map says, in sentences and a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbook.meaning.attachment import Fear
from workbook.table import Table
from workbook.text import Language, format_number


@dataclass(frozen=True)
class MapWords:
    """What the map says, for who looks, for who listens, for who reads numbers.

    Parameters
    ----------
    fears
        Of being left, and of commitment.
    words
        The words of the map in the page's language.
    language
        Of the numbers.
    """

    fears: Sequence[Fear]
    words: Mapping[str, str]
    language: Language

    def finding(self) -> str:
        """Say what seems to touch somebody; never what kind of person that is."""
        levels = [fear.level or "unknown" for fear in self.fears]
        return self.words[f"finding_{'_'.join(levels)}"]

    def counts(self) -> list[str]:
        """Say of each fear how many answers it was drawn from."""
        return [
            self.words[f"count_{fear.id}"].format(
                done=fear.n_answered, all=fear.n_items
            )
            for fear in self.fears
        ]

    def alternative(self) -> str:
        """Say the type of picture, and between which ends each fear lies."""
        return f"{self.words['alt'].format(values=self.values())} {self.finding()}"

    def values(self) -> str:
        """Say between which ends each fear lies."""
        return "; ".join(map(self._value, self.fears))

    def between(self, fear: Fear) -> str:
        """Return the ends of a fear, or that it is not known yet."""
        if fear.value is None:
            return self.words["unknown"]
        return self.words["area"].format(**self._ends(fear))

    def table(self) -> Table:
        """Return every number, and how many answers it comes from."""
        kinds = ("fear", "middle", "area", "answered")
        rows = tuple(
            (
                fear.title,
                self.words["unknown"]
                if fear.value is None
                else self._number(fear.value),
                self.between(fear),
                self.words["answered"].format(done=fear.n_answered, all=fear.n_items),
            )
            for fear in self.fears
        )
        columns = tuple(self.words[f"column_{kind}"] for kind in kinds)
        return Table(self.words["caption"], columns, rows, frozenset({1}))

    def _value(self, fear: Fear) -> str:
        if fear.value is None:
            return self.words["alt_unknown"].format(title=fear.title)
        return self.words["alt_value"].format(title=fear.title, **self._ends(fear))

    def _ends(self, fear: Fear) -> dict[str, str]:
        return {"low": self._number(fear.low), "high": self._number(fear.high)}

    def _number(self, value: float) -> str:
        return format_number(value, self.language)
