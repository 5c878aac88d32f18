"""The script of core ipywidgets is found where it is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.errors import ServingError
from workbook.serving import ipywidgets
from workbook.widgets.esm import join


def test_the_script_is_one_definition_for_the_classic_notebook() -> None:
    script = ipywidgets.bundle().read_text("utf-8")

    moved = (
        "ipywidgets has another kind of script now: read in ipywidgets_environment.js "
        "what the page rests on, and follow it"
    )
    assert script.count('define(["module"],') == 1, moved
    assert "load_ipython_extension" in script, moved


def test_a_missing_script_is_told_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ipywidgets, "jupyter_path", lambda: [str(tmp_path)])

    with pytest.raises(ServingError, match="install widgetsnbextension"):
        ipywidgets.bundle()


def test_our_part_is_one_script_without_imports() -> None:
    script = join(ipywidgets.SCRIPT)

    assert "\nimport " not in script
    assert "export async function startCore" in script
