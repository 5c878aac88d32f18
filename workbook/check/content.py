"""Content: instruments, words of the interface and helplines."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

from workbook.catalogue import (
    all_dialogues,
    all_instruments,
    load_dialogue,
    load_helplines,
    load_instrument,
    load_strings,
)
from workbook.catalogue.content_model import LANGUAGE_NAMES
from workbook.catalogue.yaml_lines import read_yaml
from workbook.check.report import Report
from workbook.errors import ContentError
from workbook.instrument import Instrument
from workbook.meaning.consenting import load_consent
from workbook.text import LANGUAGES, format_date, join_words

HELPLINE_MONTHS: Final = 6
"""After so long the numbers are to be called or looked up again."""
_PLACEHOLDER: Final = re.compile(r"\{\w+\}")


def check_instruments(report: Report) -> list[Instrument]:
    """Note the faults of all instruments, and return those that have none."""
    sound = []
    for id in all_instruments():
        with report.blaming(f"{id}.yaml"):
            instrument = load_instrument(id)
            sound.append(instrument)
            if instrument.consent is not None:
                load_consent(instrument.consent)
    n_items = sum(len(instrument.items) for instrument in sound)
    report.checked.append(f"{len(sound)} instruments with {n_items} items")
    return sound


def check_strings(content: Path, report: Report) -> None:
    """Note missing words, and placeholders that differ between the languages."""
    paths = sorted((content / "assets" / "strings").glob("*.yaml"))
    for path in paths:
        with report.blaming(path.name):
            _check_placeholders(path, report)
    report.checked.append(f"{len(paths)} files of words")


def _check_placeholders(path: Path, report: Report) -> None:
    words = {language: load_strings(path.stem, language) for language in LANGUAGES}
    source = read_yaml(path.read_bytes(), path.name)
    for key in words["nl"]:
        place = f"{path.name} line {source.line((key,))}"
        found = {
            language: set(_PLACEHOLDER.findall(words[language][key]))
            for language in LANGUAGES
        }
        for language in LANGUAGES:
            who = f'the {LANGUAGE_NAMES[language]} text of "{key}"'
            if lacking := set.union(*found.values()) - found[language]:
                fault = f"{who} has no {join_words(sorted(lacking), 'en')}"
                remedy = "use the same words in braces in both languages"
                report.blame(ContentError(place, fault, remedy))
            if set("{}") & set(_PLACEHOLDER.sub("", words[language][key])):
                fault = f"{who} has a brace that is not around a word"
                remedy = "write braces in pairs around one word, as in {title}"
                report.blame(ContentError(place, fault, remedy))


def check_dialogues(report: Report) -> None:
    """Note the faults of all dialogues."""
    names = all_dialogues()
    for name in names:
        with report.blaming(f"{name}.yaml"):
            load_dialogue(name)
    report.checked.append(f"{len(names)} dialogues")


def _later(day: date, months: int) -> tuple[int, int, int]:
    """Return year, month and day so many months later, also where there is no such."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1, day.day


def check_helplines(content: Path, today: date, report: Report) -> None:
    """Note faults of the helplines; warn when nobody checked them for half a year."""
    path = content / "assets" / "helplines.yaml"
    with report.blaming(path.name):
        checked = load_helplines("en").checked
        line = read_yaml(path.read_bytes(), path.name).line(("checked",))
        place = f"{path.name} line {line}"
        told = format_date(checked, "en")
        if checked > today:
            fault = f"the numbers were checked on {told}, which is still to come"
            remedy = "write the day on which somebody called or looked them up"
            report.warnings.append(ContentError(place, fault, remedy))
        elif _later(checked, HELPLINE_MONTHS) < (today.year, today.month, today.day):
            fault = f"the numbers were last checked on {told}, over six months ago"
            remedy = "call or look up each one, then change the date"
            report.warnings.append(ContentError(place, fault, remedy))
    report.checked.append("the helplines")
