"""Agreements on a page: what two people agreed on, on paper and in the report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from workbook.catalogue import load_instrument, load_strings
from workbook.meaning.advice import Advice
from workbook.meaning.agreements import Agreement, agreements
from workbook.page.document import paper_sheet
from workbook.page.following import Following
from workbook.page.source import Kept, Source, option_texts
from workbook.report import Chapter, OwnWords
from workbook.text import Language, format_date
from workbook.widgets.sheet import Sheet
from workbook.widgets.talk import AGREEMENTS

CONVERSATION: Final = "in-conversation"
"""The name of the page, and of the chapter in the report."""


def agreements_sheet(page: Following) -> Sheet:
    """Show the agreements as a document of their own."""
    kept = page.entries_of(AGREEMENTS)
    told = load_strings("agreements", page.language)
    part = kept.instrument.title[page.language]

    def parts() -> tuple[Chapter, ...]:
        words = agreed_words(kept.entries, page.language)
        return (Chapter(part, words=words),) if words else ()

    return paper_sheet(
        page,
        kept.instrument,
        parts,
        told["title"],
        told["lead"],
        {kept: "entries"},
    )


def agreed_words(
    entries: Sequence[Mapping[str, Any]], language: Language
) -> tuple[OwnWords, ...]:
    """Return each agreement below who does it, when, and how it goes."""
    words = load_strings("agreements", language)
    going = option_texts(load_instrument(AGREEMENTS), "going", language)

    def about(number: int, agreement: Agreement) -> str:
        by, back = agreement.by, agreement.back
        told = (
            words["one"].format(n=number),
            agreement.who,
            words["by"].format(by=format_date(by, language)) if by else "",
            words["back"].format(back=format_date(back, language)) if back else "",
            going.get(agreement.going, ""),
        )
        return " · ".join(part for part in told if part)

    return tuple(
        OwnWords(about(number, agreement), agreement.what)
        for number, agreement in enumerate(agreements(entries), 1)
    )


def _chapter(kept: Kept) -> Chapter:
    """Return the agreements, as own words; of the talk itself nothing goes along."""
    _, entries = kept.journal(AGREEMENTS)
    return Chapter(
        title=kept.title(CONVERSATION),
        words=agreed_words(entries, kept.language) if kept.with_words else (),
        steps=_steps(agreements(entries), kept.language),
    )


def _steps(found: Sequence[Agreement], language: Language) -> tuple[Advice, ...]:
    words = load_strings("agreements", language)
    count = sum(agreement.is_open for agreement in found)
    if not count:
        return ()
    because = words["own_because_one" if count == 1 else "own_because"]
    step = words["own_step"]
    return (Advice("own", words["own_title"], because.format(n=count), step),)


CONVERSATION_SOURCE = Source(instruments=(), journals=(AGREEMENTS,), chapter=_chapter)
