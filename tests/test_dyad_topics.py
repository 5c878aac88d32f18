"""Two people are compared from both sides alike, and asked; never told who is right."""

from __future__ import annotations

import string
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.demo import couple
from tests.people import attached, bank, quarrels, scan
from tests.test_dyad import shares
from workbook.catalogue import load_instrument, load_strings
from workbook.meaning.advice import MOST
from workbook.meaning.dyad import both
from workbook.meaning.dyad_apart import DARING
from workbook.meaning.dyad_pairs import Pairs, pairs
from workbook.meaning.dyad_topics import MOST_SHARED, Topics, dyad_topics
from workbook.meaning.scan import SAFETY
from workbook.text import LANGUAGES

SCAN, ACCOUNT = "relationship-scan", "bank-account"
FILES = ["together", "together-topics", "together-scan", "together-balance"]
FILES += ["together-cycles", "together-attachment"]
FORBIDDEN = ["score", "uitslag", "tekort", "schuld", "gezond", "normaal", "percent"]
BLAME = ["gelijk had", "fout", "wrong", "fault", "moet je", "you should", "you must"]
languages = st.sampled_from(LANGUAGES)


def compared(mine, theirs, language="nl") -> Pairs:
    return pairs(mine, theirs, language)


def asked(mine, theirs, language="nl", partner="Sam") -> Topics:
    topics = dyad_topics(compared(mine, theirs, language), language, partner)
    assert topics is not None
    return topics


def of_scan(answer, wish=1, **changed):
    """Return what somebody shares who gives one answer to the scan but for a few."""
    answers = {key.replace("_", "-"): value for key, value in changed.items()}
    return {SCAN: {**scan(answer, wish), **answers}}


def all_of(topics: Topics):
    return [*topics.strengths, *topics.wishes, *topics.differences, *topics.beneath]


# Side by side


def test_a_theme_is_compared_by_the_sentences_that_both_answered():
    three = ("trust-word", "trust-promise", "trust-self")
    mine = {SCAN: {**dict.fromkeys(three, 5), "trust-safe": 1}}
    theirs = {SCAN: {**dict.fromkeys(three, 3), "trust-private": 1}}

    trust = next(t for t in compared(mine, theirs).themes if t.id == "trust")

    assert (trust.mine, trust.theirs, trust.difference) == (5, 3, 2)
    assert [item.id for item in trust.items] == [*three]


def test_two_answers_to_a_theme_are_too_few_to_compare():
    two = {SCAN: {"trust-word": 5, "trust-self": 1}}

    assert all(theme.difference is None for theme in compared(two, two).themes)


def test_what_i_give_lies_beside_what_the_other_receives_both_ways():
    mine = {ACCOUNT: {"room-give": 8, "room-receive": 2}}
    theirs = {ACCOUNT: {"room-give": 6, "room-receive": 5}}

    room = next(a for a in compared(mine, theirs).accounts if a.id == "room")

    assert (room.from_me.give, room.from_me.receive, room.from_me.difference) == (
        8,
        5,
        -3,
    )
    assert (room.from_them.give, room.from_them.receive) == (6, 2)


def test_one_direction_alone_can_be_compared():
    mine, theirs = {ACCOUNT: {"room-give": 8}}, {ACCOUNT: {"room-receive": 5}}

    room = next(a for a in compared(mine, theirs).accounts if a.id == "room")

    assert room.is_known
    assert room.from_them.difference is None


@given(shares(), shares(), languages)
@settings(max_examples=40)
def test_whoever_looks_sees_the_same_with_the_sides_turned(mine, theirs, language):
    here, there = (
        compared(mine, theirs, language),
        compared(theirs, mine, language),
    )

    assert [(t.id, t.mine, t.theirs, t.my_wish, t.their_wish) for t in here.themes] == [
        (t.id, t.theirs, t.mine, t.their_wish, t.my_wish) for t in there.themes
    ]
    assert [(a.from_me, a.from_them) for a in here.accounts] == [
        (a.from_them, a.from_me) for a in there.accounts
    ]
    assert [(p.mine, p.theirs) for p in here.quarrel.patterns] == [
        (p.theirs, p.mine) for p in there.quarrel.patterns
    ]
    assert here.quarrel.my_cycle == there.quarrel.their_cycle
    assert here.quarrel.my_steps == there.quarrel.their_steps
    assert here.quarrel.leading == there.quarrel.leading
    assert (here.my_fears, here.their_fears) == (there.their_fears, there.my_fears)


@given(shares(), shares(), languages)
@settings(max_examples=40)
def test_both_are_asked_the_same_questions_in_the_same_order(mine, theirs, language):
    here, there = (
        dyad_topics(compared(*sides, language), language, "Sam")
        for sides in ((mine, theirs), (theirs, mine))
    )

    assert (here is None) == (there is None)
    if here is None or there is None:
        return
    for kind in fields(Topics):
        if kind.name == "is_alike":
            assert here.is_alike == there.is_alike
            continue
        one, other = getattr(here, kind.name), getattr(there, kind.name)
        assert [(t.about, t.title, t.text) for t in one] == [
            (t.about, t.title, t.text) for t in other
        ]


