"""Scripts and styles lose what only their readers need, and nothing else."""

import re

from pygments.lexers import JavascriptLexer
from pygments.token import Comment, Whitespace

from workbook.catalogue import template_dir
from workbook.serving.head import (
    START_STYLES,
    STYLES,
    WAITING_STYLES,
    WIDGET_STYLES,
    WIDGETS,
)
from workbook.serving.scripts import PAGE
from workbook.serving.slim import slim_script, slim_style
from workbook.widgets.esm import join

OURS = (*STYLES, *START_STYLES, *WAITING_STYLES)
SCRIPT = r"""// @ts-check
/**
 * Says `hello`.
 */
export function hello(/** @type {string} */ name, n = 1) {
  // who?
  const url = `https://${name}/  "//"
    in two lines `;
  let sum = n + +n - -n + ++n /* a remark
  over two lines */ return /\/\/ *"/.test(url) && n in { url } ? "a // b" : url; // or
}
let a = {}
let $b = a
;[a, $b].map((each) => each)
"""
SLIM = r"""export function hello(name,n=1){const url=`https://${name}/  "//"
    in two lines `;let sum=n+ +n- -n+ ++n
return/\/\/ *"/.test(url)&&n in{url}?"a // b":url;}
let a={}
let $b=a
;[a,$b].map((each)=>each)"""


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
    source = join(PAGE)
    slim = slim_script(source)

    assert said(slim) == said(source)
    assert len(slim) < 0.6 * len(source)


def test_a_style_keeps_its_rules() -> None:
    style = '/* a\n   b */\n.a,\n.b\n.d { content: "/" }\n\n  .c{color:red} /* c */\n'

    assert slim_style(style) == '.a,.b\n.d { content: "/" }.c{color:red}'


def test_no_style_of_ours_has_a_comment_sign_in_a_text() -> None:
    files = [template_dir() / "static" / name for name in OURS]
    files += [WIDGETS / name for name in WIDGET_STYLES]
    for file in files:
        texts = re.findall(r'"[^"\n]*"', file.read_text(encoding="utf-8"))
        assert not [text for text in texts if "/*" in text or "*/" in text]
