"""What the tests of rooms share."""

from .fixtures import clock, database, database_url, postgresql, quick_codes
from .pairs import couples, pair

__all__ = [
    "clock",
    "couples",
    "database",
    "database_url",
    "pair",
    "postgresql",
    "quick_codes",
]