@given(shares(), shares(), languages)
@settings(max_examples=40)
def test_what_is_not_released_changes_nothing_that_is_shown(mine, theirs, language):
    seen = both(mine, theirs)

    assert compared(mine, theirs, language) == compared(*seen, language)


@given(shares(), shares(), st.integers(1, 5))
@settings(max_examples=40)
def test_an_answer_about_being_safe_changes_nothing_that_is_shown(mine, theirs, value):
    told = {SCAN: {**mine.get(SCAN, {}), **dict.fromkeys(SAFETY, value)}}
    without = {id: v for id, v in mine.get(SCAN, {}).items() if id not in SAFETY}

    assert compared({**mine, **told}, theirs) == compared(
        {**mine, SCAN: without}, theirs
    )


# Questions to ask each other


def test_there_is_nothing_to_ask_before_both_shared_something():
    assert dyad_topics(compared(of_scan(4), {}), "nl", "Sam") is None
    assert not compared(of_scan(4), {}).is_shared
    assert not compared({"about": {"me": "A"}}, {"about": {"me": "B"}}).is_shared


def test_there_is_nothing_to_ask_about_two_answers():
    two = {SCAN: {"trust-word": 5, "trust-self": 5}}

    assert compared(two, two).is_shared
    assert dyad_topics(compared(two, two), "nl", "Sam") is None


def test_the_first_question_is_about_what_is_good_for_both():
    future = {f"future_{i}": 5 for i in ("plans", "values", "differ", "room")}
    mine = of_scan(2, trust_self=3, talking_say=3, **future)
    topics = asked(mine, of_scan(4))

    assert topics.strengths[0].about == "future"
    assert "jij 4,4 van 5, Sam 4 van 5" in topics.strengths[0].because


def test_without_a_strong_theme_it_begins_with_a_sentence_both_agree_on():
    topics = asked(of_scan(3, closeness_laugh=4), of_scan(3, closeness_laugh=5))

    (first,) = topics.strengths
    assert first.about == "closeness-laugh"
    assert first.because == "Jij koos ‘past goed’, Sam koos ‘past helemaal’."


def test_without_anything_strong_it_still_begins_kindly():
    (first,) = asked(of_scan(3), of_scan(3)).strengths

    assert first.about == "begin"


def test_a_difference_comes_with_both_answers_that_led_to_it():
    mine = of_scan(4, talking_say=5, talking_heard=5, talking_calm=5)
    theirs = of_scan(4, talking_heard=2, talking_calm=3, talking_repair=3)

    (topic,) = asked(mine, theirs).differences

    assert topic.about == "talking"
    assert topic.because == (
        "Het midden van jouw antwoorden ligt op 4,6 van 5, dat van Sam op 3,2. "
        "Het verst uit elkaar: “Ik voelde me gehoord als ik iets vertelde.” "
        "Jij koos ‘past helemaal’, Sam koos ‘past een beetje’."
    )


def test_one_sentence_far_apart_is_asked_about_though_its_theme_is_not():
    topics = asked(of_scan(4, future_room=5), of_scan(4, future_room=1))

    assert [topic.about for topic in topics.differences] == ["future"]


def test_what_does_not_arrive_is_told_for_each_direction():
    mine = {ACCOUNT: {**bank(5, 5, 3), "room-give": 9, "room-receive": 1}}
    theirs = {ACCOUNT: {**bank(5, 5, 3), "room-give": 5, "room-receive": 4}}

    (topic,) = asked(mine, theirs).differences

    assert topic.because == (
        "Jij geeft 9 van 10, zeg je. Bij Sam komt 4 aan. "
        "Sam geeft 5 van 10, naar eigen zeggen. Bij jou komt 1 aan."
    )


def test_a_sentence_that_begins_with_your_partner_has_a_capital():
    mine = {ACCOUNT: {"room-receive": 1}}
    (topic,) = asked(
        mine, {ACCOUNT: {"room-give": 9}}, "en", "your partner"
    ).differences

    assert topic.because.startswith("Your partner says they give 9")


def test_a_shared_wish_is_not_asked_about_a_second_time_as_a_difference():
    topics = asked(of_scan(5, 1, future_wish=4), of_scan(3, 1, future_wish=3))

    assert [wish.about for wish in topics.wishes] == ["future"]
    assert "future" not in [topic.about for topic in topics.differences]
    assert topics.wishes[0].because == "Jouw wens: veel. Die van Sam: best wat."


def test_who_answers_all_alike_is_told_so():
    topics = asked(of_scan(4), of_scan(4))

    assert topics.is_alike
    assert not topics.differences
    assert not asked(of_scan(5), of_scan(2, trust_self=3, talking_say=3)).is_alike


def test_two_steps_are_fitted_together_in_either_order():
    fierce = {"quarrels": {"own-attack": 5, "own-withdraw": 1}}
    quiet = {"quarrels": {"own-attack": 1, "own-withdraw": 5}}

    (here,), (there,) = asked(fierce, quiet).beneath, asked(quiet, fierce).beneath

    assert here.text == there.text
    assert here.because == (
        "Als het spannend wordt, word jij vaak fel en wordt Sam vaak stil of gaat weg."
    )
    assert "word jij vaak stil of ga je weg en wordt Sam vaak fel" in there.because


