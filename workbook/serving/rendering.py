"""Rendering: an executed notebook becomes the document that every visitor gets."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jinja2
from jupyter_server.services.contents.manager import ContentsManager
from jupyter_server.utils import url_path_join
from traitlets.config import Config
from voila.exporter import VoilaExporter, VoilaMarkdownRenderer

from workbook.notebooks import Notebook
from workbook.serving.assets import Assets
from workbook.serving.described import describe
from workbook.serving.executed import Executed
from workbook.serving.frame import Frame
from workbook.serving.packing import Packed, pack


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
        executed: Executed,
        fingerprint: str,
    ) -> Document:
        """Render an executed notebook with its widgets' HTML and state in it."""
        # Packing takes long enough to keep other visitors waiting.
        widgets = await asyncio.to_thread(describe, executed, self.frame.scripts)
        page = {
            **widgets.page,
            "kernel": url_path_join(self.base_url, "kernel", notebook.name),
            "fingerprint": fingerprint,
        }
        frame = self.frame.of(notebook, notebooks, page=page, styles=widgets.styles)
        parts = [
            part
            async for part, _ in self.exporter.generate_from_notebook_node(
                executed.notebook,
                extra_context={"frame": frame, "widget_html": widgets.html},
            )
        ]
        return await asyncio.to_thread(Document.of, "".join(parts))

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
