"""The lock and its vault: nothing readable is left, and no answer is ever lost."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from .storage_tab import BANK, CONSENT, SAFE_HOST, Tab, stored, with_lock

PASSPHRASE = "rain over four quiet fields"
CHOSEN = stored(("place", "device"), instrument="consent")
# Sealing never comes to an end: the page is closed before.
NEVER_SEALED = "() => { crypto.subtle.encrypt = () => new Promise(() => {}); }"

# The second derivation is that of the new text; the first opens the old one.
CHEAPER = """async passphrase => {
  const real = crypto.subtle.deriveKey.bind(crypto.subtle);
  const set = Storage.prototype.setItem;
  let turn = 0;
  crypto.subtle.deriveKey = (how, ...rest) => {
    if (how.name === "PBKDF2" && (turn += 1) === 2) how = { ...how, iterations: 1000 };
    return real(how, ...rest);
  };
  Storage.prototype.setItem = function (key, text) {
    set.call(this, key, text.replace(/"iterations":[0-9]+/, '"iterations":1000'));
  };
  await change(passphrase, passphrase);
}"""


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    return with_lock(context)


def opens(context: BrowserContext, device: dict[str, str] | None = None) -> Tab:
    return Tab.open(context, device=device, host=SAFE_HOST)


def locks(tab: Tab, passphrase: str = PASSPHRASE) -> Tab:
    assert tab.page.evaluate("p => make(p)", passphrase) is None
    return tab


def unlocks(tab: Tab, passphrase: str = PASSPHRASE) -> Tab:
    tab.page.evaluate("void open()")
    tab.page.get_by_label("Your passphrase").fill(passphrase)
    tab.page.get_by_role("button", name="Open").click()
    return tab.waits_until("store.lock === 'open'")


@pytest.fixture
def locked(context: BrowserContext) -> Tab:
    """A tab in which the lock is open, with an answer under it."""
    return locks(opens(context, {CONSENT: CHOSEN, BANK: stored(("note", "Sunflower"))}))


def sealed(tab: Tab) -> Tab:
    """Wait until nothing is hidden ahead any more: all is sealed whole."""
    return tab.waits_until(
        "!Object.keys(localStorage).some(key => key.includes('/ahead/'))"
    )


def kept(tab: Tab) -> str:
    return json.dumps([tab.device, tab.session])


def test_under_lock_no_word_and_no_name_can_be_read(
    locked: Tab, context: BrowserContext
) -> None:
    locked.answer("note", "Marigold").answer("who", "Kim", "about")
    locked.page.evaluate("store.home.write('samenwerkboek/shown/nl/06', 'Tulip')")
    sealed(locked)

    for word in ("Sunflower", "Marigold", "Kim", "Tulip", "bank", "about", "/06"):
        assert f"{word}" not in kept(locked).replace("samenwerkboek", ""), word
    assert opens(context).responses() == {}


def test_the_passphrase_opens_it_in_another_tab_and_no_other_does(
    locked: Tab, context: BrowserContext
) -> None:
    tab = opens(context)
    before = tab.device
    tab.page.evaluate("void open()")
    tab.page.get_by_label("Your passphrase").fill(PASSPHRASE.upper())
    tab.page.get_by_role("button", name="Open").click()
    tab.page.get_by_role("alert").get_by_text("isn’t the right").wait_for()
    assert tab.device == before

    # As keyboards write it: another form of é, and a space after the last word.
    tab.page.get_by_label("Your passphrase").fill(f" {PASSPHRASE} ")
    tab.page.get_by_role("button", name="Open").click()

    tab.waits_for(note="Sunflower")


def test_going_on_in_the_same_tab_asks_nothing(locked: Tab) -> None:
    locked.reload().page.evaluate("open()")

    assert locked.responses() == {"note": "Sunflower"}
    locked.answer("give", 3).reload().page.evaluate("open()")
    assert locked.responses() == {"note": "Sunflower", "give": 3}


def test_an_answer_outlives_a_tab_that_closes_before_it_is_sealed(
    locked: Tab, context: BrowserContext
) -> None:
    sealed(locked).page.evaluate(NEVER_SEALED)

    locked.answer("note", "Marigold").answer("give", 1).answer("give", 2)
    locked.page.close()

    tab = opens(context)
    assert "Marigold" not in kept(tab)
    unlocks(tab).waits_for(give=2, note="Marigold")
    sealed(tab)
    tab.page.close()
    unlocks(opens(context)).waits_for(give=2, note="Marigold")


def test_a_burst_beyond_what_is_hidden_at_once_is_sealed_all_the_same(
    locked: Tab, context: BrowserContext
) -> None:
    long = "x" * 90_000
    locked.page.evaluate(
        "text => { for (let n = 0; n < 40; n += 1) "
        "store.respond('bank-account', 1, 'note', text + n); }",
        long,
    )

    sealed(locked).page.close()

    unlocks(opens(context)).waits_for(note=f"{long}39")


def test_two_open_tabs_keep_each_others_answers(
    locked: Tab, context: BrowserContext
) -> None:
    other = unlocks(opens(context))

    locked.answer("give", 1)
    other.answer("receive", 2)

    for tab in (locked, other):
        tab.waits_until("Object.keys(store.responses('bank-account')).length === 3")
    sealed(locked)
    locked.page.close()
    other.page.close()
    third = unlocks(opens(context))
    assert third.responses() == {"note": "Sunflower", "give": 1, "receive": 2}


def test_erasing_one_part_reaches_other_open_tabs(
    locked: Tab, context: BrowserContext
) -> None:
    other = unlocks(opens(context)).waits_for(note="Sunflower")

    locked.page.evaluate("erase([{ instrument: 'bank-account', person: 'me' }])")

    other.waits_for()
    other.answer("give", 4)
    locked.waits_for(give=4)


def test_replacing_is_not_undone_by_another_open_tab(
    locked: Tab, context: BrowserContext
) -> None:
    other = unlocks(opens(context)).answer("give", 7)
    locked.waits_until("store.responses('bank-account').give === 7")
    new = json.loads(stored(("give", 2)))

    locked.page.evaluate("d => takeIn([d], { replace: true })", new)

    other.waits_for(give=2)
    other.answer("receive", 3)
    locked.waits_for(give=2, receive=3)


def test_when_storage_is_full_answers_are_hidden_in_the_tab(locked: Tab) -> None:
    sealed(locked).fill("localStorage")

    locked.answer("note", "Marigold" * 200)

    assert locked.trouble == "full"
    assert "Marigold" not in kept(locked)
    locked.reload().page.evaluate("open()")
    locked.waits_for(note="Marigold" * 200)
    locked.make_room("localStorage")
    locked.answer("give", 1)
    assert locked.trouble is None


def test_with_too_little_room_no_lock_is_made_and_nothing_changes(
    context: BrowserContext,
) -> None:
    answers = {CONSENT: CHOSEN, BANK: stored(("note", "Sunflower" * 500))}
    tab = opens(context, answers)
    tab.fill("localStorage", free=2_000)

    assert tab.page.evaluate("p => make(p)", PASSPHRASE) == "full"

    assert {key: json.loads(text) for key, text in tab.device.items()} == {
        key: json.loads(text) for key, text in answers.items()
    }
    assert tab.responses() == {"note": "Sunflower" * 500}


def test_a_tab_that_knew_no_lock_leaves_nothing_readable(
    context: BrowserContext,
) -> None:
    first = opens(context, {CONSENT: CHOSEN, BANK: stored(("note", "Sunflower"))})
    second = opens(context)

    locks(first)
    second.waits_until("store.lock === 'closed'")
    assert second.responses() == {}
    # What it wrote in the moment before it knew of the lock.
    second.put("localStorage", BANK, stored(("give", 5)))

    first.waits_until("store.responses('bank-account').give === 5")
    first.waits_until(f"localStorage['{BANK}'] === undefined")
    assert first.responses() == {"note": "Sunflower", "give": 5}


def test_another_passphrase_takes_the_place_of_the_first(
    locked: Tab, context: BrowserContext
) -> None:
    new = "seven slow boats at noon"
    assert locked.page.evaluate("n => change('not this one', n)", new) == "wrong"

    assert locked.page.evaluate("([o, n]) => change(o, n)", [PASSPHRASE, new]) is None

    tab = opens(context)
    tab.page.evaluate("void open()")
    tab.page.get_by_label("Your passphrase").fill(PASSPHRASE)
    tab.page.get_by_role("button", name="Open").click()
    tab.page.get_by_role("alert").get_by_text("isn’t the right").wait_for()
    tab.page.get_by_label("Your passphrase").fill(new)
    tab.page.get_by_role("button", name="Open").click()
    tab.waits_for(note="Sunflower")


def test_taking_it_off_needs_the_passphrase_and_reaches_other_tabs(
    locked: Tab, context: BrowserContext
) -> None:
    other = unlocks(opens(context))
    assert locked.page.evaluate("takeOff('not this one')") == "wrong"

    assert locked.page.evaluate("p => takeOff(p)", PASSPHRASE) is None

    other.waits_until("store.lock === 'none'").waits_for(note="Sunflower")
    assert set(locked.device) == {CONSENT, BANK}
    locked.answer("give", 1)
    other.waits_for(give=1, note="Sunflower")
    assert opens(context).responses() == {"note": "Sunflower", "give": 1}


def test_only_this_tab_takes_the_lock_along(locked: Tab) -> None:
    locked.choose("tab")

    assert locked.device == {}
    assert locked.reload().responses() == {"note": "Sunflower"}


def test_one_button_closes_it_in_all_tabs(locked: Tab, context: BrowserContext) -> None:
    other = unlocks(opens(context))

    with locked.page.expect_navigation():
        locked.page.evaluate("void lockNow()")

    for tab in (locked, other):
        tab.ready().waits_until("store.lock === 'closed'")
        assert tab.session == {}
        assert tab.responses() == {}


@pytest.mark.parametrize(
    ("minutes", "state"), [(14, "open"), (16, "closed"), (60 * 24, "closed")]
)
def test_it_closes_when_nobody_does_anything(
    new_context: Callable[..., BrowserContext], minutes: int, state: str
) -> None:
    context = with_lock(new_context())
    context.clock.install()
    tab = locks(opens(context, {CONSENT: CHOSEN, BANK: stored(("note", "Sunflower"))}))

    tab.page.clock.fast_forward(minutes * 60_000)

    if state == "closed":
        tab.page.wait_for_load_state()
        tab.ready().waits_until(
            "store.lock === 'closed' && store.documents().length === 0"
        )
    assert tab.page.evaluate("store.lock") == state


def test_a_closed_tab_that_is_opened_again_is_locked(locked: Tab) -> None:
    """A browser brings back the session storage of a tab that it opens again."""
    locked.page.goto(SAFE_HOST + "empty")
    locked.page.evaluate(
        """() => {
          const key = "samenwerkboek/lock/ticket";
          const ticket = JSON.parse(sessionStorage[key]);
          ticket.left -= 61_000;
          sessionStorage[key] = JSON.stringify(ticket);
        }"""
    )

    locked.page.goto(SAFE_HOST)
    locked.ready().page.evaluate("void open()")

    locked.page.get_by_role("heading", name="Your answers are locked").wait_for()


def test_quick_exit_closes_the_lock(locked: Tab, context: BrowserContext) -> None:
    other = unlocks(opens(context))

    locked.page.evaluate("store.forgetTab()")

    assert locked.session == {}
    other.ready().waits_until("store.lock === 'closed'")


def test_somebody_else_can_go_on_beside_the_lock(
    locked: Tab, context: BrowserContext
) -> None:
    tab = opens(context)
    before = sealed(tab).device
    tab.page.evaluate("void open()")
    tab.page.get_by_text("I’m someone else").click()
    tab.page.get_by_role("button", name="Carry on in this tab only").click()
    tab.answer("note", "Tulip")
    assert tab.reload().responses() == {"note": "Tulip"}

    tab.page.evaluate("eraseAll()")

    assert tab.session == {}
    assert tab.device == before
    assert locked.responses() == {"note": "Sunflower"}


def test_a_damaged_text_harms_no_other(locked: Tab, context: BrowserContext) -> None:
    locked.answer("who", "Kim", "about")
    sealed(locked)
    damage = """() => {
      const keys = Object.keys(localStorage).filter(key => key.includes("/whole/"));
      for (const key of keys) {
        const text = localStorage[key];
        if (text.length > 460) localStorage[key] = text.slice(0, -8);
      }
    }"""
    assert locked.page.evaluate(damage) is None
    before = len(locked.device)
    locked.page.close()

    tab = unlocks(opens(context))

    assert len(tab.device) >= before - 1


@pytest.mark.parametrize(
    ("text", "told"),
    [("{half", "itself is damaged"), ('{"version":2}', "newer version")],
)
def test_a_lock_that_cannot_be_used_says_so_and_keeps_all(
    locked: Tab, context: BrowserContext, text: str, told: str
) -> None:
    sealed(locked).page.close()
    tab = opens(context)
    tab.put("localStorage", "samenwerkboek/lock", text)
    before = tab.device
    tab.page.evaluate("void open()")
    tab.page.get_by_label("Your passphrase").fill(PASSPHRASE)

    tab.page.get_by_role("button", name="Open").click()

    tab.page.get_by_role("alert").get_by_text(told).wait_for()
    assert tab.device == before


def test_a_cheaper_lock_of_before_is_made_dearer(
    locked: Tab, context: BrowserContext
) -> None:
    """As if it had been made when less was recommended."""
    cost = "JSON.parse(localStorage['samenwerkboek/lock']).derivation.iterations"
    today = locked.page.evaluate(cost)
    locked.page.evaluate(CHEAPER, PASSPHRASE)
    assert locked.page.evaluate(cost) == 1000
    sealed(locked).page.close()

    tab = unlocks(opens(context)).waits_until(f"{cost} > 1000")

    assert tab.page.evaluate(cost) == today >= 600_000
    tab.page.close()
    unlocks(opens(context)).waits_for(note="Sunflower")
