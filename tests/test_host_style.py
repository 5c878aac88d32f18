"""The look that our widgets bring along into JupyterLab and plain Voilà."""

import base64
import re

from workbook.widgets import base
from workbook.widgets.panel import Panel
from workbook.widgets.questionnaire import Questionnaire


def test_fonts_are_in_the_text_for_no_file_lies_beside_it():
    css = base.host_style()

    fonts = re.findall(r"url\(data:font/woff2;base64,([\w+/=]+)\)", css)
    assert len(fonts) == css.count("@font-face") > 0
    assert css.count("url(") == len(fonts)
    assert {base64.b64decode(font)[:4] for font in fonts} == {b"wOF2"}


def test_the_page_of_the_host_keeps_its_own_look():
    assert ":root" not in base.host_style()


def test_tokens_and_fonts_come_once_and_not_with_each_widget():
    for widget in (Questionnaire, Panel):
        assert "@font-face" not in widget._css
        assert "--paper:" not in widget._css


def test_a_served_page_has_the_look_in_its_frame(monkeypatch):
    monkeypatch.setattr(base, "SERVED", True)

    assert base.host_style() == ""
