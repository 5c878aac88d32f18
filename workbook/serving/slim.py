"""Slim: our scripts and style sheets without what only their readers need.

Comments, indentation and blank lines go; nothing is renamed, and no build step or
compiler is needed. A parser is not needed either, since our files keep to a form:
a comment in a script begins a line or is written ``/** */``, and no text in it goes on
over the end of a line.
"""

from __future__ import annotations

import re

from workbook.errors import WorkbookError

_SCRIPT_COMMENT = re.compile(r"/\*\*(?s:.*?)\*/[ \t]*|^[ \t]*//.*", re.M)
_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.S)


def slim_script(text: str) -> str:
    """Return a script without comments, indentation and blank lines.

    Raises
    ------
    WorkbookError
        If a text in it goes on over the end of a line: indentation may be part of it.
    """
    slim = _lines(_SCRIPT_COMMENT.sub("", text))
    for line in slim.splitlines():
        if line.count("`") % 2 or line.endswith("\\"):
            raise WorkbookError(
                f'"{line}": this text seems to go on in the next line; write "\\n" in '
                "it, or join two texts"
            )
    return slim


def slim_style(text: str) -> str:
    """Return a style sheet without comments, indentation and blank lines."""
    return _lines(_STYLE_COMMENT.sub("", text))


def _lines(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)
