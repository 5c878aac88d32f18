"""Sources: the chapters that the report and the year plan know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbook.figures import Width
from workbook.meaning.consenting import ITEM, YES
from workbook.page.agreements import CONVERSATION, CONVERSATION_SOURCE
from workbook.page.attachment_source import ATTACHMENT_SOURCE
from workbook.page.bank_account_source import BANK_ACCOUNT
from workbook.page.coparenting import COPARENTING
from workbook.page.coparenting_source import COPARENTING_SOURCE
from workbook.page.following import Following
from workbook.page.intimacy_source import INTIMACY_SOURCE
from workbook.page.legacy_source import LEGACY_SOURCE
from workbook.page.parting import PARTING
from workbook.page.parting_source import PARTING_SOURCE
from workbook.page.quarrels import PATTERNS
from workbook.page.quarrels_source import QUARREL_PATTERNS
from workbook.page.scan_source import SCAN_SOURCE
from workbook.page.source import Answered, Kept, Source
from workbook.widgets.answers import Answers
from workbook.widgets.sheet import Sheet

SOURCES: Final[Mapping[str, Source]] = {
    "relationship-scan": SCAN_SOURCE,
    "bank-account": BANK_ACCOUNT,
    "attachment": ATTACHMENT_SOURCE,
    PATTERNS: QUARREL_PATTERNS,
    "childhood-legacy": LEGACY_SOURCE,
    "intimacy": INTIMACY_SOURCE,
    PARTING: PARTING_SOURCE,
    COPARENTING: COPARENTING_SOURCE,
    CONVERSATION: CONVERSATION_SOURCE,
}
"""A chapter joins with a source here, and an option of that id in ``report.yaml``."""

# Lists, not sets: every kernel of a page must have its models in the same order.
_INSTRUMENTS: Final = list(
    dict.fromkeys(id for source in SOURCES.values() for id in source.instruments)
)
_JOURNALS: Final = list(
    dict.fromkeys(id for source in SOURCES.values() for id in source.journals)
)


def follow_sources(page: Following, sheet: Sheet, *others: Answers) -> None:
    """Let a sheet follow all that the sources need, and the answers to others."""
    page.client.observe(sheet.refresh, ["width", "today"])
    for id in _INSTRUMENTS:
        answers = page.answers_to(id)
        answers.observe(sheet.refresh, ["value", "earlier", "begun"])
        if answers.consent:
            page.answers_to(answers.consent).observe(sheet.refresh, "value")
    for answers in (page.partner()[0], *others):
        answers.observe(sheet.refresh, "value")
    for id in _JOURNALS:
        page.entries_of(id).observe(sheet.refresh, "entries")


def kept(
    page: Following, *, with_words: bool = False, width: Width | None = None
) -> Kept:
    """Return all that the sources need, as it is now."""
    _, partner = page.partner()
    return Kept(
        language=page.language,
        width=width or page.width,
        answers={id: _answered(page, id) for id in _INSTRUMENTS},
        entries={id: page.entries_of(id).entries for id in _JOURNALS},
        partner=partner(),
        with_words=with_words,
    )


def _answered(page: Following, instrument_id: str) -> Answered:
    """Return what was answered; nothing where a consent is not given.

    The browser sends nothing then either. Here it is made sure of once more, since a
    report is a file that stays.
    """
    answers = page.answers_to(instrument_id)
    if answers.consent and page.answers_to(answers.consent).value.get(ITEM) != YES:
        return Answered({}, is_open=False)
    return Answered(answers.value, answers.earlier, answers.begun)
