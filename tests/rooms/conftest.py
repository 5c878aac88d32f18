"""What the tests of rooms share."""

from .fixtures import clock, database, database_url, postgresql, quick_codes

__all__ = ["clock", "database", "database_url", "postgresql", "quick_codes"]
