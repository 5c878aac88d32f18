"""Scripts and styles lose what only their readers need, and nothing else."""

import re

import pytest
from pygments.lexers import JavascriptLexer
from pygments.token import Comment, Whitespace

from workbook.catalogue import template_dir
from workbook.errors import WorkbookError
from workbook.serving.head import (
    SCRIPTS,
    STYLES,
    WAITING_STYLES,
    WIDGET_STYLES,
    WIDGETS,
)
from workbook.serving.slim import slim_script, slim_style
from workbook.widgets.esm import join

SCRIPT = r"""// @ts-check
/**
 * Says `hello`.
 */
export function hello(/** @type {string} */ name) {
  // who?
  const url = `https://${name}/  "//" `;

  return /\/\/ *"/.test(url) ? "a // b" : url; // either
}
"""
SLIM = r"""export function hello(name) {
const url = `https://${name}/  "//" `;
return /\/\/ *"/.test(url) ? "a // b" : url; // either
}"""


def said(script: str) -> list[str]:
    """Return the words and signs of a script, comments and space apart."""
    return [
        text.strip()
        for kind, text in JavascriptLexer().get_tokens(script)
        if kind not in Comment and kind not in Whitespace and text.strip()
    ]


def test_a_script_keeps_its_code_and_its_texts() -> None:
    assert slim_script(SCRIPT) == SLIM


def test_the_slim_script_of_the_pages_says_what_its_source_says() -> None:
    source = join(SCRIPTS / "page.js")
    slim = slim_script(source)

    assert said(slim) == said(source)
    assert len(slim) < 0.7 * len(source)


@pytest.mark.parametrize(
    "text", ["const a = `one\n  two`;", 'const a = "one \\\n  two";']
)
def test_a_text_over_two_lines_is_refused(text: str) -> None:
    with pytest.raises(WorkbookError, match="go on in the next line"):
        slim_script(text)


def test_a_style_keeps_its_rules() -> None:
    style = '/* a\n   b */\n.a,\n.b { content: "/" }\n\n  .c{color:red} /* c */\n'

    assert slim_style(style) == '.a,\n.b { content: "/" }\n.c{color:red}'


def test_no_style_of_ours_has_a_comment_sign_in_a_text() -> None:
    files = [template_dir() / "static" / name for name in (*STYLES, *WAITING_STYLES)]
    files += [WIDGETS / name for name in WIDGET_STYLES]
    for file in files:
        texts = re.findall(r'"[^"\n]*"', file.read_text(encoding="utf-8"))
        assert not [text for text in texts if "/*" in text or "*/" in text]
