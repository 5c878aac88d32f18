"""Own words: what somebody wrote, with the questions that it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbook.instrument import Instrument, Item
from workbook.report.contents import Chapter, OwnWords
from workbook.text import Language, join_words


def words_of(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> tuple[OwnWords, ...]:
    """Return the texts and lists among the responses, in the order of the questions.

    Parameters
    ----------
    responses
        Item id to response, already checked; what is skipped or blank is left out.
    """
    sections = {section.id: section.title[language] for section in instrument.sections}
    found = []
    for item, text in _written(instrument, responses, language):
        about = item.text[language]
        if item.section:
            about = f"{sections[item.section]}. {about}"
        found.append(OwnWords(about, text))
    return tuple(found)


def parts_of(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> tuple[Chapter, ...]:
    """Return what was written as the parts of a document, one for each section.

    Without sections it is one part, named after the instrument. Each answer stands
    below its item's ``lead``, or below the question without one.

    Parameters
    ----------
    responses
        Item id to response, already checked; a section without words is left out.
    """
    titles = {section.id: section.title[language] for section in instrument.sections}
    parts: dict[str, list[OwnWords]] = {}
    for item, text in _written(instrument, responses, language):
        about = (item.lead or item.text)[language]
        parts.setdefault(item.section or "", []).append(OwnWords(about, text))
    return tuple(
        Chapter(titles.get(id, instrument.title[language]), words=tuple(words))
        for id, words in parts.items()
    )


def _written(
    instrument: Instrument, responses: Mapping[str, object], language: Language
) -> Iterator[tuple[Item, str]]:
    for item in instrument.items:
        said = responses.get(item.id)
        if item.kind == "list" and isinstance(said, list | tuple):
            said = join_words([str(part) for part in said], language)
        elif item.kind != "text":
            continue
        if isinstance(said, str) and said.strip():
            yield item, said
