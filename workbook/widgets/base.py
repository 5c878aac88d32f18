"""What all widgets of a page share: identity, script, style and readable HTML."""

from __future__ import annotations

import base64
import os
import re
from pathlib import Path
from typing import Any

import anywidget
import jinja2

from workbook.catalogue import template_dir

HERE = Path(__file__).parent

PAGE_VARIABLE = "WORKBOOK_PAGE"
"""Environment variable of a served kernel: the page it runs, for example
``nl/02-emotionele-bankrekening``. Absent in JupyterLab and plain Voilà."""

_FONT = re.compile(r'url\("fonts/([\w.-]+)"\)')
# JupyterLab and plain Voilà tell of each theme on <body> whether it is a light one.
_IN_A_HOST = {
    ':root:not([data-theme="light"])': "body:not([data-jp-theme-light]) .wb",
    ':root[data-theme="dark"]': 'body[data-jp-theme-light="false"] .wb',
    ":root[data-theme]": "body[data-jp-theme-light] .wb",
    ":root": ".wb",
}
"""Selectors of the tokens, and what they are in a host; the longer ones first."""

TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


SERVED = PAGE_VARIABLE in os.environ
"""Whether our own server runs this process."""


def style(name: str) -> str:
    """Return the CSS of one widget."""
    return (HERE / name).read_text(encoding="utf-8")


def form_style(name: str) -> str:
    """Return the CSS of a widget that has questions in it.

    Served, the look of questions is on every page already.
    """
    return style(name) if SERVED else style("questionnaire.css") + style(name)


def host_style() -> str:
    """Return the look that a page of ours has in its frame, for pages of others.

    JupyterLab and plain Voilà have no tokens and no file beside them, so the fonts are
    in the text. The page is the host's: only our elements have the look, light or dark
    as the host is. Empty when served.
    """
    if SERVED:
        return ""
    static = template_dir() / "static"

    def embedded(match: re.Match[str]) -> str:
        font = (static / "fonts" / match[1]).read_bytes()
        return f"url(data:font/woff2;base64,{base64.b64encode(font).decode()})"

    css = (static / "tokens.css").read_text(encoding="utf-8")
    for ours, hosts in _IN_A_HOST.items():
        css = css.replace(ours, hosts)
    return _FONT.sub(embedded, css) + style("host.css")


class PageWidget(anywidget.AnyWidget):
    """A widget whose HTML is made by Python and is in the document from the start."""

    def rehearsals(self) -> list[dict[str, Any]]:
        """Return states as the browser might send them, to be tried beforehand."""
        return []

    def document_html(self) -> str:
        """Return what a reader without any script sees in this place."""
        return ""

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if bundle is not None else ({}, {})
        return {**data, "text/html": self.document_html()}, metadata
