"""Described: what the page's script must know of the widgets in a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from workbook.serving.executed import LIGHT, OWN_WIDGETS, Executed, Model
from workbook.serving.ipywidgets import SCRIPT, STYLE, bundle
from workbook.serving.scripts import FOLDER, Scripts
from workbook.serving.slim import slim_style

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
HTML_WIDGET = "HTMLModel"
IN_PAGE = {"answers", "client", "journal", "panel", "questionnaire"}
"""Widgets of ours whose script and style every page has; see ``page.js``."""


@dataclass
class Described:
    """The widgets of one document.

    Attributes
    ----------
    page
        For the script: ``models``, and ``core`` on a page with core ipywidgets.
    html
        What the document shows in the place of a widget, by model id; nothing for a
        core widget, which Jupyter's own runtime has to draw.
    styles
        Hashed names of style sheets that widgets bring along.
    """

    page: dict[str, Any] = field(default_factory=dict)
    html: dict[str, str] = field(default_factory=dict)
    styles: list[str] = field(default_factory=list)


def describe(executed: Executed, scripts: Scripts) -> Described:
    """Describe the widgets of a document, and keep their files.

    Script and style leave the state for files with hashed names: the page's policy
    allows no script from anywhere else. The HTML that stands in the document is not
    sent a second time: ``shown`` names its trait.

    Parameters
    ----------
    scripts
        Keeps scripts, and other files beside them.

    Raises
    ------
    ServingError
        If the page has core ipywidgets, and their runtime is not installed.
    """
    found = Described(html=dict(html_in_outputs(executed.notebook)))
    models = {i: m for i, m in executed.models.items() if "_esm" in m.state}
    others = {i: m for i, m in executed.models.items() if i not in models}
    if any(m.state.get("_model_name") not in LIGHT for m in others.values()):
        found.page["core"] = _core(others, scripts)
        style = STYLE.read_text(encoding="utf-8")
        found.styles.append(scripts.assets.add("ipywidgets.css", slim_style(style)))
    else:
        models |= {i: m for i, m in others.items() if i in found.html}
        found.html |= {i: others[i].state["value"] for i in others if i in found.html}
    found.page["models"] = {
        model_id: _described(model, found, model_id, scripts)
        for model_id, model in models.items()
    }
    return found


def _described(
    model: Model,
    found: Described,
    model_id: str,
    scripts: Scripts,
) -> dict[str, Any]:
    state = model.state
    package, _, name = str(state.get("_anywidget_id", "")).lower().rpartition(".")
    module = name
    is_ours = f"{package}.".startswith(OWN_WIDGETS)
    if state["_model_name"] == HTML_WIDGET:
        module = "html"
        state = {"value": state["value"]}
    elif not (is_ours and name in IN_PAGE):
        if not is_ours:
            found.page["invoke"] = scripts.file(FOLDER / "invoke.js")
        name = name or "widget"
        module = scripts.widget(name, state["_esm"], is_ours=is_ours)
        if css := state.get("_css"):
            found.styles.append(scripts.assets.add(f"{name}.css", css))
    public = {key: v for key, v in state.items() if not _is_private(key)}
    shown = [key for key, v in public.items() if v and v == found.html.get(model_id)]
    kept = {key: v for key, v in public.items() if key not in shown}
    told = {"module": module, "state": kept, "shown": shown}
    return {**told, "buffers": model.buffers} if model.buffers else told


def _core(models: dict[str, Model], scripts: Scripts) -> dict[str, Any]:
    """Return the core widgets, and where their runtime is."""
    whole = scripts.assets.add("jupyter-widgets.js", bundle().read_bytes())
    return {
        "script": scripts.file(SCRIPT),
        "bundle": scripts.asset_url(whole),
        "models": {
            model_id: {
                "name": model.state["_model_name"],
                "module": model.state["_model_module"],
                "version": model.state["_model_module_version"],
                "state": model.state,
                "buffers": model.buffers,
            }
            for model_id, model in models.items()
        },
    }


def _is_private(key: str) -> bool:
    """Tell the traits that only Jupyter's own front ends read."""
    return key.startswith("_") or key in ("layout", "tabbable", "tooltip")


def html_in_outputs(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield each widget that an output shows, with the HTML that it has for that."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if WIDGET_VIEW in data:
                yield data[WIDGET_VIEW]["model_id"], data.get("text/html", "")
