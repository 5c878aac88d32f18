"""Typesetting: the program that turns data into a PDF, in a process of its own.

It runs as a script, imports nothing of the workbook, and touches no file but its fonts
and template: data comes from standard input, the PDF goes to standard output. So a text
on which typst would hang or run out of memory takes no kernel with it, and its threads
are never part of a process that forks.

``python typesetting.py TEMPLATE STANDARD SECONDS FONTS...``
"""

from __future__ import annotations

import sys
from pathlib import Path

NO_SHAPE = 3
"""Exit status when a letter has no shape in the fonts."""
FAILED = 4


def main() -> int:
    """Typeset once; a message of typst's is never passed on: it may repeat a text."""
    import typst

    template, standard, seconds, *folders = sys.argv[1:]
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[*folders]
    )
    compiler = typst.Compiler(Path(template).read_bytes(), font_paths=fonts)
    try:
        pdf = compiler.compile(
            format="pdf",
            sys_inputs={"report": sys.stdin.buffer.read().decode()},
            pdf_standards=standard,  # type: ignore[arg-type]  # one of typst's names
            timestamp=int(seconds),
        )
    except typst.TypstError as error:
        return NO_SHAPE if "could not be displayed" in error.message else FAILED
    assert isinstance(pdf, bytes)
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
