"""The file that "my data" lets somebody download: all their documents in one."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from workbook.document.checking import validated
from workbook.document.model import Document
from workbook.document.reading import WithoutFieldTitles, loaded, upgrade
from workbook.document.values import whole
from workbook.errors import DocumentError

FORMAT = "samenwerkboek"
VERSION = 1


class Download(BaseModel):
    """All that one browser kept, checked.

    Iterate over ``documents``, or ask for one: ``download.document("bank-account")``.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    format: Literal["samenwerkboek"]
    version: Annotated[Literal[1], BeforeValidator(whole)]
    schema_: int = Field(1, alias="schema", description="That of the documents.")
    made: str = Field("", description="The moment of the download, in UTC.")
    documents: tuple[Document, ...]

    def document(self, instrument: str, person: str = "me") -> Document | None:
        """Return what one person answered to one instrument, None if nothing."""
        for document in self.documents:
            if (document.instrument, document.person) == (instrument, person):
                return document
        return None


def read_download(path: str | PathLike[str]) -> Download:
    """Read a downloaded file; all of it is sound, or it is refused.

    Parameters
    ----------
    path
        Of the file, for example ``samenwerkboek-2026-11-24.json``.

    Raises
    ------
    DocumentError
        If it is no such file, or was made by a newer version, or is damaged: with the
        place, the fault and the remedy, and nothing of what somebody answered.
    OSError
        If there is no such file, or it may not be read.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentError("file", "is not text", "use another copy") from None
    return parse_download(text)


def parse_download(text: str) -> Download:
    """Read the text of a downloaded file; see `read_download`."""
    data = loaded(text, "file")
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        fault = "is not a download of the workbook"
        remedy = 'choose a file whose name begins with "samenwerkboek"'
        raise DocumentError("file", fault, remedy)
    version = data.get("version")
    if isinstance(version, int | float) and version > VERSION:
        fault, remedy = "was made by a newer version", "update the workbook package"
        raise DocumentError("version", fault, remedy)
    if isinstance(data.get("documents"), list):
        found = [_upgraded(one, n) for n, one in enumerate(data["documents"])]
        data = {**data, "documents": found}
    download = validated(Download, data)
    _refuse_twice(download)
    return download


def _upgraded(document: object, index: int) -> object:
    try:
        return upgrade(document)
    except DocumentError as error:
        part = "" if error.place == "document" else f".{error.place}"
        place = f"documents[{index}]{part}"
        raise DocumentError(place, error.fault, error.remedy) from None


def _refuse_twice(download: Download) -> None:
    seen = set()
    for index, document in enumerate(download.documents):
        key = (document.instrument, document.person)
        if key in seen:
            fault, remedy = "is there twice", "remove one of the two"
            raise DocumentError(f"documents[{index}]", fault, remedy)
        seen.add(key)


def download_schema() -> dict[str, Any]:
    """Return the published JSON Schema of a downloaded file."""
    return {
        "$schema": WithoutFieldTitles.schema_dialect,
        "$id": "download.schema.json",
        **Download.model_json_schema(schema_generator=WithoutFieldTitles),
    }
