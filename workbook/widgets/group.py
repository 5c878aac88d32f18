"""Group: a room in which a group sees itself, for who takes part and for who leads."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import traitlets

from workbook.catalogue import load_strings
from workbook.meaning.group_shown import Shown, read_shown
from workbook.meaning.group_steps import LEAST_MINIMUM, MOST_MINIMUM, USUAL_MINIMUM
from workbook.text import Language
from workbook.widgets.base import HERE, SERVED, TEMPLATES, PageWidget, style
from workbook.widgets.esm import join
from workbook.widgets.files import Maker, answer
from workbook.widgets.group_words import SAID
from workbook.widgets.panel import sorry_html
from workbook.widgets.together import soon

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chapter:
    """What a chapter of the workbook offers a group.

    Parameters
    ----------
    id
        Of the instrument.
    url
        Of the page where it is answered; ``""`` when there is none.
    apart
        Whether it asks for a yes of its own.
    """

    id: str
    title: str
    url: str
    apart: bool


@dataclass(frozen=True)
class Sent:
    """What would be sent of one chapter: places of scales, and the same in words."""

    scales: Mapping[str, int]
    lines: Sequence[str]


class Group(PageWidget):
    """Take part in a group room, lead one, or practise with a made-up one.

    The browser talks with the server about rooms; no kernel waits for it. Python says
    in words what would be sent, and draws what the browser has got to see.

    Python to browser: ``frame``, all that stands there; ``offers``, by instrument the
    ``scales`` and ``lines`` of `Sent`; ``html``, the pictures; ``told``, what there is
    to hear of a made-up group.
    Browser to Python: ``shown``, what the server has answered to ``group/view``, or a
    made-up group as ``{"made_up": {"joined": n, "left": n}}``.
    Messages ask for files, as those of a sheet do.
    """

    _esm = join(HERE / "group.js")
    _css = style("group.css")

    frame = traitlets.Unicode().tag(sync=True)
    served = traitlets.Bool().tag(sync=True)
    offers = traitlets.Dict().tag(sync=True)
    shown = traitlets.Dict().tag(sync=True)
    html = traitlets.Unicode().tag(sync=True)
    told = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        chapters: Sequence[Chapter],
        offers: Callable[[], Mapping[str, Sent]],
        draw: Callable[[Shown], tuple[str, str]],
        makers: Mapping[str, Maker],
        language: Language,
    ) -> None:
        self.language = language
        self.makers = makers
        self._offers = offers
        self._draw = draw
        super().__init__(frame=group_html(chapters, language), served=SERVED)
        self.refresh_offers()
        self.on_msg(self._hear)

    def document_html(self) -> str:
        """Return both sides, with nobody in a room."""
        return self.frame

    def rehearsals(self) -> list[dict[str, Any]]:
        """Return a made-up group before and after its picture."""
        return [
            {"shown": {"made_up": {"joined": joined, "left": 0}}} for joined in (3, 14)
        ]

    @property
    def seen(self) -> Shown | None:
        """What the browser shows now; None when it is nothing, or nonsense."""
        return read_shown(self.shown)

    def refresh_offers(self, _change: object = None) -> None:
        """Say anew what would be sent."""
        soon(self._refresh_offers)

    def _refresh_offers(self) -> None:
        try:
            offers = self._offers()
        except Exception:
            logger.exception("what a group could get could not be told")
            offers = {}
        self.offers = {
            id: {"scales": dict(sent.scales), "lines": list(sent.lines)}
            for id, sent in offers.items()
        }

    @traitlets.observe("shown")
    def refresh(self, _change: object = None) -> None:
        """Draw what the browser has got to see."""
        soon(self._refresh)

    def _refresh(self) -> None:
        if not self.shown:
            self.html = self.told = ""
            return
        seen = self.seen
        if seen is None:
            logger.warning("refused: a page showed no group that can be")
            return
        try:
            self.html, self.told = self._draw(seen)
        except Exception:
            logger.exception("a group could not be drawn")
            self.html, self.told = sorry_html(self.language), ""

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the browser says of the room, and nothing else."""
        if isinstance(shown := sync_data.get("shown"), dict):
            super().set_state({"shown": shown})

    def _hear(self, _widget: object, asked: object, _buffers: object) -> None:
        answer(self, self.makers, asked)


def group_html(chapters: Sequence[Chapter], language: Language) -> str:
    """Render both sides in one language."""
    words = load_strings("group", language)
    said = {key: words[key] for key in SAID} | dict(load_strings("sheet", language))
    listed = {one.id: {"title": one.title, "url": one.url} for one in chapters}
    return TEMPLATES.get_template("group.html").render(
        words=words,
        words_json=json.dumps({**said, "chapters": listed}, ensure_ascii=False),
        offers=chapters,
        served=SERVED,
        least=LEAST_MINIMUM,
        most=MOST_MINIMUM,
        usual=USUAL_MINIMUM,
        language=language,
    )
