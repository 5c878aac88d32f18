"""What several tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from workbook.catalogue import load_instrument
from workbook.instrument import Instrument

# A slow moment of the machine is not a fault of the code.
settings.register_profile("workbook", deadline=None)
settings.load_profile("workbook")


@pytest.fixture(scope="session", autouse=True)
def rooms_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let no server of the tests touch the rooms of whoever runs them."""
    file = tmp_path_factory.mktemp("rooms") / "rooms.sqlite"
    os.environ["WORKBOOK_DATABASE_URL"] = f"sqlite:///{file}"


@pytest.fixture
def bank_account() -> Instrument:
    """The instrument of chapter 02, as participants get it."""
    return load_instrument("bank-account")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder of the test's own, empty but for its folders."""
    for folder in ("notebooks", "assets/instruments", "assets/strings"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setenv("WORKBOOK_CONTENT", str(tmp_path))
    return tmp_path
