"""Together names: how two people are called in their pictures."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.catalogue import load_strings
from workbook.figures.text_fit import fit, has_ink, isolate, measure, one_line
from workbook.text import Language


@dataclass(frozen=True)
class Names:
    """The names of two people, any text; ``""`` for one that is unknown."""

    mine: str = ""
    theirs: str = ""

    def sentence(self, language: Language) -> str:
        """Return the partner as it stands within a sentence."""
        if has_ink(self.theirs):
            return isolate(one_line(self.theirs))
        return load_strings("together", language)["your_partner"]

    def labels(self, language: Language) -> tuple[str, str]:
        """Return both as they stand alone, each in one line of any length."""
        words = load_strings("together", language)
        return (
            one_line(self.mine) if has_ink(self.mine) else words["me"],
            one_line(self.theirs) if has_ink(self.theirs) else words["partner"],
        )

    def told(self, language: Language) -> dict[str, str]:
        """Return both for words with ``{me}`` and ``{partner}`` in them."""
        me, partner = map(isolate, self.labels(language))
        return {"me": me, "partner": partner}


def fitted(
    form: str, name: str, room: float, size: float = 13, weight: int = 400
) -> str:
    """Return words with a name, any text, shortened so that all of it fits.

    Parameters
    ----------
    form
        Words with ``{name}`` in them.
    room
        In pixels.
    """
    rest = room - measure(form.replace("{name}", ""), size, weight)
    return form.replace("{name}", isolate(fit(name, rest, size, weight)))
