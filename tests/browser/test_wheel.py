"""The wheel, in an environment of its own, far away from the checkout."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from workbook.catalogue import PACKAGE

from .program import clean_environment, running
from .server import free_port
from .visitor import NL, Visitor

CHECKOUT = PACKAGE.parent


@dataclass(frozen=True)
class Installed:
    """A virtual environment that has the wheel, and the folder somebody is in."""

    scripts: Path
    folder: Path

    def tells(self, code: str) -> str:
        """Return what its Python prints."""
        command = [self.scripts / "python", "-c", f"print({code})"]
        environment = clean_environment()
        answer = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, check=True
        )
        return answer.stdout.decode().strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel; what it needs is borrowed from the environment of the tests.

    So no network is needed. A path file lends the other packages without their own path
    files: an editable install of the checkout stays out.
    """
    folder = tmp_path_factory.mktemp("installed")
    home = folder / "venv"
    venv.create(home, symlinks=True)
    inside = {"base": str(home), "platbase": str(home)}
    (home / "share").symlink_to(Path(sys.prefix) / "share")
    packages = Path(sysconfig.get_path("purelib", "venv", inside))
    lent = sysconfig.get_path("purelib")
    (packages / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", "venv", inside))
    pip = [sys.executable, "-m", "pip", "--python", scripts / "python"]
    options = ["--no-deps", "--no-index", "--disable-pip-version-check", "-qq"]
    subprocess.run([*pip, "install", *options, wheel], check=True)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    return Installed(scripts, elsewhere)


@pytest.fixture(scope="module")
def url(installed: Installed) -> Iterator[str]:
    port = str(free_port())
    command = [installed.scripts / "workbook", "serve", "--no-browser", "--port", port]
    ready = "^Workbook ready: (.+)$"
    environment = clean_environment()
    with running(command, installed.folder, environment, ready) as url:
        yield url


def test_the_package_and_its_content_are_those_of_the_wheel(
    installed: Installed,
) -> None:
    found = installed.tells("__import__('workbook.catalogue').catalogue.content_dir()")

    package = Path(installed.tells("__import__('workbook').__file__")).parent
    assert Path(found) == package / "content"
    assert installed.scripts.parent in package.parents


def test_the_wheel_holds_the_workbook_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    folders = {name.partition("/")[0].rpartition(".")[2] for name in names}
    assert folders == {"workbook", "dist-info"}
    assert f"workbook/content/notebooks/{NL}.ipynb" in names
    assert not [name for name in names if "__pycache__" in name or "checkpoint" in name]


def test_the_start_page_comes_whole(page: Page, url: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))

    Visitor(page, url).opens("nl/00-start")

    expect(page.locator("main form[data-instrument=consent]")).to_be_visible()
    kinds = {answer.request.resource_type for answer in answers}
    assert {"document", "script", "font"} <= kinds
    assert {a.url: a.status for a in answers if a.status != 200} == {}


def test_an_answer_reaches_the_picture(page: Page, url: str) -> None:
    visitor = Visitor(page, url).opens(NL)

    visitor.fills_account("attention", give=8, receive=3)

    visitor.sees_picture(r"aandacht geef je 8 en krijg je 3")
