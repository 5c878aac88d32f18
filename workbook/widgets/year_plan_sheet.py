"""Year plan sheet: the plan as HTML, with a choice for each month."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from workbook.catalogue import load_strings
from workbook.meaning.yearplan import LAST, PAUSE, THEMES, Month
from workbook.report.calendar_file import MonthWords
from workbook.text import Language, format_date
from workbook.widgets.base import TEMPLATES


def month_words(theme: str, language: Language) -> MonthWords:
    """Return the words of a theme."""
    words = load_strings("year-themes", language)
    things = (f"{theme}_{n}" for n in (1, 2, 3))
    return MonthWords(
        title=words[f"{theme}_title"],
        things=tuple(words[key] for key in things if key in words),
        weekly=words[f"{theme}_weekly"],
    )


def plan_html(
    months: Sequence[Month],
    language: Language,
    choices: Mapping[str, str],
    *,
    dated: bool,
) -> str:
    """Render the plan.

    Parameters
    ----------
    choices
        Item of ``year-months`` to what the participant chose there.
    dated
        Whether it is known when the plan begins.
    """
    words = load_strings("year-plan", language)
    themes = {t: month_words(t, language).title for t in (*THEMES, LAST)}
    titles = dict(sorted(themes.items(), key=lambda pair: pair[1]))
    cards = [_card(month, language, choices) for month in months]
    if not dated:
        cards = [card | {"span": ""} for card in cards]
    items = [f"month-{month.number}" for month in months]
    module = TEMPLATES.get_template("year_plan.html").module
    plan = getattr(module, "plan")  # noqa: B009
    return str(
        plan(
            cards,
            titles,
            any(month.is_open for month in months),
            all(month.chosen for month in months),
            json.dumps({f"month-{m.number}": m.theme for m in months}),
            json.dumps(dict.fromkeys(items)) if any(m.chosen for m in months) else "",
            words,
        )
    ).strip()


def _card(
    month: Month, language: Language, choices: Mapping[str, str]
) -> dict[str, object]:
    words = load_strings("year-plan", language)
    item = f"month-{month.number}"
    card: dict[str, object] = {
        "number": month.number,
        "title": words["month"].format(number=month.number),
        "change": words["change"].format(number=month.number),
        "span": words["span"].format(
            first=format_date(month.first, language),
            last=format_date(month.last, language),
        ),
        "choice": choices.get(item, ""),
    }
    if month.theme == PAUSE:
        return card | {
            "theme": words["open" if month.is_open else "pause"],
            "because": words["open_text" if month.is_open else "pause_text"],
            "things": (),
            "weekly": "",
        }
    theme = month_words(month.theme, language)
    return card | {
        "theme": theme.title,
        "because": month.because or (words["chosen"] if month.chosen else ""),
        "things": theme.things,
        "weekly": theme.weekly,
    }
