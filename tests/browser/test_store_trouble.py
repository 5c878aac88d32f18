"""The store when the browser does not help: storage forbidden, full or damaged."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from .storage_tab import BANK, CONSENT, Tab, stored, with_store

THROWS = """Object.defineProperty(window, "NAME", { get() {
  throw new DOMException("denied", "SecurityError");
} });"""
IS_NULL = 'Object.defineProperty(window, "NAME", { value: null });'
REFUSES = """for (const name of ["getItem", "setItem", "removeItem", "key"]) {
  Storage.prototype[name] = () => {
    throw new DOMException("denied", "SecurityError");
  };
}"""
HOLDS_NOTHING = """Storage.prototype.setItem = () => {
  throw new DOMException("no room", "QuotaExceededError");
};"""
PRETENDS = "Storage.prototype.setItem = () => {};"

ANOTHER_INSTRUMENT = stored(("a", 1), instrument="scan")
NEWER = json.dumps({"schema": 2, "instrument": "bank-account", "answers": {"a": 1}})
DAMAGE = {
    "cut off": stored(("a", 1))[:-5],
    "empty": "",
    "no object": "[]",
    "null": "null",
    "other parts": '{"schema": 1, "answers": []}',
    "of another instrument": ANOTHER_INSTRUMENT,
    "newer": NEWER,
}

Forbid = Callable[[str], BrowserContext]


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """A browser in which all tabs have the store, and nothing has happened yet."""
    return with_store(context)


@pytest.fixture
def tab(context: BrowserContext) -> Tab:
    return Tab.open(context)


@pytest.fixture
def forbid(context: BrowserContext) -> Forbid:
    """Run a script in all pages before any of ours."""

    def forbid_by(script: str) -> BrowserContext:
        context.add_init_script(script)
        return context

    return forbid_by


def both(script: str) -> str:
    return "".join(
        script.replace("NAME", n) for n in ("localStorage", "sessionStorage")
    )


@pytest.mark.parametrize(
    "script",
    [both(THROWS), both(IS_NULL), REFUSES, HOLDS_NOTHING, PRETENDS],
    ids=["property throws", "null", "methods throw", "no room at all", "pretends"],
)
@pytest.mark.parametrize("choice", [None, "device", "tab"])
def test_without_storage_answers_live_on_the_page(
    forbid: Forbid, script: str, choice: str | None
) -> None:
    tab = Tab.open(forbid(script))
    faults: list[str] = []
    tab.page.on("pageerror", lambda error: faults.append(error.message))

    tab.answer("a", 1).choose(choice).answer("b", 2).answer("a", None)

    assert tab.responses() == {"b": 2}
    assert tab.trouble == "forbidden"
    assert tab.place == (choice or "undecided")
    assert tab.aside == []
    tab.page.evaluate("store.forgetTab(); eraseAll()")
    assert tab.responses() == {}
    assert faults == []


def test_forbidden_storage_is_told_before_the_first_answer(forbid: Forbid) -> None:
    assert Tab.open(forbid(both(THROWS))).trouble == "forbidden"


def test_without_device_storage_the_tab_still_keeps_answers(forbid: Forbid) -> None:
    tab = Tab.open(forbid(THROWS.replace("NAME", "localStorage")))
    tab.answer("a", 1)
    assert tab.trouble is None

    tab.choose("device").answer("b", 2)

    assert tab.trouble == "forbidden"
    assert {"trouble": "forbidden"} in tab.heard
    assert tab.reload().responses() == {"a": 1, "b": 2}
    assert tab.trouble == "forbidden"
    assert tab.choose("tab").trouble is None


def test_without_tab_storage_the_device_can_be_chosen(forbid: Forbid) -> None:
    tab = Tab.open(forbid(THROWS.replace("NAME", "sessionStorage")))
    assert tab.answer("a", 1).trouble == "forbidden"
    assert tab.device == {}

    tab.choose("device")

    assert tab.trouble is None
    assert tab.reload().responses() == {"a": 1}


def test_storage_that_is_taken_away_later_loses_nothing(tab: Tab) -> None:
    tab.choose("device").answer("a", 1)

    tab.page.evaluate(both(THROWS))
    tab.answer("b", 2)

    assert tab.responses() == {"a": 1, "b": 2}
    assert tab.trouble == "forbidden"


def test_a_full_device_loses_nothing(tab: Tab) -> None:
    tab.choose("device").answer("a", 1)
    tab.fill("localStorage")

    tab.answer("b", 2)

    assert tab.trouble == "full"
    assert {"trouble": "full"} in tab.heard
    assert tab.responses() == {"a": 1, "b": 2}
    assert tab.reload().responses() == {"a": 1, "b": 2}
    assert tab.trouble == "full"

    tab.make_room("localStorage")
    tab.answer("c", 3)

    assert tab.trouble is None
    assert {"trouble": None} in tab.heard
    assert tab.session == {}
    assert tab.reload().responses() == {"a": 1, "b": 2, "c": 3}


def test_full_everywhere_answers_live_on_the_page(tab: Tab) -> None:
    tab.choose("device").answer("a", 1)
    tab.fill("localStorage")
    tab.fill("sessionStorage")

    tab.answer("b", 2).answer("c", 3)

    assert tab.trouble == "full"
    assert tab.responses() == {"a": 1, "b": 2, "c": 3}

    tab.make_room("localStorage")
    tab.answer("d", 4)
    assert tab.reload().responses() == {"a": 1, "b": 2, "c": 3, "d": 4}


@pytest.mark.parametrize("free", [0, 300, 2000])
def test_a_device_that_fills_up_during_the_move_loses_nothing(
    tab: Tab, free: int
) -> None:
    note = "long " * 1000
    tab.answer("note", note).answer("a", 1, "first").answer("z", 1, "zzz")
    tab.fill("localStorage", free)

    tab.choose("device")

    assert tab.trouble == "full"
    for _ in range(2):
        assert tab.responses() == {"note": note}
        assert tab.responses("first") == {"a": 1}
        assert tab.responses("zzz") == {"z": 1}
        tab.reload()

    tab.make_room("localStorage")
    tab.reload()
    assert tab.trouble is None
    assert tab.session == {}
    assert tab.responses() == {"note": note}


def test_a_tab_that_fills_up_during_the_move_loses_nothing(tab: Tab) -> None:
    note = "long " * 1000
    tab.choose("device").answer("note", note).answer("a", 1, "first")
    tab.fill("sessionStorage", 2000)

    tab.choose("tab")

    assert tab.trouble == "full"
    for _ in range(2):
        assert tab.responses() == {"note": note}
        assert tab.responses("first") == {"a": 1}
        tab.reload()

    tab.make_room("sessionStorage")
    tab.reload()
    assert tab.trouble is None
    assert tab.place == "tab"
    assert tab.device == {}
    assert tab.responses() == {"note": note}


def test_quick_exit_also_takes_what_could_not_leave_the_device(tab: Tab) -> None:
    tab.choose("device").answer("note", "long " * 1000)
    tab.fill("sessionStorage", 2000)
    tab.choose("tab")

    tab.page.evaluate("store.forgetTab()")

    assert tab.device == {}
    assert tab.session == {}


@pytest.mark.parametrize("place", ["device", "tab"])
@pytest.mark.parametrize("text", DAMAGE.values(), ids=DAMAGE)
def test_a_document_that_cannot_be_used_is_set_aside(
    tab: Tab, text: str, place: str
) -> None:
    tab.choose(place)
    storage = "localStorage" if place == "device" else "sessionStorage"
    tab.put(storage, BANK, text)
    tab.reload()

    [aside] = tab.aside
    assert (aside["instrument"], aside["person"]) == ("bank-account", "me")
    assert aside["text"] == text
    assert tab.responses() == {}

    tab.answer("b", 2).reload()
    assert tab.responses() == {"b": 2}
    assert [one["text"] for one in tab.aside] == [text]

    tab.page.evaluate("key => store.discard(key)", aside["key"])
    assert tab.aside == []
    assert len(tab.keeps(storage)) == 2
    assert tab.reload().responses() == {"b": 2}


def test_what_was_set_aside_moves_with_the_rest(tab: Tab) -> None:
    tab.put("sessionStorage", BANK, "damaged")
    tab.reload().choose("device")
    assert tab.session == {}

    tab.choose("tab")

    assert tab.device == {}
    assert [one["text"] for one in tab.aside] == ["damaged"]


def test_only_what_was_set_aside_can_be_discarded(tab: Tab) -> None:
    tab.answer("a", 1)

    tab.page.evaluate("key => store.discard(key)", BANK)

    assert tab.reload().responses() == {"a": 1}


def test_with_a_damaged_choice_answers_stay_on_the_device(tab: Tab) -> None:
    tab.choose("device").answer("a", 1)
    tab.put("localStorage", CONSENT, "damaged")
    tab.reload()

    assert tab.place == "device"
    assert tab.responses() == {"a": 1}
    assert tab.session == {}


def test_a_damaged_document_is_not_written_over_when_there_is_no_room(tab: Tab) -> None:
    tab.choose("device")
    damaged = "damaged " * 100
    tab.put("localStorage", BANK, damaged)
    tab.fill("localStorage")
    tab.reload()

    assert tab.trouble == "full"
    tab.answer("a", 1)
    assert tab.device[BANK] == damaged
    assert tab.reload().responses() == {"a": 1}
    assert [one["text"] for one in tab.aside] == [damaged]

    tab.page.evaluate("key => store.discard(key)", BANK)
    assert tab.trouble is None
    assert tab.reload().responses() == {"a": 1}
    assert tab.session == {}


def test_what_a_newer_page_writes_stays_while_nothing_is_answered(
    tab: Tab, context: BrowserContext
) -> None:
    tab.choose("device").answer("a", 1)
    newer = Tab.open(context)

    newer.put("localStorage", BANK, NEWER)
    newer.put("localStorage", "samenwerkboek/doc/me/about", stored(instrument="about"))
    tab.waits_until("store.read('about') !== null")

    assert tab.device[BANK] == NEWER
    assert tab.responses() == {"a": 1}
    assert tab.aside == []

    tab.answer("b", 2)

    assert tab.responses() == {"a": 1, "b": 2}
    assert [one["text"] for one in tab.aside] == [NEWER]


def test_what_was_set_aside_is_used_again_once_it_can_be(tab: Tab) -> None:
    tab.answer("a", 1)
    tab.put(
        "sessionStorage",
        "samenwerkboek/aside/me/bank-account/20260102T030405678Z-1",
        stored(("b", 2)),
    )
    tab.reload()

    assert tab.aside == []
    assert len(json.loads(tab.session[BANK])["occasions"]) == 2


def test_erasing_also_takes_what_could_not_be_kept(
    tab: Tab, context: BrowserContext
) -> None:
    tab.choose("device").answer("a", 1)
    troubled = Tab.open(context)
    troubled.fill("localStorage")
    troubled.answer("b", 2)
    assert troubled.trouble == "full"
    tab.make_room("localStorage")

    tab.page.evaluate("eraseAll()")

    troubled.waits_for()
    assert tab.device == troubled.session == {}
    assert troubled.trouble is None
