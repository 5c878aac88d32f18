"""What compares two people on a page follows what both share, and stands below that."""

from __future__ import annotations

import pytest

from tests.demo import couple
from workbook import Page
from workbook.catalogue import load_strings
from workbook.errors import PageError
from workbook.page.together import CONVERSATION
from workbook.text import LANGUAGES
from workbook.widgets.unkept_panel import UnkeptPanel

PICTURES = [
    "together-scan",
    "together-balance",
    "together-cycles",
    "together-attachment",
]


def opened(language="nl"):
    """Return the place to share on a page, and all that follows it."""
    page = Page(CONVERSATION, language=language)
    shared = page.couple()
    panels = {name: page.picture(name) for name in PICTURES}
    return shared, {**panels, "topics": page.topics()}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_two_needs_a_place_to_share_above_it(name):
    with pytest.raises(PageError, match=r"put page\.couple\(\) above it"):
        Page(CONVERSATION, language="nl").picture(name)


def test_so_do_the_topics():
    with pytest.raises(PageError, match=r"put page\.couple\(\) above it"):
        Page(CONVERSATION, language="nl").topics()


def test_a_page_has_one_place_to_share():
    page = Page(CONVERSATION, language="nl")
    page.couple()

    with pytest.raises(PageError, match="keep the first one"):
        page.couple()


@pytest.mark.parametrize("language", LANGUAGES)
def test_before_both_share_each_says_what_will_come(language):
    _, panels = opened(language)
    words = load_strings("page", language)

    for name in PICTURES:
        assert words[f"{name.replace('-', '_')}_empty"] in panels[name].html
    assert load_strings("together-topics", language)["empty"] in panels["topics"].html


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_both_share_all_of_it_is_there_and_gone_when_one_withdraws(language):
    shared, panels = opened(language)
    empty = {name: panel.html for name, panel in panels.items()}
    mine, theirs = couple("lies", "bram")

    shared.mine, shared.theirs = mine, theirs

    for name in PICTURES:
        assert '<svg xmlns="http://www.w3.org/2000/svg"' in panels[name].html
        assert "Bram" in panels[name].html
    assert panels["topics"].html.count("<h3>") == 4

    shared.mine, shared.theirs = {}, {}

    assert {name: panel.html for name, panel in panels.items()} == empty


def test_too_little_of_both_is_said_kindly():
    shared, panels = opened()

    shared.mine = {"relationship-scan": {"trust-word": 3}}
    shared.theirs = {"relationship-scan": {"trust-word": 4}}

    assert load_strings("together-topics", "nl")["too_few"] in panels["topics"].html


def test_both_are_called_as_they_chose_once_both_did():
    shared, panels = opened()
    mine, theirs = couple("lies", "bram")
    shared.partner_name = "Schat"

    unnamed = {**theirs, "about": {}}
    shared.mine, shared.theirs = {**mine, "about": {"me": "Noor"}}, unnamed
    assert "Noor" not in panels["together-scan"].html
    assert "Schat" in panels["together-scan"].html

    shared.theirs = {**theirs, "about": {"me": "<b>Sam</b>"}}
    assert "Noor" in panels["together-scan"].html
    assert "&lt;b&gt;Sam&lt;/b&gt;" in panels["together-scan"].html
    assert "<b>Sam</b>" not in "".join(panel.html for panel in panels.values())


def test_own_words_are_text_and_never_markup():
    shared, panels = opened()
    cycle = {"i-do": "<script>weg</script>", "fear": "{name} $x$"}

    shared.mine = shared.theirs = {"quarrel-cycle": cycle}

    assert "<script>" not in panels["together-cycles"].html
    assert "&lt;script&gt;weg" in panels["together-cycles"].html


def test_a_low_answer_about_being_safe_shows_nowhere():
    shared, panels = opened()
    mine, theirs = couple("lies", "bram")
    shared.mine, shared.theirs = mine, theirs
    before = {name: panel.html for name, panel in panels.items()}

    unsafe = {**mine["relationship-scan"], "trust-safe": 1, "touch-no": 1}
    shared.mine = {**mine, "relationship-scan": unsafe}

    assert {name: panel.html for name, panel in panels.items()} == before


def test_nothing_of_it_is_kept_by_the_browser():
    shared, panels = opened()

    assert shared.unkept
    for panel in panels.values():
        assert isinstance(panel, UnkeptPanel)
        assert panel.unkept


def test_a_talk_proposes_what_two_people_differ_in_until_one_withdraws():
    page = Page(CONVERSATION, language="nl")
    shared = page.couple()
    talk = page.talk("talk")
    mine, theirs = couple("lies", "bram")

    shared.mine, shared.theirs = mine, theirs

    topics = page.topics().html
    assert len(talk.subjects) > 1
    assert all(subject in topics for subject in talk.subjects)

    shared.theirs = {}

    assert talk.subjects == []
    assert talk.unkept


def test_a_talk_on_a_page_without_a_couple_proposes_only_its_own():
    assert Page("alone", language="nl").talk("talk").subjects == []
