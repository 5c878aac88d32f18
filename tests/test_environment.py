"""The four places that say what is installed agree: pyproject, locks, conda, code."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
TEST = [
    Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["test"]
]
BUILD = [Requirement(line) for line in PROJECT["build-system"]["requires"]]

CONDA_NAMES = {
    "brotli-python": "brotli",  # "brotli" is the library in C there
    "typst-py": "typst",  # "typst" is the program there
    "matplotlib-base": "matplotlib",  # the same without a desktop window
}


def names(requirements):
    return {canonicalize_name(requirement.name) for requirement in requirements}


def lock(name):
    """Return the entries of a lock, one text each with its hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines))


def locked(name):
    """Return the requirements of a lock, without their hashes."""
    return [Requirement(entry.partition("\\")[0]) for entry in lock(name)]


def versions(name):
    """Return name, version and hashes of all that is locked, for any machine."""
    return {
        (requirement.name, str(requirement.specifier), entry.partition("\\")[2])
        for entry, requirement in zip(lock(name), locked(name), strict=True)
    }


def imported(folder):
    """Return the names of all modules from elsewhere that the code imports."""
    modules = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                modules.add(node.module)
    here = {"workbook", "tests", *(path.stem for path in ROOT.glob("tests/**/*.py"))}
    return {module.partition(".")[0] for module in modules} - here


def undeclared(modules, requirements):
    """Return the modules that none of the required distributions brings."""
    providers = packages_distributions()
    return {
        module
        for module in modules - sys.stdlib_module_names
        if not names(map(Requirement, providers.get(module, []))) & names(requirements)
    }


@pytest.fixture(scope="module")
def conda():
    return YAML(typ="safe").load((ROOT / "environment.yml").read_text("utf-8"))


def test_conda_installs_the_same_packages_in_the_same_ranges(conda):
    listed = [line for line in conda["dependencies"] if isinstance(line, str)]
    python, pip, *packages = map(Requirement, listed)

    assert (python.name, pip.name) == ("python", "pip")
    assert str(python.specifier) == PROJECT["project"]["requires-python"]
    assert {
        canonicalize_name(CONDA_NAMES.get(package.name, package.name)): (
            package.specifier
        )
        for package in packages
    } == {canonicalize_name(package.name): package.specifier for package in RUNTIME}


def test_conda_lets_pip_install_the_workbook_and_nothing_else(conda):
    assert {"pip": ["-e ."]} in conda["dependencies"]


@pytest.mark.parametrize(
    ("name", "requirements"),
    [("serve", RUNTIME + BUILD), ("test", RUNTIME + BUILD + TEST)],
    ids=["serve", "test"],
)
def test_lock_has_each_dependency_within_its_range(name, requirements):
    here = default_environment()
    found = {
        canonicalize_name(requirement.name): next(iter(requirement.specifier)).version
        for requirement in locked(name)
        if requirement.marker is None or requirement.marker.evaluate(here)
    }

    outside = [
        str(requirement)
        for requirement in requirements
        if not requirement.specifier.contains(
            found.get(canonicalize_name(requirement.name), "0")
        )
    ]

    assert outside == [], "run `make lock`"


@pytest.mark.parametrize("name", ["serve", "test"])
def test_every_locked_package_has_one_exact_version_and_hashes(name):
    for entry, requirement in zip(lock(name), locked(name), strict=True):
        assert [part.operator for part in requirement.specifier] == ["=="], entry
        assert "*" not in str(requirement.specifier), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry


@pytest.mark.parametrize("name", ["serve", "test"])
def test_lock_names_no_address(name):
    """Where packages come from is the business of each machine, not of the lock."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")

    assert not re.search(r"://| @ |--[a-z-]*(index|links|host)|/", text)


def test_tests_run_with_the_versions_that_are_served():
    assert versions("serve") <= versions("test")


def test_what_the_code_imports_is_declared():
    assert undeclared(imported("workbook"), RUNTIME) == set()


def test_what_the_tests_import_is_declared():
    assert undeclared(imported("tests"), RUNTIME + TEST) == set()
