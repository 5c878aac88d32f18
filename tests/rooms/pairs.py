"""Two people in one room, and how many rows that takes."""

from __future__ import annotations

import pytest
from sqlalchemy import Table, func, select

from workbook.rooms.couples import Couples
from workbook.rooms.database import Database

from .made import new_id, new_member, scan


def count(database: Database, table: Table) -> int:
    with database.reading() as connection:
        found = connection.execute(select(func.count()).select_from(table))
        return int(found.scalar_one())


class Pair:
    """Two people in one room, and their ways to say things."""

    def __init__(self, couples: Couples) -> None:
        self.couples = couples
        self.one, self.other = new_member(), new_member()
        opened = couples.open(self.one)
        self.code, self.key = opened.code, opened.key
        assert couples.join(self.code, self.other)[0] == self.key

    def theirs(self, member: str) -> object:
        view = self.couples.see(self.key, member)
        assert view is not None
        return view.theirs

    def share(self, member: str, **answers: int) -> int:
        return self.couples.share(self.key, member, new_id(), scan(**answers))


@pytest.fixture
def couples(database: Database) -> Couples:
    return Couples(database)


@pytest.fixture
def pair(couples: Couples) -> Pair:
    return Pair(couples)
