"""The state of files has a name that changes with what is in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workbook.serving.state import LOOK_AGAIN, State


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(tmp_path: Path, clock: Clock) -> State:
    (tmp_path / "a.yaml").write_text("a")
    return State(tmp_path, clock)


def test_another_content_gives_another_name(
    state: State, tmp_path: Path, clock: Clock
) -> None:
    before = state.name()

    (tmp_path / "a.yaml").write_text("b")
    clock.now += LOOK_AGAIN

    assert state.name() != before


def test_a_file_more_gives_another_name(
    state: State, tmp_path: Path, clock: Clock
) -> None:
    before = state.name()

    (tmp_path / "b.yaml").touch()
    clock.now += LOOK_AGAIN

    assert state.name() != before


def test_a_file_that_was_only_touched_keeps_the_name(
    state: State, tmp_path: Path, clock: Clock
) -> None:
    before = state.name()

    os.utime(tmp_path / "a.yaml", (1, 1))
    clock.now += LOOK_AGAIN

    assert state.name() == before


def test_the_same_files_elsewhere_have_the_same_name(
    state: State, tmp_path: Path
) -> None:
    other = tmp_path.parent / "other"
    other.mkdir()
    (other / "a.yaml").write_text("a")

    assert State(other).name() == state.name()


def test_nobody_looks_twice_in_one_moment(state: State, tmp_path: Path) -> None:
    before = state.name()

    (tmp_path / "a.yaml").write_text("b")

    assert state.name() == before


def test_a_file_in_a_folder_below_counts(
    state: State, tmp_path: Path, clock: Clock
) -> None:
    before = state.name()

    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "c.css").touch()
    clock.now += LOOK_AGAIN

    assert state.name() != before


@pytest.mark.parametrize(
    "made", ["__pycache__/a.pyc", "content/b.yaml", ".hidden/c", ".d.swp"]
)
def test_what_is_not_the_folder_s_own_does_not_count(
    state: State, tmp_path: Path, clock: Clock, made: str
) -> None:
    before = state.name()

    (tmp_path / made).parent.mkdir(exist_ok=True)
    (tmp_path / made).touch()
    clock.now += LOOK_AGAIN

    assert state.name() == before
