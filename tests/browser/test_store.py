"""The store in a real browser: where answers are, and that none is ever lost."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Error

from .storage_tab import BANK, Tab, stored, with_store

RECORD_STATES = """() => {
  window.states = [];
  for (const name of ["setItem", "removeItem"]) {
    const real = Storage.prototype[name];
    Storage.prototype[name] = function (...parts) {
      real.apply(this, parts);
      states.push([{ ...localStorage }, { ...sessionStorage }]);
    };
  }
}"""


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """A browser in which all tabs have the store, and nothing has happened yet."""
    return with_store(context)


@pytest.fixture
def after_midnight(new_context: Callable[..., BrowserContext]) -> Tab:
    """A tab half an hour after midnight in Amsterdam."""
    tab = Tab.open(with_store(new_context(timezone_id="Europe/Amsterdam")))
    tab.page.clock.set_fixed_time("2026-11-22T23:30:00Z")
    return tab


@pytest.fixture
def tab(context: BrowserContext) -> Tab:
    return Tab.open(context)


@pytest.fixture
def other(tab: Tab, context: BrowserContext) -> Tab:
    return Tab.open(context)


def values(text: str) -> dict[str, object]:
    """Return item to value of a stored document's last occasion."""
    answers = json.loads(text)["occasions"][-1]["responses"]
    return {item: answer["value"] for item, answer in answers.items()}


def test_before_the_choice_answers_are_in_this_tab_only(tab: Tab, other: Tab) -> None:
    tab.answer("attention-give", 8)

    assert tab.place == "undecided"
    assert values(tab.session[BANK]) == {"attention-give": 8}
    assert tab.device == {}
    assert other.responses() == {}
    assert tab.reload().responses() == {"attention-give": 8}


def test_choosing_this_device_moves_what_was_answered(tab: Tab) -> None:
    tab.answer("attention-give", 8).answer("name", "Noor", "about").choose("device")

    assert tab.place == "device"
    assert tab.session == {}
    assert len(tab.device) == 3
    assert tab.reload().responses() == {"attention-give": 8}


def test_on_this_device_a_new_tab_has_the_answers(
    tab: Tab, context: BrowserContext
) -> None:
    tab.choose("device").answer("attention-give", 8)

    assert Tab.open(context).responses() == {"attention-give": 8}


def test_only_this_tab_leaves_nothing_on_the_device(tab: Tab) -> None:
    tab.choose("device").answer("attention-give", 8).choose("tab")

    assert tab.place == "tab"
    assert tab.device == {}
    assert tab.reload().responses() == {"attention-give": 8}


def test_places_can_be_changed_back_and_forth(tab: Tab) -> None:
    tab.answer("a", 1).choose("tab").answer("b", 2).choose("device").answer("c", 3)
    tab.choose("tab").answer("d", 4).choose("device")

    assert tab.reload().responses() == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert tab.session == {}


def test_clearing_the_choice_moves_nothing(tab: Tab) -> None:
    tab.answer("a", 1).choose("device").choose(None)
    assert values(tab.device[BANK]) == {"a": 1}

    tab.choose("tab").choose(None)
    assert tab.reload().place == "undecided"
    assert tab.device == {}
    assert tab.responses() == {"a": 1}


def test_the_choice_of_a_made_up_person_moves_nothing(tab: Tab) -> None:
    tab.answer("place", "device", "consent", person="demo-anna")

    assert tab.place == "undecided"
    assert tab.device == {}


def test_persons_do_not_touch_each_other(tab: Tab) -> None:
    tab.answer("a", 1).answer("a", 2, person="partner").answer("a", 3, person="demo-a")

    assert tab.responses() == {"a": 1}
    assert tab.responses(person="partner") == {"a": 2}
    assert tab.responses(person="demo-a") == {"a": 3}


def test_two_tabs_do_not_overwrite_each_other(tab: Tab, other: Tab) -> None:
    tab.choose("device")
    other.waits_until("store.place === 'device'")

    tab.answer("attention-give", 8)
    other.answer("attention-receive", 3)

    tab.waits_for(**{"attention-give": 8, "attention-receive": 3})
    other.waits_for(**{"attention-give": 8, "attention-receive": 3})
    assert values(tab.device[BANK]) == tab.responses()


def test_an_answer_that_another_tab_wrote_over_comes_back(tab: Tab, other: Tab) -> None:
    """Storage has no lock: two tabs can read the same and write one after the other."""
    tab.choose("device").answer("a", 1)
    other.waits_for(a=1)

    other.put("localStorage", BANK, stored(("b", 2)))

    # Another day, so another occasion: the answer is in the document, not in the last.
    tab.waits_until(f"JSON.parse(localStorage['{BANK}']).occasions.length === 2")
    other.waits_for(a=1)
    assert len(json.loads(other.device[BANK])["occasions"]) == 2


