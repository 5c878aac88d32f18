"""What all widgets of a page share: identity, script, style and readable HTML."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anywidget
import jinja2
from ipywidgets import Layout

from workbook.catalogue import template_dir

HERE = Path(__file__).parent

PAGE_VARIABLE = "WORKBOOK_PAGE"
"""Environment variable of a served kernel: the page it runs, for example
``nl/02-emotionele-bankrekening``. Absent in JupyterLab and plain Voilà."""

TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


def _model_ids(page: str) -> Iterator[str]:
    return (f"{page}:{number}" for number in itertools.count(1))


_page = os.environ.get(PAGE_VARIABLE)
_served_ids = _model_ids(_page) if _page else None


def style(name: str) -> str:
    """Return the CSS of one widget.

    A served page has the tokens in its frame; elsewhere (JupyterLab, plain Voilà) the
    widget brings them along.
    """
    own = (HERE / name).read_text(encoding="utf-8")
    if _served_ids is not None:
        return own
    tokens = template_dir() / "static" / "tokens.css"
    return tokens.read_text(encoding="utf-8") + own


class PageWidget(anywidget.AnyWidget):
    """A widget whose HTML is made by Python and stands in the document from the start.

    When served, model ids are counted per page instead of random: every kernel of a
    notebook then has the same models, so that an open page can go on with a new one.
    """

    def __init__(self, **traits: Any) -> None:
        if _served_ids is not None:
            layout = Layout(model_id=next(_served_ids))
            traits = {"model_id": next(_served_ids), "layout": layout, **traits}
        super().__init__(**traits)

    def document_html(self) -> str:
        """Return what a reader without any script sees in this place."""
        return ""

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if bundle is not None else ({}, {})
        return {**data, "text/html": self.document_html()}, metadata
