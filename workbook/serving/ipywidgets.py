"""The script of core ipywidgets: where it is installed."""

from __future__ import annotations

from pathlib import Path

from jupyter_core.paths import jupyter_path

from workbook.errors import ServingError

BUNDLE = ("nbextensions", "jupyter-js-widgets", "extension.js")
"""Below a Jupyter data folder; widgetsnbextension puts it there."""

STYLE = Path(__file__).parent / "page" / "ipywidgets.css"
"""What fits the widgets to the look of a page; it is linked before they are there."""

SCRIPT = Path(__file__).parent / "page" / "ipywidgets_start.js"
"""The entry that makes them live; see :func:`workbook.widgets.esm.join`."""


def bundle() -> Path:
    """Return the one script that holds all core widgets.

    Raises
    ------
    ServingError
        If no Jupyter data folder has it.
    """
    for folder in jupyter_path():
        path = Path(folder, *BUNDLE)
        if path.is_file():
            return path
    raise ServingError(
        "/".join(BUNDLE),
        "no Jupyter data folder has the script of ipywidgets",
        "install widgetsnbextension, which belongs to ipywidgets",
    )