def begin(tab: Tab, seen: str, today: str) -> Tab:
    """Begin another occasion on a day, having seen one as the current one."""
    tab.page.clock.set_fixed_time(f"{today}T12:00:00Z")
    tab.page.evaluate("seen => store.beginOccasion('bank-account', 1, seen)", seen)
    return tab


def occasions(tab: Tab) -> list[tuple[str, int]]:
    """Return each occasion's id and its number of answers."""
    found = tab.page.evaluate("store.read('bank-account').occasions")
    return [(one["id"], len(one["responses"])) for one in found]


FIRST = stored(("attention-give", 3))


def test_another_occasion_keeps_the_answers_until_then(context: BrowserContext) -> None:
    tab = Tab.open(context, session={BANK: FIRST})

    begin(tab, "2026-01-02", "2026-11-24").answer("attention-give", 8)

    assert tab.responses() == {"attention-give": 8}
    assert occasions(tab) == [("2026-01-02", 1), ("2026-11-24", 1)]
    assert values(tab.session[BANK]) == {"attention-give": 8}


def test_an_occasion_without_answers_is_not_followed_by_another(
    context: BrowserContext,
) -> None:
    tab = Tab.open(context, session={BANK: FIRST})

    begin(tab, "2026-01-02", "2026-11-24")
    begin(tab, "2026-11-24", "2026-11-25")

    assert occasions(tab) == [("2026-01-02", 1), ("2026-11-24", 0)]


def test_two_tabs_that_begin_again_begin_one_occasion(context: BrowserContext) -> None:
    tab = Tab.open(context, device={BANK: FIRST})
    other = Tab.open(context)

    begin(tab, "2026-01-02", "2026-11-24").answer("attention-give", 8)
    begin(other, "2026-01-02", "2026-11-25").answer("room-give", 2)

    for one in (tab, other):
        one.waits_for(**{"attention-give": 8, "room-give": 2})
        assert occasions(one) == [("2026-01-02", 1), ("2026-11-24", 2)]


def test_an_occasion_begun_on_a_clock_that_was_set_back_is_the_last_one(
    context: BrowserContext,
) -> None:
    tab = Tab.open(context, session={BANK: FIRST})

    begin(tab, "2026-01-02", "2025-06-01").answer("attention-give", 8)

    assert occasions(tab) == [("2026-01-02", 1), ("2026-01-02-2", 1)]
    assert tab.responses() == {"attention-give": 8}


def test_an_undecided_tab_follows_the_choice_for_the_device(
    tab: Tab, other: Tab
) -> None:
    other.answer("b", 2)

    tab.answer("a", 1).choose("device")

    other.waits_for(a=1, b=2)
    tab.waits_for(a=1, b=2)
    assert other.session == {}


def test_a_tab_that_chose_for_itself_stays_by_itself(tab: Tab, other: Tab) -> None:
    other.choose("tab").answer("secret", 1)
    tab.answer("a", 1).choose("device")

    other.reload()

    assert other.place == "tab"
    assert other.responses() == {"secret": 1}
    assert tab.reload().responses() == {"a": 1}
    assert "secret" not in str(tab.device)


def test_when_the_device_is_left_each_open_tab_keeps_its_answers(
    tab: Tab, other: Tab
) -> None:
    tab.choose("device").answer("a", 1)
    other.waits_for(a=1)

    tab.choose("tab")

    other.waits_until("store.place === 'tab'")
    assert other.device == {}
    assert other.reload().responses() == {"a": 1}
    assert tab.reload().responses() == {"a": 1}


@pytest.mark.parametrize(("first", "then"), [("tab", "device"), ("device", "tab")])
def test_a_move_that_was_cut_short_goes_on(
    tab: Tab, context: BrowserContext, first: str, then: str
) -> None:
    """After any of its writes and removals the machine may fail."""
    tab.choose(first).answer("a", 1).answer("name", "Noor", "about")
    tab.page.evaluate(RECORD_STATES)
    tab.choose(then)
    states = tab.page.evaluate("states")
    tab.page.close()

    assert len(states) >= 6
    for device, session in states:
        again = Tab.open(context, device=device, session=session)
        assert again.responses() == {"a": 1}
        assert again.responses("about") == {"name": "Noor"}
        assert again.device == {} or again.session == {}
        again.page.close()


def test_the_clock_was_set_back(tab: Tab) -> None:
    tab.page.clock.set_fixed_time("2026-11-22T10:00:00Z")
    tab.choose("device").answer("a", 1)

    tab.page.clock.set_fixed_time("2025-11-22T10:00:00Z")
    tab.answer("a", 2).choose("tab")

    assert tab.reload().responses() == {"a": 2}
    assert tab.place == "tab"


def test_a_day_is_the_local_one(after_midnight: Tab) -> None:
    document = json.loads(after_midnight.answer("a", 1).session[BANK])

    assert document["occasions"][0]["id"] == "2026-11-23"
    changed = document["occasions"][0]["responses"]["a"]["changed"]
    assert changed == "2026-11-22T23:30:00.000Z"


