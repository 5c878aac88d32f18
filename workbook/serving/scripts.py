"""Scripts: what pages run, as files; what a page's script has, no other brings again.

A widget's script has all that it imports in it, for JupyterLab and plain Voilà. Served,
most of that is in the page's script already. It lends its modules: the others import
them from it, and share what is kept in them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from workbook.catalogue import PACKAGE
from workbook.serving.assets import Assets
from workbook.serving.slim import slim_script
from workbook.serving.state import State
from workbook.widgets.esm import join, modules, with_constant

FOLDER = Path(__file__).parent / "page"
PAGE = FOLDER / "page.js"


class Scripts:
    """Keeps the scripts that pages run.

    Parameters
    ----------
    asset_url
        Returns the URL of a kept file.
    """

    def __init__(self, assets: Assets, asset_url: Callable[[str], str]) -> None:
        self.assets = assets
        self.asset_url = asset_url
        self._program = State(PACKAGE)

    def page(self) -> str:
        """Return the URL of the script that every page has."""
        return self._keep("page.js", _lending(self._joined(PAGE)))

    def file(self, path: Path, **constants: object) -> str:
        """Return the URL of a script of ours, joined with what it imports.

        Parameters
        ----------
        constants
            JSON data, such as words, that the script finds in itself by these names.
        """
        script = self._borrowing(self._joined(path))
        for constant, data in constants.items():
            script = with_constant(script, constant, data)
        return self._keep(path.name, script)

    def widget(self, name: str, text: str, *, is_ours: bool) -> str:
        """Return the URL of a widget's script."""
        return self._keep(f"{name}.js", self._borrowing(text) if is_ours else text)

    def _keep(self, name: str, script: str) -> str:
        return self.asset_url(self.assets.add(name, script))

    def _joined(self, path: Path) -> str:
        return _join(path, self._program.name())

    def _borrowing(self, text: str) -> str:
        return _borrow(text, self._joined(PAGE), self.page())


# Every chapter asks for the same few scripts, while visitors wait for it.


@lru_cache(maxsize=16)
def _join(path: Path, _program: str) -> str:
    """Return a script with what it imports; joined again when the program changed."""
    return join(path)


@lru_cache(maxsize=4)
def _lending(text: str) -> str:
    return f"{slim_script(text)}\nexport{{{','.join(modules(text))}}};"


@lru_cache(maxsize=128)
def _borrow(text: str, lender: str, url: str) -> str:
    """Return a slim script that imports from the page's what that one has."""
    lent, own = modules(lender), modules(text)
    common = [name for name in own if name in lent]
    # Of another release, read while the program is replaced: it brings all of its.
    if not common or any(own[name] != lent[name] for name in common):
        return slim_script(text)
    for name in common:
        text = text.replace(own[name], "", 1)
    return f'import{{{",".join(common)}}}from"{url}";{slim_script(text)}'
