"""Frame: what every page shows around its chapter, as the templates want it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from jupyter_server.utils import url_path_join
from markupsafe import Markup

from workbook.catalogue import load_helplines, load_instrument, load_strings
from workbook.errors import ContentError
from workbook.notebooks import Notebook, twin
from workbook.serving.assets import Assets
from workbook.serving.head import START_STYLES, WAITING_STYLES, Head
from workbook.serving.scripts import FOLDER, Scripts
from workbook.text import LANGUAGES, Language
from workbook.widgets.contents import asks_of
from workbook.widgets.questionnaire import form_html

logger = logging.getLogger(__name__)
T = TypeVar("T")

EXIT_URL: dict[Language, str] = {
    "nl": "https://www.knmi.nl/",
    "en": "https://www.metoffice.gov.uk/",
}
LANGUAGE_NAMES: dict[Language, str] = {"nl": "Nederlands", "en": "English"}
CONSENT = "consent"
SCRIPT_WORDS = (
    *("exit_two_more", "exit_one_more", "exit_cancelled"),
    *("place_undecided", "place_device", "place_tab", "place_trouble"),
    *("place_choose", "place_change"),
    *("widget_unknown", "widget_failed"),
)
"""The words that the page's script says; all others stand in the document already."""

ANSWERED_WORDS = (
    *("chapters_begun", "state_fresh", "state_busy", "state_done"),
    *("move_question", "move_yes", "move_no"),
)
ASIDE_WORDS = (
    *("aside_title", "aside_text", "aside_download", "aside_sure", "aside_removed"),
    *("aside_remove", "aside_remove_yes", "aside_remove_no"),
)


class Frame:
    """Makes the ``frame`` of a template: words, chapters, languages, head."""

    def __init__(self, base_url: str, assets: Assets) -> None:
        self._kept: dict[str, Any] = {}
        self.base_url = base_url
        self.scripts = Scripts(assets, self.asset_url)
        self.head = Head(assets, self.scripts)

    def asset_url(self, hashed: str) -> str:
        """Return the URL of a kept file."""
        return url_path_join(self.base_url, "static", hashed)

    def page_url(self, notebook: Notebook) -> str:
        """Return the pretty URL of a chapter."""
        return url_path_join(self.base_url, notebook.name)

    def of(
        self,
        notebook: Notebook,
        notebooks: Sequence[Notebook],
        *,
        page: dict[str, Any] | None = None,
        styles: Sequence[str] = (),
        fault: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """Return the frame of one chapter.

        Parameters
        ----------
        page
            What the runtime must know: models, kernel and fingerprint. None for a page
            without widgets (loading, error).
        styles
            Hashed names of the style sheets that widgets of others bring along.
        fault
            ``code`` and ``message`` of an error page.
        """
        language = notebook.language
        words = self._last_good(
            f"words-{language}", lambda: load_strings("frame", language)
        )
        lock_words = self._last_good(
            f"lock-{language}", lambda: load_strings("lock", language)
        )
        turn_words = self._last_good(
            f"turn-{language}", lambda: load_strings("turn", language)
        )
        helplines = self._last_good(
            f"helplines-{language}", lambda: load_helplines(language)
        )
        chapters = [n for n in notebooks if n.language == language]
        at = [n.name for n in chapters].index(notebook.name)
        more: tuple[str, ...] = WAITING_STYLES if page is None else ()
        if notebook.number == 0:
            more += START_STYLES
        return {
            "language": language,
            "title": notebook.title,
            "number": notebook.number,
            "start_url": self.page_url(chapters[0]),
            "words": words,
            "exit_url": EXIT_URL[language],
            "chapters": [self._chapter(n, notebook) for n in chapters],
            "languages": list(self._languages(notebook, notebooks)),
            "previous": self._link(chapters[at - 1]) if at > 0 else None,
            "next": self._link(chapters[at + 1]) if at + 1 < len(chapters) else None,
            "helplines": helplines,
            "consent_form": self._consent_form(notebook),
            **self.head.parts(styles, more),
            "lock": self.scripts.file(FOLDER / "lock.js", LOCK_WORDS=dict(lock_words)),
            **self._scripts_for_answers(chapters, turn_words),
            "page_json": json.dumps(
                {"words": {key: words[key] for key in SCRIPT_WORDS}, **(page or {})},
                ensure_ascii=False,
                separators=(",", ":"),
            ),
            "fault": fault,
        }

    def _chapter(self, notebook: Notebook, current: Notebook) -> dict[str, Any]:
        return {
            **self._link(notebook),
            "number": notebook.number,
            "current": notebook.name == current.name,
        }

    def _scripts_for_answers(
        self, chapters: Sequence[Notebook], turn_words: Mapping[str, str]
    ) -> dict[str, str]:
        """Return the URLs of what only a visitor with answers fetches."""
        words = self._kept[f"words-{chapters[0].language}"]
        asks = {self.page_url(chapter): asks_of(chapter) for chapter in chapters}

        def script(name: str, said: Sequence[str], **more: object) -> str:
            told = {key: words[key] for key in said}
            return self.scripts.file(FOLDER / name, ASKS=asks, WORDS=told, **more)

        turn = self.scripts.file(FOLDER / "turn.js", WORDS=dict(turn_words))
        return {
            "answered": script("answered.js", ANSWERED_WORDS, TURN=turn),
            "set_aside": script("set_aside.js", ASIDE_WORDS),
        }

    def _link(self, notebook: Notebook) -> dict[str, str]:
        # The start page's own title is an opening line, too long for a list.
        words = self._kept[f"words-{notebook.language}"]
        title = notebook.title if notebook.number else words["start"]
        return {"title": title, "url": self.page_url(notebook)}

    def _languages(
        self, notebook: Notebook, notebooks: Sequence[Notebook]
    ) -> Iterator[dict[str, Any]]:
        for code in LANGUAGES:
            if there := twin(notebook, notebooks, code):
                yield {
                    "code": code,
                    "name": LANGUAGE_NAMES[code],
                    "url": self.page_url(there),
                    "current": code == notebook.language,
                }

    def _last_good(self, key: str, load: Callable[[], T]) -> T:
        """Load words of the frame; with a fault in their file, use those of before.

        One faulty file of words must not close every chapter.
        """
        try:
            self._kept[key] = load()
        except ContentError as error:
            if key not in self._kept:
                raise
            logger.error("%s", error)
        kept: T = self._kept[key]
        return kept

    def _consent_form(self, notebook: Notebook) -> Markup | None:
        """Return the question where answers live, unless the chapter itself asks it."""
        if CONSENT in notebook.instruments:
            return None
        try:
            return Markup(form_html(load_instrument(CONSENT), notebook.language))
        except ContentError as error:
            logger.error("%s", error)
            return None
