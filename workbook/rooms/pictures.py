"""Pictures: what a group room shows of an instrument, frozen and sealed."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, delete, select

from workbook.meaning.group_steps import Cohort, Contribution, picture, step
from workbook.rooms.additions import Addition
from workbook.rooms.keys import Key, open_sealed, seal
from workbook.rooms.schema import pictures

_PERSON_SIGNS: Final = 16
_SIZE: Final = 65_536
"""Bytes of one picture's state; a full room of five scales takes half of it."""


@dataclass(frozen=True)
class Frozen:
    """The state of one instrument's pictures.

    Parameters
    ----------
    n
        How many have added something now.
    cohorts
        Scale id to who is in its picture; see `step`.
    """

    n: int = 0
    cohorts: Mapping[str, tuple[Cohort, ...]] = field(default_factory=dict)

    def after(self, stored: Mapping[bytes, Addition], minimum: int) -> Frozen:
        """Return the state after a step with all that is stored now."""
        scales = {scale for addition in stored.values() for scale in addition.places}
        cohorts = {}
        for scale in sorted(scales | set(self.cohorts)):
            contributions = [
                Contribution(one.id, _person(member), one.places[scale])
                for member, one in sorted(stored.items())
                if scale in one.places
            ]
            if after := step(self.cohorts.get(scale, ()), contributions, minimum):
                cohorts[scale] = after
        return Frozen(len(stored), cohorts)

    def pictures(self, minimum: int) -> dict[str, list[int]]:
        """Return what may be shown, by scale."""
        found = (
            (id, picture(cohorts, minimum)) for id, cohorts in self.cohorts.items()
        )
        return {id: counts for id, counts in found if counts is not None}


def find_frozen(connection: Connection, key: Key, instrument: str) -> Frozen:
    """Return the state of an instrument's pictures."""
    part = _part(key, instrument)
    here = (pictures.c.room == key.room) & (pictures.c.part == part)
    row = connection.execute(select(pictures).where(here)).first()
    if row is None:
        return Frozen()
    n, cohorts = open_sealed(key, _name(instrument), row.sealed)
    return Frozen(
        n,
        {
            scale: tuple(Cohort(members, tuple(counts)) for members, counts in kept)
            for scale, kept in cohorts.items()
        },
    )


def put_frozen(
    connection: Connection, key: Key, instrument: str, frozen: Frozen
) -> None:
    """Keep the state of an instrument's pictures, instead of what was there."""
    content = [
        frozen.n,
        {
            scale: [[dict(one.members), list(one.counts)] for one in cohorts]
            for scale, cohorts in frozen.cohorts.items()
        },
    ]
    part = _part(key, instrument)
    here = (pictures.c.room == key.room) & (pictures.c.part == part)
    connection.execute(delete(pictures).where(here))
    sealed = seal(key, _name(instrument), content, _SIZE)
    row = {"room": key.room, "part": part, "sealed": sealed}
    connection.execute(pictures.insert().values(row))


def _part(key: Key, instrument: str) -> bytes:
    return hmac.digest(key.secret, _name(instrument).encode(), "sha256")


def _name(instrument: str) -> str:
    return f"picture {instrument}"


def _person(member: bytes) -> str:
    return member.hex()[:_PERSON_SIGNS]