def test_fears_are_asked_about_only_where_both_are_surely_touched():
    far, near = {"attachment": attached(5, 1)}, {"attachment": attached(1, 5)}
    for shared in (far, near):
        # Half of these count the other way round.
        for item in load_instrument("attachment").items:
            if item.reverse:
                value = shared["attachment"][item.id]
                shared["attachment"][item.id] = 6 - value

    (topic,) = asked(far, near).beneath

    assert topic.because.startswith("Afstand raakt jou nu vaak, en nabijheid")
    middle = {"attachment": attached(3, 3)}
    assert dyad_topics(compared(far, middle), "nl", "Sam") is None


@pytest.mark.parametrize("turned", [False, True])
def test_who_may_not_dare_to_speak_is_asked_about_no_difference(turned):
    quiet = of_scan(2, 4) | {ACCOUNT: bank(9, 1, 3)} | {"quarrels": quarrels(4)}
    other = of_scan(5, 4) | {ACCOUNT: bank(9, 1, 3)} | {"quarrels": quarrels(4)}
    sides = (other, quiet) if turned else (quiet, other)

    topics = asked(*sides)

    assert not topics.wishes
    assert not topics.differences
    assert not topics.beneath
    assert not topics.is_alike


def test_a_theme_of_being_safe_that_fits_badly_is_no_question_for_two():
    badly = {f"trust_{i}": 1 for i in ("word", "promise", "private")}
    wish = {"trust_wish": 5}

    topics = asked(of_scan(4, 1, **badly, **wish), of_scan(5, 1, **wish))

    assert "trust" not in [topic.about for topic in all_of(topics)]


def test_where_touch_fits_badly_tenderness_is_no_question_either():
    badly = {f"touch_{i}": 1 for i in ("passing", "held", "tell", "suits")}
    mine = of_scan(4, 1, **badly) | {ACCOUNT: {"tenderness-give": 9}}
    theirs = of_scan(4) | {ACCOUNT: {"tenderness-receive": 1}}

    assert not asked(mine, theirs).differences


@given(shares(), shares(), languages)
@settings(max_examples=40)
def test_there_are_few_questions_and_none_from_too_little(mine, theirs, language):
    known = compared(mine, theirs, language)
    topics = dyad_topics(known, language, "Sam")
    if topics is None:
        return

    assert 1 <= len(topics.strengths) <= MOST_SHARED
    assert len(topics.wishes) <= MOST_SHARED
    assert len(topics.differences) <= MOST
    themes = {theme.id: theme for theme in known.themes}
    accounts = {account.id: account for account in known.accounts}
    for topic in topics.differences:
        if topic.about in themes:
            assert len(themes[topic.about].items) >= 3
        else:
            assert accounts[topic.about].is_known
    for topic in all_of(topics):
        assert topic.text
        assert "{" not in topic.because + topic.text
    scan_items = {item.id: item for item in load_instrument(SCAN).items}
    for item in SAFETY:
        words = scan_items[item].text[language]
        assert not [t for t in all_of(topics) if words in t.because + t.title]


@given(shares(), shares())
@settings(max_examples=40)
def test_a_low_answer_about_daring_is_never_read_out(mine, theirs):
    known = compared(mine, theirs)
    low = {
        item.id
        for theme in known.themes
        for item in theme.items
        if item.id in DARING and min(item.mine, item.theirs) <= 2
    }
    topics = dyad_topics(known, "nl", "Sam")
    for item in low:
        words = load_instrument(SCAN).item(item).text["nl"]
        assert not [t for t in all_of(topics or Topics()) if words in t.because]


def test_the_made_up_couple_has_something_of_everything():
    topics = asked(*couple("lies", "bram"))

    assert topics.strengths
    assert topics.wishes
    assert topics.differences
    assert [topic.about for topic in topics.beneath] == ["quarrels", "attachment"]


# Words


@pytest.mark.parametrize("file", FILES)
def test_both_languages_have_the_same_places_to_fill_in(file):
    nl, en = (load_strings(file, language) for language in LANGUAGES)

    assert nl.keys() == en.keys()
    for key in nl:
        assert _places(nl[key]) == _places(en[key]), key


def _places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES)
def test_no_word_judges_or_says_who_is_to_blame(file, language):
    said = " ".join(load_strings(file, language).values()).lower()

    assert [word for word in FORBIDDEN + BLAME if word in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_theme_and_account_has_an_open_question_of_its_own(language):
    words = load_strings("together-topics", language)
    themes = [scale.id for scale in load_instrument(SCAN).scales]
    accounts = [section.id for section in load_instrument(ACCOUNT).sections]

    keys = [f"{kind}_{id}" for kind in ("strong", "wish", "differ") for id in themes]
    keys += [f"gap_{id}" for id in accounts]

    assert [key for key in keys if key not in words] == []
    texts = [words[key] for key in keys]
    assert len(set(texts)) == len(texts)
    assert all("?" in text or "Vertel" in text or "Tell" in text for text in texts)
