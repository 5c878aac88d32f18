"""Group words: the words of ``group.yaml`` that the script says."""

from __future__ import annotations

from typing import Final

SAID: Final = (
    "added",
    "copied",
    "fault_away",
    "fault_closed",
    "fault_full",
    "fault_refused",
    "fault_slow",
    "fault_unknown",
    "join_add",
    "join_apart",
    "join_apart_first",
    "join_closed",
    "join_consent",
    "join_few",
    "join_go",
    "join_inside",
    "join_replace",
    "join_takeback",
    "join_what",
    "join_withdraw",
    "lead_bad_minimum",
    "lead_close_ask",
    "lead_closed",
    "lead_erase_ask",
    "lead_erased",
    "lead_none",
    "lead_until",
    "made_up_title",
    "new_picture",
    "qr_alt",
    "shown_title",
    "state_adding",
    "state_changed",
    "state_none",
    "state_sent",
    "state_withdrawing",
    "state_withdrawn",
)
"""The rest stands in the HTML, or is said by Python."""
