"""What tests with real snapshots and servers share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.server import serving
from workbook.catalogue import content_dir
from workbook.serving.supervisor import Supervisor

from .attacked import Served, written


@pytest.fixture(scope="module")
def supervisor() -> Iterator[Supervisor]:
    """A warm process, for all tests of a file: it takes its time to start."""
    supervisor = Supervisor(content_dir())
    yield supervisor
    supervisor.close()


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="session")
def served(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with serving(content, log) as (url, pid):
        yield Served(url, pid, log)
