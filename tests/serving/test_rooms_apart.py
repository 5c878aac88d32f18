"""Kernels, and what they are forked from, know nothing of rooms."""

from __future__ import annotations

import subprocess
import sys

import pytest

from workbook.catalogue import content_dir
from workbook.serving.supervisor import kernel_environment


def test_a_kernel_does_not_know_where_the_database_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WORKBOOK_DATABASE_URL", "postgresql://me:hunter2@here/rooms")

    assert "hunter2" not in str(kernel_environment(content_dir()))


def test_what_is_forked_has_loaded_no_database() -> None:
    """An engine, its threads and its locks would not survive the fork."""
    seen = (
        "import workbook.serving.forking.warm, workbook.page, sys; print(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", seen], capture_output=True, text=True, check=True
    )

    loaded = set(run.stdout.split())
    assert "workbook.page" in loaded
    for module in ("sqlalchemy", "psycopg", "sqlite3", "workbook.rooms"):
        assert module not in loaded