def test_an_older_document_is_upgraded(context: BrowserContext) -> None:
    old = '{"instrument": "bank-account", "responses": {"a": 1}}'

    tab = Tab.open(context, session={BANK: old})

    assert tab.responses() == {"a": 1}
    assert json.loads(tab.session[BANK])["schema"] == 1


def test_what_cannot_be_answered_is_refused_and_nothing_changes(tab: Tab) -> None:
    tab.answer("a", 1)

    with pytest.raises(Error, match="is not an answer"):
        tab.answer("a", {"b": 1})
    with pytest.raises(Error, match="instrument"):
        tab.answer("a", 1, instrument="../consent")

    assert tab.reload().responses() == {"a": 1}


def test_news_tell_what_changed_and_where(tab: Tab, other: Tab) -> None:
    tab.answer("a", 1)
    here = {"instrument": "bank-account", "person": "me", "origin": "here"}
    assert tab.heard == [here]

    tab.choose("device")
    assert {"instrument": "consent", "person": "me", "origin": "here"} in tab.heard

    other.waits_for(a=1)
    assert {**here, "origin": "elsewhere"} in other.heard


def test_one_failing_listener_does_not_stop_the_others(tab: Tab) -> None:
    faults: list[str] = []
    tab.page.on("pageerror", lambda error: faults.append(error.message))
    tab.page.evaluate(
        """() => {
          const stop = store.subscribe(() => heard.push("stopped"));
          store.subscribe(() => { throw new Error("mine") });
          store.subscribe(() => heard.push("told"));
          stop();
        }"""
    )

    tab.answer("a", 1)

    assert tab.heard[1:] == ["told"]
    assert faults == ["mine"]


def test_a_listener_may_answer(tab: Tab) -> None:
    tab.page.evaluate(
        """() => store.subscribe(() => {
          if (!("b" in store.responses("bank-account"))) {
            store.respond("bank-account", 1, "b", 2);
          }
        })"""
    )

    assert tab.answer("a", 1).responses() == {"a": 1, "b": 2}


def test_there_is_one_store_whichever_script_asks(tab: Tab) -> None:
    assert tab.page.evaluate(
        "async () => (await import('/store.js?again')).sides.getStore() === store"
    )


def test_a_closed_store_hears_nothing_any_more(tab: Tab, other: Tab) -> None:
    tab.choose("device")
    other.waits_until("store.place === 'device'")
    tab.page.evaluate("store.close(); window.fresh = getStore()")

    other.answer("a", 1)

    tab.waits_until("fresh.responses('bank-account').a === 1")
    assert tab.responses() == {}


def test_a_page_that_comes_back_has_what_other_pages_did(tab: Tab) -> None:
    tab.answer("a", 1)
    tab.put("sessionStorage", BANK, stored(("b", 2)))

    tab.page.evaluate(
        "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    )

    assert set(json.loads(tab.session[BANK])["occasions"][0]["responses"]) == {"b"}
    assert tab.responses() == {"a": 1}
    assert tab.heard[-1]["origin"] == "elsewhere"


def test_a_page_that_comes_back_after_erasing_does_not_bring_answers_back(
    tab: Tab,
) -> None:
    tab.choose("device").answer("a", 1)
    tab.page.evaluate("localStorage.clear()")

    tab.page.evaluate(
        "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    )
    tab.answer("b", 2)

    assert tab.responses() == {"b": 2}
    assert tab.place == "undecided"
    assert tab.device == {}


def test_quick_exit_leaves_nothing_in_the_tab(tab: Tab) -> None:
    tab.choose("tab").answer("a", 1)
    tab.put("sessionStorage", "samenwerkboek/theme", "dark")
    tab.put("sessionStorage", "somebody-else", "stays")

    tab.page.evaluate("store.forgetTab()")

    assert tab.session == {"somebody-else": "stays"}
    assert tab.responses() == {}
    assert tab.reload().place == "undecided"


def test_quick_exit_keeps_what_is_on_the_device(tab: Tab) -> None:
    tab.choose("device").answer("a", 1)

    tab.page.evaluate("store.forgetTab()")

    assert tab.responses() == {"a": 1}
    assert tab.reload().responses() == {"a": 1}


def test_erasing_erases_in_all_tabs(
    tab: Tab, other: Tab, context: BrowserContext
) -> None:
    alone = Tab.open(context).choose("tab").answer("b", 2)
    tab.choose("device").answer("a", 1)
    other.waits_for(a=1)

    tab.page.evaluate("eraseAll()")

    assert (tab.responses(), tab.device, tab.place) == ({}, {}, "undecided")
    other.waits_for()
    alone.waits_for()
    assert other.device == other.session == alone.session == {}
    assert other.answer("c", 3).responses() == {"c": 3}
