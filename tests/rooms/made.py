"""Made-up members and answers."""

from __future__ import annotations

import secrets
from typing import Any

SCAN = "relationship-scan"
WORDS = "Ik wou dat je bleef zitten, Zoë"


def new_member() -> str:
    """Return 128 random bits as a browser writes them."""
    return secrets.token_urlsafe(16)


def new_id() -> str:
    return secrets.token_urlsafe(12)


def scan(**answers: int) -> dict[str, dict[str, Any]]:
    """Return what somebody shares of the scan; ``trust_promises=4``."""
    return {SCAN: {item.replace("_", "-"): value for item, value in answers.items()}}
