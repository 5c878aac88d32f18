"""Slim: our scripts and style sheets without what only their readers need.

Comments and space go; nothing is renamed, and no build step or compiler is needed. A
lexer says what is a text, a pattern or a comment, so none of them is taken for another.
Where a statement may end without a semicolon, its line stays a line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pygments.lexers import JavascriptLexer
from pygments.token import Comment, String, Whitespace

_STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_RULE_END = re.compile(r"([{};,])\n")
_WORD = re.compile(r"[\w$#@]")
_APART = ("++", "--", "//", "/*", "+-", "-+")
"""Signs that would say something else if they touched."""
_GOES_ON = frozenset("{([;,")
"""Signs after which no statement can end."""


@lru_cache(maxsize=64)
def slim_script(text: str) -> str:
    """Return a script without comments, and without space that nothing needs."""
    slim, gap = [""], ""
    for kind, sign in JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(text):
        is_space = kind in Whitespace or not (sign.strip() or kind in String)
        if is_space or kind in Comment:
            # A comment is at least the space between two words.
            gap = "\n" if "\n" in sign or gap == "\n" else " "
            continue
        last = slim[-1]
        if gap and last:
            slim.append(_between(last[-1], sign[0], gap))
        slim.append(sign)
        gap = ""
    return "".join(slim)


def slim_style(text: str) -> str:
    """Return a style sheet without comments, and without space that nothing needs."""
    lines = (line.strip() for line in _STYLE_COMMENT.sub("", text).splitlines())
    return _RULE_END.sub(r"\1", "\n".join(line for line in lines if line))


def _between(before: str, after: str, gap: str) -> str:
    """Return what must stay of the space between two signs."""
    if gap == "\n":
        return "" if before in _GOES_ON or after == "}" else "\n"
    both_words = bool(_WORD.match(before) and _WORD.match(after))
    return " " if both_words or before + after in _APART else ""
