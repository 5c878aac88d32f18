import re
from itertools import product

import pytest

from workbook.catalogue import content_dir

STATIC = content_dir() / "assets/voila/templates/samenwerkboek/static"
TOKENS = (STATIC / "tokens.css").read_text(encoding="utf-8")

SHEETS = ("paper", "sheet", "tint")
TINTS = ("brand", "care", "good", "person-a", "person-b", "give", "receive")
TEXT = [
    *product(["ink"], ["sand", "marker", *SHEETS, *(f"{tint}-tint" for tint in TINTS)]),
    *product(["ink-soft"], ["sand", *SHEETS, *(f"{tint}-tint" for tint in TINTS)]),
    *product(
        ["brand", "brand-deep", "care", "good", "person-a", "person-b", "give"], SHEETS
    ),
    *((name, f"{name}-tint") for name in TINTS if name not in ("brand", "receive")),
    ("brand-deep", "brand-tint"),
    ("brand", "sand"),
    ("on-marker", "marker"),
    ("on-brand", "brand"),
    ("on-brand", "brand-deep"),
    ("paper", "ink"),
    ("paper", "care"),
    *product(["sheet"], ["person-a", "person-b", "give"]),
]
CONTROLS = [
    *product(
        ["control", "focus", "brand", "person-a", "person-b", "give", "receive"], SHEETS
    ),
]


def block(name: str) -> dict[str, str]:
    """The colours between two marks of the file."""
    text = re.search(rf"/\* {name}:start \*/(.*?)/\* {name}:end \*/", TOKENS, re.S)
    assert text, f"tokens.css has no block {name}"
    return dict(re.findall(r"^ *--([\w-]+):(#[0-9a-f]{6});$", text[1], re.M))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, from 0 (black) to 1 (white)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_the_highest_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("colour", "ground"), TEXT)
def test_text_can_be_read_on_its_ground(scheme, colour, ground):
    tokens = block(scheme)

    assert contrast(tokens[colour], tokens[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("colour", "ground"), CONTROLS)
def test_controls_and_marks_can_be_told_from_their_ground(scheme, colour, ground):
    tokens = block(scheme)

    assert contrast(tokens[colour], tokens[ground]) >= 3


def test_light_and_dark_have_the_same_tokens():
    assert block("light").keys() == block("dark").keys()


def test_dark_is_the_same_whether_the_device_or_the_visitor_chose_it():
    assert block("chosen") == block("dark")


def test_paper_gets_the_light_colours_on_white():
    white = {"paper": "#ffffff", "sheet": "#ffffff"}

    assert block("print") == block("light") | white


def test_stylesheets_use_only_colours_that_are_tokens():
    """Or white for a screen that quick exit has emptied."""
    frame = (STATIC / "frame.css").read_text(encoding="utf-8")
    said_by_the_form = {"asks"}
    used = set(re.findall(r"var\(--([\w-]+)", frame)) - said_by_the_form

    assert used <= set(re.findall(r"--([\w-]+):", TOKENS))
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", frame)) <= {"#fff"}


def test_stylesheets_fetch_nothing_but_our_own_fonts():
    urls = [
        url
        for sheet in STATIC.glob("*.css")
        for url in re.findall(r"url\(([^)]*)\)", sheet.read_text(encoding="utf-8"))
    ]

    assert urls
    for url in urls:
        assert re.fullmatch(r'"fonts/[\w.-]+"', url)
        assert (STATIC / url.strip('"')).is_file()
