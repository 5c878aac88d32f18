"""A figure becomes an inline SVG that is safe, themed and real text."""

import math
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle
from matplotlib.transforms import IdentityTransform

from workbook.figures import Picture, balance, to_svg
from workbook.figures.canvas import Canvas
from workbook.figures.style import colours
from workbook.figures.text_fit import clean, has_ink, isolate, one_line
from workbook.meaning.balance import Account

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "g", "path", "use", "defs", "pattern", "clipPath", "rect", "text"}

any_text = st.text(st.characters(exclude_categories=()), max_size=300)


def picture_with(partner: str = "", title: str = "Aandacht") -> Picture:
    accounts = [Account("attention", title, give=6, receive=4, importance=3)]
    picture = balance(accounts, "nl", "wide", partner=partner)
    assert picture is not None
    return picture


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg.encode())  # as bytes: what travels to the browser


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in parse(svg).iter(f"{SVG}text")]


def used_ids(svg: str) -> list[str]:
    return re.findall(r'(?:href="#|url\(#)([^")]+)', svg)


@given(any_text)
def test_any_name_gives_a_picture_that_holds_it_as_text(name):
    picture = picture_with(partner=name)
    svg = to_svg(picture, width="wide")
    root = parse(svg)

    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= DRAWN
    assert root.get("aria-label") == picture.alt
    shown = [text for text in texts(svg) if text.startswith("van ")]
    assert len(shown) == has_ink(name)
    assert all(one_line(text) == text for text in shown)


@given(any_text)
def test_any_title_gives_a_picture_that_holds_it_as_text(title):
    root = parse(to_svg(picture_with(title=title), width="wide"))

    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= DRAWN


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "&lt;b&gt; & Co",
        "$x^2$ en \\$5",
        "</text></svg>",
        "#1e2a2d #73376f",
        "url(#x) fill: red",
        "محمد عبد الله",
        "Zoë 👩🏽‍🚀",
    ],
)
def test_markup_mathematics_and_colours_in_a_name_are_only_text(name):
    svg = to_svg(picture_with(partner=name), width="wide")

    assert f"van {isolate(name)}" in texts(svg)
    assert name in parse(svg).attrib["aria-label"]


def test_a_name_of_two_thousand_letters_is_short_in_the_picture_and_whole_in_words():
    name = "Sam " + "👩\u200d👧 <b>" * 400 + "\x00\ud800slot"
    picture = picture_with(partner=name)
    svg = to_svg(picture, width="wide")

    (shown,) = [text for text in texts(svg) if text.startswith("van ")]
    assert len(shown) < 60
    assert shown.endswith("…")
    assert clean(name) in picture.alt
    assert clean(name) in parse(svg).attrib["aria-label"]
    assert clean(name) in picture.table.columns[2]


def test_dollar_signs_in_any_figure_are_no_mathematics():
    figure = Figure(figsize=(2, 1))
    figure.text(0, 0, "$x^2$ & <b>")

    assert texts(to_svg(figure, width="narrow", label="A sum")) == ["$x^2$ & <b>"]


def test_a_control_character_in_a_figure_does_not_break_the_svg():
    canvas = Canvas(100, 40)
    canvas.add_label(0, 20, "Sa\x07m\ud800")

    assert texts(to_svg(canvas, width="narrow", label="A name")) == ["Sam"]


def test_text_too_small_for_a_phone_is_refused():
    with pytest.raises(ValueError, match=r"12 px is too small; give 12\.5 or more"):
        Canvas(100, 40).add_label(0, 20, "Sam", size=12)


def test_every_colour_is_a_token_with_its_light_value():
    root = parse(to_svg(picture_with(), width="wide"))
    paints = {
        element.get(key)
        for element in root.iter()
        for key in ("fill", "stroke")
        if element.get(key)
    }

    tokens = {f"var(--{name}, {value})" for name, value in colours().items()}
    assert "var(--give, #73376f)" in paints
    assert {p for p in paints if not p.startswith("url(")} <= tokens | {"none"}


def test_no_two_tokens_share_a_colour_so_that_each_leads_back_to_its_token():
    assert len(set(colours().values())) == len(colours()) > 20


def test_the_picture_needs_no_styles_scripts_or_other_hosts():
    svg = to_svg(picture_with(), width="wide")

    assert "style" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_ids_are_those_in_use_and_begin_with_the_name_and_the_width():
    svg = to_svg(picture_with(partner="Sam"), width="wide", name="balance")
    ids = [e.get("id") for e in parse(svg).iter() if e.get("id")]

    assert sorted(set(ids)) == sorted(ids) == sorted(set(used_ids(svg)))
    assert all(re.fullmatch(r"balance-wide-\d+", one) for one in ids)


def test_two_pictures_on_a_page_share_no_ids():
    mine = to_svg(picture_with(), width="wide", name="mine")
    yours = to_svg(picture_with(), width="wide", name="yours")

    assert not set(used_ids(mine)) & set(used_ids(yours))


def test_the_same_picture_gives_the_same_svg():
    assert to_svg(picture_with(), width="wide") == to_svg(picture_with(), width="wide")


def test_the_svg_is_an_image_in_the_size_of_its_width():
    root = parse(to_svg(picture_with(), width="wide"))

    assert root.get("role") == "img"
    assert root.get("class") == "fig fig-wide"
    assert root.attrib["viewBox"].startswith("0 0 680 ")


def test_a_label_stands_in_for_the_alternative_text():
    svg = to_svg(picture_with(), width="wide", label="Kort\x00 gezegd\ud800")

    assert parse(svg).get("aria-label") == "Kort gezegd"


def test_a_figure_without_a_text_alternative_is_refused():
    with pytest.raises(ValueError, match=r"sketch: .* text alternative; give label="):
        to_svg(Figure(), width="wide", name="sketch")


def test_a_picture_whose_figure_shows_another_one_by_now_is_refused():
    first = picture_with(partner="Sam")
    second = picture_with(partner="Noor")

    assert "van Noor" in texts(to_svg(second, width="wide"))
    with pytest.raises(ValueError, match="redrawn for another picture"):
        to_svg(first, width="wide")


def test_the_lines_of_a_hatched_bar_rise_to_the_right():
    (lines,) = parse(to_svg(picture_with(), width="wide")).iter(f"{SVG}pattern")
    x0, y0, x1, y1 = map(float, re.findall(r"-?[\d.]+", lines[-1].attrib["d"])[:4])

    assert (x1 - x0) * (y1 - y0) < 0  # y goes down


def test_a_line_is_dashed_and_skips_what_is_no_number():
    figure = Figure(figsize=(2, 1), frameon=False)
    line = Line2D([0, 72, math.nan, 144], [0] * 4, linestyle="--")
    figure.add_artist(line).set_transform(IdentityTransform())
    (path,) = parse(to_svg(figure, width="narrow", label="A line")).iter(f"{SVG}path")

    assert path.attrib["d"] == "M 0 72 L 72 72 M 144 72"
    assert path.attrib["stroke-dasharray"]


def test_what_can_be_seen_through_keeps_its_opacity():
    figure = Figure(figsize=(2, 1), frameon=False)
    figure.add_artist(Circle((1, 1), facecolor=(1, 0, 0, 0.5), edgecolor="none"))
    (path,) = parse(to_svg(figure, width="narrow", label="A dot")).iter(f"{SVG}path")

    assert (path.get("fill"), path.get("fill-opacity")) == ("#ff0000", "0.5")
    assert path.attrib["d"].count("C") == 8
