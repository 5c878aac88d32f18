"""Two people in a room: what each sees, and that it is gone when one takes it back."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Request, WebSocketRoute, expect

from tests.people import scan

from .couple import (
    SECRET,
    TOGETHER,
    NewContext,
    Person,
    Serving,
    made_chapters,
    serving_couples,
    texts_in_storage,
)
from .server import kernels_of

CYCLE = {"you-do": "laat thuiskomt", "i-feel": SECRET, "i-do": "stil worden"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("couples")
    with serving_couples(folder, made_chapters(folder / "made")) as server:
        yield server


@pytest.fixture
def two(served: Serving, new_context: NewContext) -> tuple[Person, Person]:
    """Two people who have filled in, each with an own browser."""
    mine = {"relationship-scan": scan(2, 4), "quarrel-cycle": CYCLE}
    theirs = {"relationship-scan": scan(5, 1), "quarrel-cycle": CYCLE}
    one = Person.arrives(new_context(), served.url, **mine)
    return one, Person.arrives(new_context(), served.url, **theirs)


def test_two_people_see_each_other_as_long_as_both_want(
    served: Serving, two: tuple[Person, Person], new_context: NewContext
) -> None:
    one, other = two
    one.comes_to_talk().shows("relationship-scan", "quarrel-cycle")
    words = one.opens_a_room()
    one.hears("alleen in de kamer").does("share").hears("Jouw keuze ligt klaar")
    other.comes_to_talk("#room=" + "-".join(words))

    # The code is in the field, and nowhere in the address.
    assert other.page.url == served.url + TOGETHER
    other.couple.locator("[data-form=enter] [type=submit]").click()
    other.hears("Je partner heeft gekozen")
    one.hears("laat nog niets zien")
    for person in two:
        expect(person.pictures).to_have_count(0)

    # Three statements are kept by one: they do not even leave the browser.
    sent: list[dict[str, dict[str, object]]] = []

    def note(request: Request) -> None:
        if request.url.endswith("couple/share"):
            sent.append(request.post_data_json["shared"])

    other.page.on("request", note)
    other.does("choose").shows("relationship-scan", "quarrel-cycle")
    kept = {"closeness-glad", "closeness-laugh", "closeness-attention"}
    other.keeps_items("relationship-scan", *kept)
    other.does("on").does("room").does("share").hears("allebei iets zien")
    one.hears("allebei iets zien")
    for person in two:
        expect(person.pictures).to_have_count(2)
    [shared] = sent
    assert not kept & set(shared["relationship-scan"])
    assert "closeness-time" in shared["relationship-scan"]
    # Too few are left to say something of this theme, as if they were skipped.
    compared = one.pictures.first
    compared.locator("summary").click()
    expect(compared.locator("tr", has_text="Toekomst")).to_contain_text("5")
    expect(compared.locator("tr:has-text('Nabijheid'):has-text('5')")).to_have_count(0)

    # Of the other's words nothing is kept: only one's own copy has them.
    assert texts_in_storage(one.page).count(SECRET) == 1

    third = Person.arrives(new_context(), served.url).comes_to_talk()
    third.does("on").does("room").enters(words).hears("al twee mensen")

    for process in kernels_of(served.pid):
        process.kill()
    other.does("withdraw").hears("Je laat niets meer zien")
    for person in two:
        expect(person.pictures).to_have_count(0)
    one.hears("laat nog niets zien")

    log = served.log.read_text("utf-8")
    assert not any(word in log for word in (SECRET, "#room", "-".join(words)))


def test_what_one_takes_back_is_out_of_sight_also_where_no_kernel_answers(
    two: tuple[Person, Person],
) -> None:
    one, other = two
    sockets: list[WebSocketRoute] = []

    def listen(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        socket.connect_to_server()

    one.page.route_web_socket("**/kernel/**", listen)
    one.comes_to_talk().shows("relationship-scan")
    words = one.opens_a_room()
    one.does("share").hears("Jouw keuze ligt klaar")
    other.comes_to_talk().shows("relationship-scan").does("on")
    other.does("room").enters(words).hears("Je partner heeft gekozen")
    other.does("share").hears("allebei iets zien")
    expect(one.pictures).to_have_count(1)
    one.page.route_web_socket("**/kernel/**", lambda socket: socket.close())
    for socket in sockets:
        socket.close()

    other.does("withdraw").hears("Je laat niets meer zien")

    one.hears("laat nog niets zien")
    expect(one.pictures).to_be_hidden()


def test_what_was_not_acknowledged_is_said_again_with_the_same_name(
    two: tuple[Person, Person],
) -> None:
    one, other = two
    one.comes_to_talk().shows("relationship-scan")
    words = one.opens_a_room()
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("couple/share"):
            sent.append(request.post_data_json["id"])

    one.page.on("request", note)
    one.page.route("**/rooms/couple/*", lambda route: route.abort())
    one.does("share").hears("even niet bereikbaar")
    one.comes_to_talk().hears("even niet bereikbaar")
    one.page.unroute("**/rooms/couple/*")

    one.hears("Jouw keuze ligt klaar")
    assert len(sent) > 1
    assert len(set(sent)) == 1
    other.comes_to_talk().does("on").does("room").enters(words)
    other.hears("Je partner heeft gekozen")


def test_a_database_that_is_away_is_told_and_sharing_resumes(
    two: tuple[Person, Person],
) -> None:
    one, _ = two
    one.comes_to_talk().shows("relationship-scan").opens_a_room()
    file = os.environ["WORKBOOK_DATABASE_URL"].removeprefix("sqlite:///")

    with contextlib.closing(sqlite3.connect(file)) as other_program:
        other_program.execute("begin exclusive")
        one.does("share").hears("even niet bereikbaar")

    one.hears("Jouw keuze ligt klaar")


def test_a_slip_in_the_code_says_which_word(two: tuple[Person, Person]) -> None:
    one, other = two
    words = one.comes_to_talk().opens_a_room()
    other.comes_to_talk().does("on").does("room")
    fault = other.couple.locator("[data-code-fault]")

    other.enters([*words[:2], "qqqq", *words[3:]])
    expect(fault).to_contain_text("Woord 3, ‘qqqq’")
    other.enters(words[1:])
    expect(fault).to_contain_text("7 woorden")
    other.enters([words[0], *reversed(words[1:])])
    other.hears("opent geen kamer")
    other.enters(words).hears("laat nog niets zien")


def test_who_erases_the_room_ends_it_for_both(two: tuple[Person, Person]) -> None:
    one, other = two
    words = one.comes_to_talk().opens_a_room()
    other.comes_to_talk().does("on").does("room").enters(words).hears("nog niets zien")

    one.couple.locator("[data-when=in] summary").click()
    one.does("erase").hears("De kamer is gewist")

    other.hears("Deze kamer is er niet meer")
    for person in two:
        assert "/room/" not in texts_in_storage(person.page)


def test_who_leaves_takes_everything_along(two: tuple[Person, Person]) -> None:
    one, other = two
    words = one.comes_to_talk().shows("relationship-scan").opens_a_room()
    one.does("share").hears("Jouw keuze ligt klaar")
    other.comes_to_talk().does("on").does("room").enters(words).hears("heeft gekozen")

    one.couple.locator("[data-when=in] summary").click()
    one.does("leave").hears("Je bent uit de kamer")

    other.hears("laat nog niets zien")


def test_who_erases_all_takes_back_what_is_shown(two: tuple[Person, Person]) -> None:
    one, other = two
    words = one.comes_to_talk().shows("relationship-scan").opens_a_room()
    one.does("share").hears("Jouw keuze ligt klaar")
    other.comes_to_talk().does("on").does("room").enters(words).hears("heeft gekozen")

    one.opens("nl/00-start")
    everything = one.page.locator(".wb-data > [data-live] > .erasing")
    everything.locator("[data-do=ask]").click()
    everything.locator("[data-do=erase]").click()

    other.hears("laat nog niets zien")
    assert "/room/" not in texts_in_storage(one.page)


def test_the_questions_about_safety_leave_no_trace(two: tuple[Person, Person]) -> None:
    one, _ = two
    one.comes_to_talk().shows("relationship-scan").opens_a_room()
    one.does("share").hears("Jouw keuze ligt klaar")
    asked: list[str] = []
    one.page.goto("about:blank")
    one.page.on("request", lambda r: "/rooms/" in r.url and asked.append(r.url))
    one.page.goto(one.url + TOGETHER)
    one.waits_until_live()
    before = texts_in_storage(one.page)

    one.page.locator(".wb-safety [data-do=start]").click()
    for answer in one.page.locator('.wb-safety [value="yes"]').all():
        answer.check()
    one.page.locator(".wb-safety [type=submit]").click()

    expect(one.page.locator('[href="tel:112"]:visible').first).to_be_visible()
    expect(one.couple).to_be_hidden()
    assert asked == []
    assert texts_in_storage(one.page) == before
