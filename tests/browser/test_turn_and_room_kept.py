"""What is kept of turns and of a room: with the answers, and gone with them."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Request, Route

from .storage_tab import BANK, CONSENT, SAFE_HOST, Tab, stored, with_lock, with_store

ROOM = "samenwerkboek/room/me/sharing"
TURN = "samenwerkboek/turn"
RECORD = json.dumps({"key": "k" * 64, "member": "Zonnebloem"})
CHOSEN = stored(("place", "device"), instrument="consent")
KEPT = {CONSENT: CHOSEN, BANK: stored(("note", "a")), ROOM: RECORD}


@pytest.fixture
def tab(context: BrowserContext) -> Tab:
    return Tab.open(with_store(context), device=KEPT)


def test_what_opens_a_room_moves_with_the_answers(tab: Tab) -> None:
    tab.choose("tab")

    assert tab.session[ROOM] == RECORD
    assert ROOM not in tab.device

    tab.choose("device")
    assert tab.device[ROOM] == RECORD
    assert ROOM not in tab.session


def test_what_opens_a_room_is_no_document_to_take_along(tab: Tab) -> None:
    documents = tab.page.evaluate("JSON.stringify(store.documents())")

    assert "Zonnebloem" not in documents
    assert tab.aside == []


def test_what_opens_a_room_is_erased_with_all(tab: Tab) -> None:
    tab.page.evaluate("eraseAll()")

    assert ROOM not in {**tab.device, **tab.session}


def test_what_is_shown_is_taken_back_before_its_way_in_is_erased(tab: Tab) -> None:
    """Also what was on its way to a group, for it may have come there."""
    parts = {"scan": {"member": "a", "sent": {"x": 1}}, "quarrels": {"member": "b"}}
    group = json.dumps({"key": "g" * 64, "parts": parts})
    tab.page.evaluate(f"localStorage['samenwerkboek/room/me/group'] = '{group}'")
    said: list[tuple[str, object]] = []

    def hear(route: Route) -> None:
        said.append((route.request.url.partition("rooms/")[2], _told(route.request)))
        route.fulfill(json={})

    tab.page.route("**/rooms/**", hear)

    tab.page.evaluate("eraseAll()")
    tab.page.evaluate("fetch('/rooms/last', { method: 'POST', body: '{}' })")

    last = said.pop()
    expected = [
        ("couple/withdraw", {"key": "k" * 64, "member": "Zonnebloem"}),
        ("group/withdraw", {"key": "g" * 64, "member": "a", "instrument": "scan"}),
        ("group/withdraw", {"key": "g" * 64, "member": "b", "instrument": "quarrels"}),
    ]
    assert last == ("last", {})
    assert len(said) == len(expected)
    assert all(one in said for one in expected)


def _told(request: Request) -> object:
    return json.loads(request.post_data or "")


def test_quick_exit_leaves_nothing_of_a_room_in_the_tab(tab: Tab) -> None:
    tab.choose("tab").page.evaluate("store.forgetTab()")

    assert tab.session == {}


def test_what_opens_a_room_is_under_the_lock(context: BrowserContext) -> None:
    tab = Tab.open(with_lock(context), device=KEPT, host=SAFE_HOST)

    assert tab.page.evaluate("make('rain over four quiet fields')") is None

    assert "Zonnebloem" not in json.dumps([tab.device, tab.session])
    assert tab.page.evaluate(f"store.home.read('{ROOM}')") == RECORD


def test_in_a_turn_answers_are_the_partners_and_the_place_is_the_devices(
    context: BrowserContext,
) -> None:
    tab = Tab.open(with_store(context), device=KEPT, session={TURN: "partner"})

    tab.page.evaluate("store.respond('bank-account', 1, 'note', 'b')")
    tab.page.evaluate("store.respond('consent', 1, 'place', 'device')")

    assert tab.page.evaluate("store.responses('bank-account')") == {"note": "b"}
    assert tab.responses(person="me") == {"note": "a"}
    assert tab.responses(person="partner") == {"note": "b"}
    assert tab.responses("consent", person="partner") == {}
    assert tab.place == "device"


def test_after_all_is_erased_it_is_nobodys_turn(context: BrowserContext) -> None:
    tab = Tab.open(with_store(context), device=KEPT, session={TURN: "partner"})

    tab.page.evaluate("eraseAll()")

    assert tab.page.evaluate("store.turn") == "me"
