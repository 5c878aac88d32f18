"""What the chapter about intimacy gives to the report and to the year plan.

Without its consent nothing of it comes here. Signs of fear, pressure or pain lead to
help; they never ask for a theme of the year, and keep those away that do not fit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Final

from workbook.catalogue import load_strings
from workbook.figures import intimacy
from workbook.meaning.intimacy import WORTH_A_STEP, Area, areas, signals
from workbook.meaning.intimacy_plan import help_for, intimacy_steps
from workbook.meaning.yearplan import ALL_THEMES, Wish
from workbook.page.intimacy import INTIMACY
from workbook.page.source import Kept, Source, illustration, values
from workbook.report import Chapter

WORDS: Final = "intimacy-words"
TENDERNESS: Final = "tenderness"
THEMES: Final[Mapping[str, str]] = {
    "touch": TENDERNESS,
    "desire": TENDERNESS,
    "talk": "listening",
    "boundaries": "trust",
    "play": "initiative",
    "pleasure": TENDERNESS,
}
"""Area to theme of the year."""
WIDEST: Final = 4.0
"""From the lowest answer to the highest."""


def _chapter(kept: Kept) -> Chapter:
    instrument, responses = kept.to(INTIMACY)
    picture = intimacy(_areas(kept), kept.language, kept.width)
    return Chapter(
        title=kept.title(INTIMACY),
        care=tuple(help_for(responses, kept.language)),
        illustrations=(illustration(picture, INTIMACY, kept.width),) if picture else (),
        values=(values(picture),) if picture else (),
        words=kept.words(WORDS),
        steps=tuple(intimacy_steps(instrument, responses, kept.language)),
        missing=kept.waiting(INTIMACY),
    )


def _areas(kept: Kept) -> list[Area]:
    instrument, responses = kept.to(INTIMACY)
    return areas(instrument, responses, kept.language)


def _wishes(kept: Kept) -> Sequence[Wish]:
    """Return a wish for each area of which more is wished for."""
    words = load_strings("intimacy-plan", kept.language)
    return [
        Wish(
            theme=THEMES[area.id],
            weight=area.gap / WIDEST,
            because=words["year"].format(area=area.title),
        )
        for area in _areas(kept)
        if area.gap is not None and area.gap >= WORTH_A_STEP
    ]


def _avoid(kept: Kept) -> Set[str]:
    """Return what does not fit: all that is for two, or what may be too close."""
    found = signals(kept.to(INTIMACY)[1])
    if found & {"fear", "pressure"}:
        return ALL_THEMES
    too_close = any(
        area.level == "less" and THEMES[area.id] == TENDERNESS for area in _areas(kept)
    )
    return {TENDERNESS} if found or too_close else frozenset()


INTIMACY_SOURCE = Source(
    instruments=(INTIMACY, WORDS), chapter=_chapter, wishes=_wishes, avoid=_avoid
)
