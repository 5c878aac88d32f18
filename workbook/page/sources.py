"""Sources: the chapters that the report and the year plan know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbook.figures import Width
from workbook.page.attachment_source import ATTACHMENT_SOURCE
from workbook.page.bank_account_source import BANK_ACCOUNT
from workbook.page.following import Following
from workbook.page.source import Kept, Source
from workbook.widgets.answers import Answers
from workbook.widgets.sheet import Sheet

SOURCES: Final[Mapping[str, Source]] = {
    "bank-account": BANK_ACCOUNT,
    "attachment": ATTACHMENT_SOURCE,
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
    instruments = (page.answers_to(id) for id in _INSTRUMENTS)
    for answers in (page.partner()[0], *instruments, *others):
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
        responses={id: page.answers_to(id).value for id in _INSTRUMENTS},
        entries={id: page.entries_of(id).entries for id in _JOURNALS},
        partner=partner(),
        with_words=with_words,
    )
