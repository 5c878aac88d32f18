"""The head of a page has its style and first script, and names files by their hash."""

import re

import pytest

from workbook.serving.assets import Assets
from workbook.serving.head import Head


@pytest.fixture
def assets() -> Assets:
    return Assets()


@pytest.fixture
def head(assets: Assets) -> Head:
    return Head(assets, lambda hashed: f"/base/static/{hashed}")


def test_the_style_names_its_fonts_by_their_hash_and_from_the_root(
    assets: Assets, head: Head
) -> None:
    urls = re.findall(
        r'url\("([^"]+)"\)',
        head.parts(styles=(), lock_words={}, turn_words={}, waiting=False)["style"],
    )

    assert len(urls) == 3
    for url in urls:
        assert re.fullmatch(r"/base/static/[\w-]+\.[0-9a-f]{10}\.woff2", url)
        assert assets.get(url.removeprefix("/base/static/")) is not None


def test_nothing_in_style_or_script_ends_its_element(head: Head) -> None:
    parts = head.parts(styles=(), lock_words={}, turn_words={}, waiting=False)

    for text in (parts["style"], parts["early"]):
        assert "</" not in text
        assert "<!--" not in text


def test_the_script_is_a_file_that_is_kept(assets: Assets, head: Head) -> None:
    script = head.parts(styles=(), lock_words={}, turn_words={}, waiting=False)[
        "script"
    ].removeprefix("/base/static/")

    kept = assets.get(script)
    assert kept is not None
    assert b"startRuntime" in kept.body


def test_styles_of_others_are_linked_by_their_address(head: Head) -> None:
    assert head.parts(styles=["a.css"], lock_words={}, turn_words={}, waiting=False)[
        "styles"
    ] == ["/base/static/a.css"]


def test_only_a_page_without_a_chapter_has_the_look_of_waiting(head: Head) -> None:
    chapter, waiting = (
        head.parts(styles=(), lock_words={}, turn_words={}, waiting=without)["style"]
        for without in (False, True)
    )

    assert ".writing" in waiting
    assert ".writing" not in chapter
