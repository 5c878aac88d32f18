"""What the tests of rooms share."""

from .fixtures import clock, database, database_url, postgresql

__all__ = ["clock", "database", "database_url", "postgresql"]
