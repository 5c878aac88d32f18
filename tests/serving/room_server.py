"""A server for the tests of rooms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.server import serving

from .attacked import Served
from .room_client import two_pages


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server behind a web server of ours, so that tests come from many addresses."""
    folder = tmp_path_factory.mktemp("rooms")
    database = f"sqlite:///{folder}/data/rooms.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_DATABASE_URL", database)
        options = ["--Workbook.behind_proxy=True", "--Workbook.debug_page=True"]
        log = folder / "log.txt"
        with serving(two_pages(folder), log, *options) as (url, pid):
            yield Served(url, pid, log)
