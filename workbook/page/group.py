"""The group view on a page: what would be sent, the pictures, and files of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Final

from workbook.catalogue import load_instrument, load_strings
from workbook.figures import group as group_figure
from workbook.figures.png import to_png
from workbook.meaning.group_shown import Seen, Shown
from workbook.meaning.grouping import (
    APART,
    GROUPABLE,
    N_PLACES,
    GroupPicture,
    group_picture,
    group_scales,
    offer,
    place_words,
)
from workbook.page.following import Following
from workbook.page.start import chapters
from workbook.widgets.files import Asked, File
from workbook.widgets.group import Chapter, Group, Sent
from workbook.widgets.panel import empty_html, picture_html

CHAPTER_OF: Final[Mapping[str, int]] = {
    "relationship-scan": 1,
    "attachment": 3,
    "quarrels": 4,
    "legacy-patterns": 5,
    "intimacy": 6,
}
"""The chapter in which each instrument is answered."""


def group_widget(page: Following) -> Group:
    """Show a group room: taking part, leading, and practising."""
    answers = {id: page.answers_to(id) for id in GROUPABLE}
    view = _View(page)

    def offers() -> dict[str, Sent]:
        return {id: view.sent(id, kept.value) for id, kept in answers.items()}

    def csv_file(_asked: Asked) -> File | None:
        return view.csv_file(widget.seen)

    def png_file(_asked: Asked) -> File | None:
        return view.png_file(widget.seen)

    widget = Group(
        view.chapters(),
        offers,
        view.draw,
        {"csv": csv_file, "png": png_file},
        page.language,
    )
    for kept in answers.values():
        kept.observe(widget.refresh_offers, "value")
    page.client.observe(widget.refresh, "width")
    return widget


class _View:
    """A group in the words and the pictures of one page."""

    def __init__(self, page: Following) -> None:
        self._page = page
        self._language = page.language

    @property
    def _words(self) -> Mapping[str, str]:
        return load_strings("group", self._language)

    def chapters(self) -> list[Chapter]:
        """Return what there is to choose from."""
        there = {book.number: book.stem for book in chapters(self._language)}
        return [
            Chapter(id, self._name(id), there.get(CHAPTER_OF[id], ""), id in APART)
            for id in GROUPABLE
        ]

    def sent(self, id: str, responses: Mapping[str, object]) -> Sent:
        """Return what would be sent of somebody's answers, and say it in words."""
        found = offer(load_instrument(id), responses)
        lines = [
            self._words["join_line"].format(
                scale=self._titles.get(scale.id, scale.title[self._language]),
                place=found.places[scale.id],
                words=place_words(found.instrument, scale, self._language)[
                    found.places[scale.id] - 1
                ],
            )
            for scale in group_scales(found.instrument)
            if scale.id in found.places
        ]
        return Sent(found.places, lines)

    def draw(self, shown: Shown) -> tuple[str, str]:
        """Return the pictures as HTML, and what to say of a made-up group."""
        drawn = "".join(self._drawn(seen, shown) for seen in shown.seen)
        return drawn, self._told(shown)

    def csv_file(self, shown: Shown | None) -> File | None:
        """Return the numbers of the pictures, as a spreadsheet reads them."""
        pictures = self._pictures(shown)
        if not pictures or shown is None:
            return None
        made = io.StringIO()
        # What a spreadsheet shows begins with its byte order mark.
        made.write("\ufeff")
        table = csv.writer(made)
        heads = ("column_chapter", "column_scale", "column_place", "column_people")
        table.writerow([self._words[head] for head in heads])
        middle = load_strings("group-picture", self._language)["middle"]
        for picture in pictures:
            for row in picture.rows:
                heads_of = list(picture.words)
                if row.counts and len(row.counts) < N_PLACES:
                    heads_of = [picture.ends[0], middle, picture.ends[1]]
                for head, n in zip(heads_of, row.counts or (), strict=False):
                    table.writerow([picture.title, row.title, head, n])
        return File(f"{self._file(shown)}.csv", "text/csv", made.getvalue().encode())

    def png_file(self, shown: Shown | None) -> File | None:
        """Return the pictures below each other."""
        drawn = [
            found.figure
            for picture in self._pictures(shown)
            if (found := group_figure(picture, self._language, "wide"))
        ]
        if not drawn or shown is None:
            return None
        return File(f"{self._file(shown)}.png", "image/png", to_png(drawn))

    def _drawn(self, seen: Seen, shown: Shown) -> str:
        words, minimum = self._words, shown.minimum
        added = words["few_scales"] if seen.added >= minimum else words["added"]
        name = self._name(seen.id)
        empty = f"{name}. {added.format(n=seen.added, minimum=minimum)}"
        width = self._page.width
        drawn = group_figure(self._picture(seen, shown), self._language, width)
        if drawn is None:
            return empty_html(empty)
        return picture_html(drawn, f"group-{seen.id}", width, empty, self._language)

    def _pictures(self, shown: Shown | None) -> list[GroupPicture]:
        """Return the pictures in which there is something to see."""
        if shown is None:
            return []
        found = [self._picture(seen, shown) for seen in shown.seen]
        return [picture for picture in found if picture.is_shown]

    def _picture(self, seen: Seen, shown: Shown) -> GroupPicture:
        picture = group_picture(
            load_instrument(seen.id),
            seen.counts,
            self._titles,
            self._name(seen.id),
            self._language,
        )
        if shown.made_up is None:
            return picture
        return picture.marked(self._words["made_up_title"])

    def _told(self, shown: Shown) -> str:
        if shown.made_up is None:
            return ""
        joined, left = shown.made_up
        told = [self._words["made_told"].format(joined=joined, left=left)]
        for seen in shown.seen:
            n = max((sum(one) for one in seen.counts.values()), default=0)
            made_in = self._words["made_in"]
            told.append(made_in.format(title=self._name(seen.id), n=n))
        return " ".join(told)

    @property
    def _titles(self) -> dict[str, str]:
        """Titles of scales that say which way is high, by the scale's id."""
        return {
            key.removeprefix("scale_"): text
            for key, text in self._words.items()
            if key.startswith("scale_")
        }

    def _name(self, id: str) -> str:
        return self._words[f"name_{id.replace('-', '_')}"]

    def _file(self, shown: Shown) -> str:
        return self._words["file_made_up" if shown.made_up else "file"]
