"""What tests with real snapshots share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbook.catalogue import content_dir
from workbook.serving.supervisor import Supervisor


@pytest.fixture(scope="module")
def supervisor() -> Iterator[Supervisor]:
    """A warm process, for all tests of a file: it takes its time to start."""
    supervisor = Supervisor(content_dir())
    yield supervisor
    supervisor.close()
