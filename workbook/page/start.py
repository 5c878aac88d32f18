"""The start page: a route through the chapters, and where somebody was."""

from __future__ import annotations

from workbook.catalogue import content_dir, load_strings
from workbook.meaning.route import Stop, route
from workbook.notebooks import Notebook, find_notebooks
from workbook.page.following import Following
from workbook.text import Language, join_words
from workbook.widgets.panel import Panel, empty_html, route_html

START = "start"


def chapters(language: Language) -> list[Notebook]:
    """Return the chapters that can be read in a language, by number."""
    found, _ = find_notebooks(content_dir())
    return [notebook for notebook in found if notebook.language == language]


def start_route(page: Following) -> Panel:
    """Show a route that fits who somebody is, and what they recognise."""
    answers = page.answers_to(START)
    words = load_strings("route", page.language)
    # The start page itself is no place to go to from here.
    there = {book.number: book for book in chapters(page.language) if book.number}

    def told(stop: Stop) -> dict[str, object]:
        book = there[stop.number]
        options = answers.instrument.item("signs").options
        assert isinstance(options, tuple)  # as of any choose-all
        texts = {o.value: f"‘{o.text[page.language]}’" for o in options}
        signs = join_words([texts[sign] for sign in stop.signs], page.language)
        return {
            "url": book.stem,
            "title": book.title,
            "because": words["because"].format(signs=signs) if signs else "",
            "what": words[f"chapter_{stop.number:02}"],
            "advice": [words[f"sign_{sign}"] for sign in stop.signs],
        }

    def draw() -> str:
        who, signs = answers.value.get("who", ""), answers.value.get("signs", [])
        stops = route(str(who), signs if isinstance(signs, list) else [], there)
        if not stops:
            return empty_html(words["empty"])
        lead = words[f"lead_{who}" if who else "lead"]
        return route_html(lead, [told(stop) for stop in stops])

    return page.follow(draw, {answers: "value"})
