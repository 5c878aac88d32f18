"""Two people on a page: what they showed each other, and what to ask about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from traitlets import HasTraits

from workbook.figures import (
    Names,
    Picture,
    together_attachment,
    together_balance,
    together_cycles,
    together_scan,
)
from workbook.meaning.dyad import NAME, both
from workbook.meaning.dyad_pairs import Pairs, pairs
from workbook.meaning.dyad_topics import Topics, dyad_topics
from workbook.page.following import Following
from workbook.widgets.couple import Couple
from workbook.widgets.panel import Panel
from workbook.widgets.talk import Talk
from workbook.widgets.together import soon
from workbook.widgets.together_topics import together_topics_html
from workbook.widgets.unkept_panel import UnkeptPanel

CONVERSATION: Final = "in-conversation"
"""The name of the page."""
FOLLOWED: Final = ["mine", "theirs", "partner_name"]


def scans_picture(page: Following) -> Panel:
    """Show how well each theme fits both."""

    def draw(known: Pairs, names: Names) -> Picture | None:
        return together_scan(known.themes, names, page.language, page.width)

    return _show(page, "together-scan", draw)


def balances_picture(page: Following) -> Panel:
    """Show what one says to give and the other to receive."""

    def draw(known: Pairs, names: Names) -> Picture | None:
        return together_balance(known.accounts, names, page.language, page.width)

    return _show(page, "together-balance", draw)


def cycles_picture(page: Following) -> Panel:
    """Show both cycles in own words."""

    def draw(known: Pairs, names: Names) -> Picture | None:
        return together_cycles(known.quarrel, names, page.language, page.width)

    return _show(page, "together-cycles", draw)


def maps_picture(page: Following) -> Panel:
    """Show where two fears of both lie."""

    def draw(known: Pairs, names: Names) -> Picture | None:
        mine, theirs = known.my_fears, known.their_fears
        return together_attachment(mine, theirs, names, page.language, page.width)

    return _show(page, "together-attachment", draw)


def couple_topics(page: Following) -> Panel:
    """Show questions that two people can ask each other."""
    couple = page.couple()

    def draw() -> str:
        known, topics = _topics(page, couple)
        is_shared = known.is_shared
        return together_topics_html(topics, page.language, is_shared=is_shared)

    return page.follow(draw, _followed(couple), kind=UnkeptPanel)


def propose_subjects(page: Following, talk: Talk) -> None:
    """Let a talk propose what two people differ in, or both wish for."""
    if not page.has_couple:
        return
    couple = page.couple()

    def propose() -> None:
        _, topics = _topics(page, couple)
        found = [*topics.wishes, *topics.differences] if topics else []
        talk.subjects = [topic.title for topic in found]

    couple.observe(lambda _change: soon(propose), FOLLOWED)


def _show(
    page: Following, name: str, draw: Callable[[Pairs, Names], Picture | None]
) -> Panel:
    couple = page.couple()

    def picture() -> Picture | None:
        known = pairs(couple.mine, couple.theirs, page.language)
        return draw(known, _names(couple))

    return page.show(name, picture, _followed(couple), kind=UnkeptPanel)


def _followed(couple: Couple) -> dict[HasTraits, str | list[str]]:
    return {couple: FOLLOWED}


def _topics(page: Following, couple: Couple) -> tuple[Pairs, Topics | None]:
    known = pairs(couple.mine, couple.theirs, page.language)
    partner = _names(couple).sentence(page.language)
    return known, dyad_topics(known, page.language, partner)


def _names(couple: Couple) -> Names:
    """Return how both are called: as each chose to, if both did so."""
    mine, theirs = (
        str(one.get("about", {}).get(NAME, ""))
        for one in both(couple.mine, couple.theirs)
    )
    return Names(mine, theirs or couple.partner_name)
