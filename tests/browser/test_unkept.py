"""What a partner showed is on the page and nowhere else: no browser keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.demo import couple, storage

from .made_content import make_content
from .server import serving
from .visitor import Visitor

TALK = "nl/40-samen"
SECRET = "sneeuwuil"
"""A word of the partner's that is nowhere else."""
SHARED = '''
import traitlets
from workbook import Page
from workbook.widgets.base import PageWidget

class Shared(PageWidget):
    """Stands in for the place to share: a test tells it what both shared."""

    __module__ = "workbook.widgets.shared"
    _esm = """
    function render({ model, el }) {
      el.innerHTML = "<button>Deel</button><button>Neem terug</button>";
      const [share, withdraw] = el.children;
      function tell(shown) {
        for (const [key, value] of Object.entries(shown)) model.set(key, value);
        model.save_changes();
      }
      share.onclick = () => tell(globalThis.shown);
      withdraw.onclick = () => tell({ mine: {}, theirs: {} });
    }
    export default { render };
    """
    mine = traitlets.Dict().tag(sync=True)
    theirs = traitlets.Dict().tag(sync=True)
    partner_name = traitlets.Unicode().tag(sync=True)
    unkept = traitlets.Bool(True).tag(sync=True)

page = Page("in-conversation", language="nl")
shared = Shared()
page._following.add_couple(shared)
shared
'''
PANELS = ["scan", "balance", "cycles", "attachment"]
CELLS = [
    SHARED,
    'page.picture("scan-profile")',
    *(f'page.picture("together-{name}")' for name in PANELS),
    "page.topics()",
]


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("unkept")
    content = make_content(folder / "content", samen_40=CELLS)
    with serving(content, folder / "log") as (url, _):
        yield url


@pytest.fixture
def lies(talk: str, page: Page) -> Visitor:
    """Somebody with answers of her own, whose partner is about to share."""
    mine, theirs = couple("lies", "bram")
    theirs["quarrel-cycle"] = {**theirs["quarrel-cycle"], "fear": SECRET}
    visitor = Visitor(page, talk).opens(TALK)
    page.evaluate(
        "kept => Object.entries(kept).forEach(([k, v]) => localStorage.setItem(k, v))",
        storage("lies"),
    )
    shown = {"mine": mine, "theirs": theirs, "partner_name": "Sam"}
    page.add_init_script(f"globalThis.shown = {json.dumps(shown)}")
    visitor.reloads()
    expect(page.locator("figure.wb-pic")).to_have_count(1)
    return visitor


def test_the_browser_keeps_nothing_of_what_two_people_see(lies: Visitor) -> None:
    page = lies.page
    page.get_by_role("button", name="Deel").click()
    expect(page.locator("figure.wb-pic")).to_have_count(5)
    expect(page.get_by_text(SECRET).first).to_be_attached()
    expect(page.locator(".wb-topics h3")).to_have_count(4)
    expect(page.locator("html:not([data-working])")).to_be_attached()

    kept = {**lies.stored("localStorage"), **lies.stored("sessionStorage")}
    own = kept[f"samenwerkboek/shown/{TALK}"]
    assert "wb-pic" in own  # the own picture is kept as ever
    assert [key for key, value in kept.items() if SECRET in value] == []
    assert [part for part in ("person-b", "together-", "Sam: ") if part in own] == []

    lies.reloads()
    expect(page.locator("figure.wb-pic")).to_have_count(1)
    expect(page.get_by_text(SECRET)).to_have_count(0)

    page.get_by_role("button", name="Deel").click()
    expect(page.locator("figure.wb-pic")).to_have_count(5)


def test_what_is_withdrawn_is_gone_from_the_page(lies: Visitor) -> None:
    page = lies.page
    page.get_by_role("button", name="Deel").click()
    expect(page.locator("figure.wb-pic")).to_have_count(5)

    page.get_by_role("button", name="Neem terug").click()

    expect(page.locator("figure.wb-pic")).to_have_count(1)
    assert SECRET not in page.content()
