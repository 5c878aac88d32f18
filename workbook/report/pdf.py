"""PDF: a report as a tagged, self-contained file (PDF/UA-1).

Typst sets the pages. What somebody typed goes in as data and is never source, so that
``#``, ``$`` and the like are only letters.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from workbook.errors import ReportError
from workbook.report import typesetting
from workbook.report.contents import Report
from workbook.report.fonts import FOLDERS
from workbook.report.printable import printable
from workbook.report.printed import printed

TEMPLATE: Final = Path(__file__).parent / "report.typ"
STANDARD: Final = "ua-1"
PATIENCE: Final = 30.0
"""Seconds; six pages take a third of one."""


def to_pdf(report: Report) -> bytes:
    """Return a report as a PDF.

    Raises
    ------
    ReportError
        If it could not be made.
    """
    status, pdf = _typeset(printed(report, printable), report.day)
    if status == typesetting.NO_SHAPE:
        # A font may have each letter, but not in this combination: then all but plain
        # letters are left out, rather than the report.
        plain = partial(printable, plain=True)
        status, pdf = _typeset(printed(report, plain), report.day)
    if status != 0:
        fault = f"the PDF could not be made (status {status})"
        raise ReportError("report", fault, "try again, or print the page")
    return pdf


def _typeset(data: dict[str, Any], day: date | None) -> tuple[int, bytes]:
    """Return the exit status of the typesetting process, and what it made."""
    # The clock of the server is nobody's business: the day is the participant's.
    seconds = max(0, ((day or date(1970, 1, 1)) - date(1970, 1, 1)).days * 86_400)
    folders = map(str, FOLDERS)
    program = [sys.executable, "-P", str(typesetting.__file__)]
    try:
        done = subprocess.run(
            [*program, str(TEMPLATE), STANDARD, str(seconds), *folders],
            input=json.dumps(data).encode(),
            stdout=subprocess.PIPE,
            # Whatever it has to say may repeat somebody's words.
            stderr=subprocess.DEVNULL,
            # Each further thread would take memory, and six pages need none.
            env={**os.environ, "RAYON_NUM_THREADS": "1"},
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return typesetting.FAILED, b""
    return done.returncode, done.stdout
