"""Pieces: the pictures, steps, topics and meanings that there are, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from workbook.page.attachment import (
    ATTACHMENT,
    attachment_steps,
    attachment_topics,
    map_picture,
    outcomes_change_picture,
    outcomes_picture,
)
from workbook.page.bank_account import (
    account_steps,
    balance_picture,
    running_balance_picture,
)
from workbook.page.coparenting import (
    COPARENTING,
    coparenting_steps,
    promises_picture,
    speaking_topics,
)
from workbook.page.following import Following
from workbook.page.intimacy import area_steps, intimacy_picture
from workbook.page.legacy import (
    childhood_steps,
    generations_picture,
    practice_picture,
    recognised_patterns,
    told_opposite,
    told_wounds,
)
from workbook.page.parting import (
    PARTING,
    parting_readiness,
    parting_steps,
    parting_topics,
    parting_voices,
    parting_ways,
)
from workbook.page.quarrels import (
    PATTERNS,
    cycle_picture,
    quarrel_steps,
    quarrel_topics,
)
from workbook.page.scan import (
    change_picture,
    profile_picture,
    scan_steps,
    scan_topics,
)
from workbook.page.start import START, start_route
from workbook.page.together import (
    CONVERSATION,
    balances_picture,
    couple_topics,
    cycles_picture,
    maps_picture,
    scans_picture,
)
from workbook.page.year_plan import year_line_picture
from workbook.widgets.panel import Panel

Maker = Callable[[Following], Panel]
PICTURES: Final[Mapping[str, Maker]] = {
    "balance": balance_picture,
    "attachment-change": outcomes_change_picture,
    "attachment-map": map_picture,
    "attachment-outcomes": outcomes_picture,
    "generations": generations_picture,
    "intimacy": intimacy_picture,
    "practice": practice_picture,
    "promises": promises_picture,
    "parting-readiness": parting_readiness,
    "parting-voices": parting_voices,
    "parting-ways": parting_ways,
    "quarrel-cycle": cycle_picture,
    "running-balance": running_balance_picture,
    "scan-profile": profile_picture,
    "scan-change": change_picture,
    "together-attachment": maps_picture,
    "together-balance": balances_picture,
    "together-cycles": cycles_picture,
    "together-scan": scans_picture,
    "year-line": year_line_picture,
}
"""The pictures that there are, by the name that a cell asks for."""
STEPS: Final[Mapping[str, Maker]] = {
    ATTACHMENT: attachment_steps,
    "bank-account": account_steps,
    "childhood-legacy": childhood_steps,
    COPARENTING: coparenting_steps,
    "intimacy": area_steps,
    PARTING: parting_steps,
    PATTERNS: quarrel_steps,
    "relationship-scan": scan_steps,
    START: start_route,
}
"""The next steps that there are, by the name of the page."""
TOPICS: Final[Mapping[str, Maker]] = {
    ATTACHMENT: attachment_topics,
    CONVERSATION: couple_topics,
    COPARENTING: speaking_topics,
    PARTING: parting_topics,
    PATTERNS: quarrel_topics,
    "relationship-scan": scan_topics,
}
"""What stands out or is worth talking about, by the name of the page."""
MEANINGS: Final[Mapping[str, Maker]] = {
    "legacy-echo": told_opposite,
    "legacy-patterns": recognised_patterns,
    "legacy-wounds": told_wounds,
}
"""What answers may mean, by the instrument to which they were given."""
