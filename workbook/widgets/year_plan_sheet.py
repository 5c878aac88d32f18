"""Year plan sheet: the plan as HTML, with a choice for each month."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from workbook.catalogue import load_strings
from workbook.meaning.agreements import Agreement
from workbook.meaning.yearplan import LAST, THEMES, Month
from workbook.report.planned import PlannedMonth, month_words, planned
from workbook.text import Language
from workbook.widgets.base import TEMPLATES


def plan_html(
    months: Sequence[Month],
    language: Language,
    choices: Mapping[str, str],
    *,
    dated: bool,
    agreed: Sequence[Agreement] = (),
) -> str:
    """Render the plan.

    Parameters
    ----------
    choices
        Item of ``year-months`` to what the participant chose there.
    dated
        Whether it is known when the plan begins.
    agreed
        Agreements to look back at.
    """
    words = load_strings("year-plan", language)
    themes = {t: month_words(t, language).title for t in (*THEMES, LAST)}
    titles = dict(sorted(themes.items(), key=lambda pair: pair[1]))
    told = planned(months, language, dated=dated, agreed=agreed)
    cards = [
        _card(month, shown, choices, words)
        for month, shown in zip(months, told, strict=True)
    ]
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
    month: Month,
    shown: PlannedMonth,
    choices: Mapping[str, str],
    words: Mapping[str, str],
) -> dict[str, object]:
    return {
        "month": shown,
        "because": month.because
        or shown.note
        or (words["chosen"] if month.chosen else ""),
        "change": words["change"].format(number=month.number),
        "choice": choices.get(f"month-{month.number}", ""),
    }
