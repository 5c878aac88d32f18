"""Chapters: which notebooks there are, and each one with its twin."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from workbook.catalogue import all_instruments
from workbook.check.cells import check_cells
from workbook.check.draft import Draft, read_draft
from workbook.check.report import Report
from workbook.check.tidying import share_ids, tell_untidy, tidy
from workbook.check.twins import check_twins
from workbook.errors import ContentError
from workbook.notebooks import number_of
from workbook.text import LANGUAGES, Language


@dataclass
class _Folder:
    """The notebooks of one language by number; ``misnamed`` ones have none."""

    language: Language
    paths: dict[int, Path] = field(default_factory=dict)
    misnamed: bool = False


def check_chapters(content: Path, report: Report, *, fix: bool) -> list[Draft]:
    """Note the faults of all notebooks, and return those that can be executed.

    With ``fix``, notebooks are mended first, and the changes are told.
    """
    folders = [_folder(content, language, report) for language in LANGUAGES]
    numbers = sorted({number for folder in folders for number in folder.paths})
    if not numbers:
        fault, remedy = "there is no chapter", "put notebooks in nl and en"
        report.blame(ContentError("notebooks", fault, remedy))
    drafts: list[Draft] = []
    for number in numbers:
        drafts += _check_chapter(number, folders, report, fix=fix)
    return drafts


def _folder(content: Path, language: Language, report: Report) -> _Folder:
    folder = _Folder(language)
    for path in sorted((content / "notebooks" / language).glob("*.ipynb")):
        name = f"{language}/{path.name}"
        try:
            number = number_of(path, name)
        except ContentError as error:
            report.blame(error)
            folder.misnamed = True
            continue
        if number in folder.paths:
            fault = f"{folder.paths[number].name} has the number {number:02} too"
            report.blame(ContentError(name, fault, "give one of them another number"))
        folder.paths.setdefault(number, path)
    return folder


def _check_chapter(
    number: int, folders: list[_Folder], report: Report, *, fix: bool
) -> list[Draft]:
    drafts = []
    for folder in folders:
        if path := folder.paths.get(number):
            with report.blaming(f"{folder.language}/{path.name}"):
                drafts.append(read_draft(path, folder.language, number))
        elif not folder.misnamed:
            fault = f"there is no chapter {number:02} in this language"
            remedy = "write the twin of the one in the other language"
            place = f"notebooks/{folder.language}"
            report.blame(ContentError(place, fault, remedy))
    for draft in drafts:
        tidy(draft)
    if drafts:
        share_ids(*drafts)
    for draft in drafts:
        tell_untidy(draft, report, fix=fix)
        check_cells(draft, all_instruments(), report)
    if len(drafts) == len(LANGUAGES):
        one, other = drafts
        check_twins(one, other, report)
    return drafts
