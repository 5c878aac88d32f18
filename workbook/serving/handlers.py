"""Handlers: what the server answers to a browser."""

from __future__ import annotations

import asyncio
import logging
import secrets
from typing import Any

from tornado.web import HTTPError, RequestHandler

from workbook.errors import WorkbookError
from workbook.notebooks import Notebook
from workbook.serving.assets import Assets
from workbook.serving.chapter import Chapter
from workbook.serving.head import EARLY_HASH
from workbook.serving.packing import Packed
from workbook.serving.rendering import Document
from workbook.serving.site import Site
from workbook.text import LANGUAGES, Language

logger = logging.getLogger(__name__)

POLICY = "; ".join(
    [
        "default-src 'none'",
        # The one script in the document is named by what is in it.
        f"script-src 'self' 'sha256-{EARLY_HASH}'",
        # Matplotlib's SVG carries style attributes; no script can hide in those.
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    ]
)
PATIENCE = 1.5
"""Seconds that a visitor waits for a document before the loading page comes."""


class PlainHandler(RequestHandler):
    """What all answers share: no word of the server's make, no visitor in the log."""

    def set_default_headers(self) -> None:
        """Allow nothing from elsewhere, and say nothing to elsewhere."""
        self.clear_header("Server")
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")

    def chosen(self, packed: Packed) -> tuple[str, bytes]:
        """Return the encoding for this browser and the bytes; the headers say which."""
        encoding, body = packed.best(self.request.headers.get("Accept-Encoding", ""))
        self.set_header("Vary", "Accept-Encoding")
        if encoding:
            self.set_header("Content-Encoding", encoding)
        return encoding, body

    def compute_etag(self) -> None:
        """Hash no answer: documents bring their validator, files need none."""

    def log_exception(self, *error: Any) -> None:
        """Log a fault of ours; what a visitor asked for is nobody's business."""
        if not isinstance(error[1], HTTPError):
            logger.error("a request failed", exc_info=error)


class PageHandler(PlainHandler):
    """Answers with a document, or says calmly why there is none yet."""

    def initialize(self, site: Site) -> None:
        """Take what the routes hand over."""
        self.site = site

    def set_default_headers(self) -> None:
        """Send HTML that is asked for again each time."""
        super().set_default_headers()
        self.set_header("Content-Type", "text/html; charset=utf-8")
        # The document is the same for everyone; it is asked for again each time, and
        # the validator makes that cheap.
        self.set_header("Cache-Control", "no-cache")

    async def get(self, name: str) -> None:
        """Send the page ``nl/02-...``."""
        asked = name.removesuffix("/").removesuffix(".ipynb")
        chapter = self.site.page(asked)
        if chapter is None and asked in self.site.faults:
            self.send_fault(self.start_page(name), self.site.faults[asked])
            return
        if chapter is None:
            self.send_not_found(name)
            return
        if chapter.notebook.name != name:
            self.redirect(self.site.renderer.frame.page_url(chapter.notebook))
            return
        await self.send_chapter(chapter)

    head = get

    async def send_chapter(self, chapter: Chapter) -> None:
        """Send a chapter's document; the loading page while it is being made."""
        try:
            async with asyncio.timeout(PATIENCE):
                document = await chapter.document()
        except TimeoutError:
            self.set_status(503)
            self.set_header("Retry-After", "1")
            self.set_header("Cache-Control", "no-store")
            self.finish(self.around("loading", chapter.notebook))
        except WorkbookError as error:
            self.send_fault(chapter.notebook, error)
        else:
            self.send_document(document)

    def send_document(self, document: Document) -> None:
        """Send a packed document, or nothing when the browser has it already."""
        encoding, body = self.chosen(document)
        self.set_header("ETag", document.etag(encoding))
        if self.check_etag_header():
            self.set_status(304)
            self.finish()
        else:
            self.finish(body)

    def send_fault(self, notebook: Notebook, error: WorkbookError) -> None:
        """Say that a chapter does not open; the log has the same code."""
        code = f"{notebook.language.upper()}{notebook.number:02}-{secrets.token_hex(2)}"
        logger.error("%s: %s", code, error)
        self.set_status(500)
        self.set_header("Cache-Control", "no-store")
        fault = {"code": code, "message": str(error)}
        self.finish(self.around("error", notebook, fault))

    def send_not_found(self, name: str) -> None:
        """Say that there is no such page, with the way back."""
        fault = {"code": "404", "message": name}
        self.set_status(404)
        self.finish(self.around("error", self.start_page(name), fault))

    def start_page(self, name: str) -> Notebook:
        """Return the start page in the language of an address, or the likely one."""
        language = next((n for n in LANGUAGES if name.startswith(f"{n}/")), None)
        return self.site.first(language or self.preferred_language())

    def around(
        self, template: str, notebook: Notebook, fault: dict[str, str] | None = None
    ) -> str:
        """Render a page without widgets; plain words when even that has a fault."""
        try:
            return self.site.renderer.page(
                template, notebook, self.site.notebooks(), fault
            )
        except Exception as error:
            # Even the words around a page have a fault: say it without them.
            logger.exception("the %s page could not be made", template)
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.set_status(500)
            return str(error) if isinstance(error, WorkbookError) else template

    def preferred_language(self) -> Language:
        """Return the visitor's language: English for who reads neither, if told so."""
        accepted = self.request.headers.get("Accept-Language", "")
        wanted = (
            part.partition(";")[0].strip().lower() for part in accepted.split(",")
        )
        # Browsers send the most wanted first.
        codes = (code for name in wanted for code in LANGUAGES if name[:2] == code)
        return next(codes, "en" if accepted else "nl")


class StartHandler(PageHandler):
    """Sends a visitor to the start page in the visitor's language."""

    async def get(self, name: str = "") -> None:
        """Redirect to the first chapter."""
        language: Language = "en" if name == "en" else "nl"
        if not name:
            language = self.preferred_language()
        self.set_header("Vary", "Accept-Language")
        start = self.site.first(language)
        self.redirect(self.site.renderer.frame.page_url(start))

    head = get


class AssetHandler(PlainHandler):
    """Sends a file that pages refer to; its name says its content: keep it for ever."""

    def initialize(self, assets: Assets) -> None:
        """Take what the routes hand over."""
        self.assets = assets

    def set_default_headers(self) -> None:
        """Allow a file nothing, in fewer words than a page: it asks for nothing."""
        super().set_default_headers()
        self.set_header("Content-Security-Policy", "default-src 'none'")

    def get(self, name: str) -> None:
        """Send the file of that hashed name."""
        asset = self.assets.get(name)
        if asset is None:
            self.set_status(404)
            self.finish()
            return
        self.set_header("Content-Type", asset.content_type)
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.finish(self.chosen(asset)[1])

    head = get


class HealthHandler(PlainHandler):
    """Says whether the server can serve."""

    def initialize(self, site: Site) -> None:
        """Take what the routes hand over."""
        self.site = site

    def get(self) -> None:
        """Answer 200 when every start page is ready, else 503; JSON either way."""
        ready = self.site.is_ready()
        self.set_status(200 if ready else 503)
        self.set_header("Cache-Control", "no-store")
        self.finish({"status": "ok" if ready else "starting"})

    head = get
