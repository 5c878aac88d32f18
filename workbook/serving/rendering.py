"""Rendering: an executed notebook becomes the document that every visitor gets."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jinja2
from jupyter_server.services.contents.manager import ContentsManager
from jupyter_server.utils import url_path_join
from nbformat import NotebookNode
from traitlets.config import Config
from voila.exporter import VoilaExporter, VoilaMarkdownRenderer

from workbook.notebooks import Notebook
from workbook.serving.assets import Assets
from workbook.serving.frame import Frame
from workbook.serving.kernels import PageKernel
from workbook.serving.packing import Packed, pack

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
OWN_WIDGETS = "workbook.widgets."
"""The widgets of this package have script and style in the page's own files."""


@dataclass(frozen=True)
class Document(Packed):
    """A page's HTML, packed once, with its validators for conditional requests."""

    digest: str

    @classmethod
    def of(cls, html: str) -> Document:
        """Pack HTML."""
        body = html.encode("utf-8", "replace")
        return cls(body, pack(body), hashlib.sha256(body).hexdigest()[:20])

    def etag(self, encoding: str) -> str:
        """Return the validator of one packed form, "" for unpacked.

        Each form has one of its own: to a cache they are different bytes.
        """
        return f'"{self.digest}-{encoding}"' if encoding else f'"{self.digest}"'


class PlainHeadings(VoilaMarkdownRenderer):  # type: ignore[misc]
    """Voilà's Markdown without the pilcrow that nbconvert puts behind each heading."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, exclude_anchor_links=True, **options)


class Renderer:
    """Renders chapters with Voilà's exporter, and the pages around them with Jinja.

    Parameters
    ----------
    template_paths
        Where Voilà found our template and what it builds on.
    environment
        Voilà's own Jinja environment over the same paths.
    """

    def __init__(
        self,
        template_name: str,
        template_paths: Sequence[str],
        environment: jinja2.Environment,
        contents_manager: ContentsManager,
        config: Config,
        base_url: str,
        assets: Assets,
    ) -> None:
        self.environment = environment
        self.base_url = base_url
        self.assets = assets
        self.frame = Frame(base_url, assets)
        self.exporter = VoilaExporter(
            template_paths=list(template_paths),
            template_name=template_name,
            config=config,
            contents_manager=contents_manager,
            base_url=base_url,
            markdown_renderer_class=PlainHeadings,
        )

    async def document(
        self,
        notebook: Notebook,
        notebooks: Sequence[Notebook],
        kernel: PageKernel,
        fingerprint: str,
    ) -> Document:
        """Render an executed notebook with its widgets' HTML and state in it."""
        models, styles = self._models(kernel)
        page = {
            "models": models,
            "kernel": url_path_join(self.base_url, "kernel", notebook.name),
            "fingerprint": fingerprint,
        }
        frame = self.frame.of(notebook, notebooks, page=page, styles=styles)
        parts = [
            part
            async for part, _ in self.exporter.generate_from_notebook_node(
                kernel.notebook, extra_context={"frame": frame}
            )
        ]
        return Document.of("".join(parts))

    def page(
        self,
        template: str,
        notebook: Notebook,
        notebooks: Sequence[Notebook],
        fault: dict[str, str] | None = None,
    ) -> str:
        """Render a page without widgets: ``loading`` or ``error``."""
        frame = self.frame.of(notebook, notebooks, fault=fault)
        rendered: str = self.environment.get_template(f"{template}.html.j2").render(
            frame=frame
        )
        return rendered

    def _models(
        self, kernel: PageKernel
    ) -> tuple[dict[str, dict[str, Any]], list[str]]:
        """Return what the runtime needs of each model, and the style sheets to link.

        Script and style leave the state for files with hashed names: the page's policy
        allows no script from anywhere else. The HTML that stands in the document is not
        sent a second time: ``shown`` names its trait.
        """
        models: dict[str, dict[str, Any]] = {}
        styles: dict[str, None] = {}
        html = _html_of_widgets(kernel.notebook)
        for model_id, state in kernel.models.items():
            if "_esm" not in state:
                continue
            package, _, name = (
                str(state.get("_anywidget_id", "")).lower().rpartition(".")
            )
            module = name
            if not package.startswith(OWN_WIDGETS):
                file = self.assets.add(f"{name or 'widget'}.js", state["_esm"])
                module = self.frame.asset_url(file)
                if css := state.get("_css"):
                    styles[self.assets.add(f"{name or 'widget'}.css", css)] = None
            public = {k: v for k, v in state.items() if not _is_private(k)}
            shown = [k for k, v in public.items() if v and v == html.get(model_id)]
            models[model_id] = {
                "module": module,
                "state": {k: v for k, v in public.items() if k not in shown},
                "shown": shown,
            }
        return models, list(styles)


def _is_private(key: str) -> bool:
    """Tell the traits that only Jupyter's own front ends read."""
    return key.startswith("_") or key in ("layout", "tabbable", "tooltip")


def _html_of_widgets(notebook: NotebookNode) -> dict[str, str]:
    """Return the HTML that the outputs show for each widget model."""
    return {
        output.data[WIDGET_VIEW]["model_id"]: output.data.get("text/html", "")
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if WIDGET_VIEW in output.get("data", {})
    }
