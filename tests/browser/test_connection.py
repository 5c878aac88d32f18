"""A kernel may come and go: the page goes on, and nobody has to do a thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, WebSocketRoute, expect

from .made_content import make_content
from .server import serving
from .visitor import NL, Visitor


def test_somebody_who_only_reads_needs_no_kernel(visitor: Visitor) -> None:
    sockets: list[str] = []
    visitor.page.on("websocket", lambda socket: sockets.append(socket.url))

    visitor.opens()
    visitor.page.mouse.wheel(0, 4000)
    visitor.reloads()

    assert sockets == []


def test_a_cut_connection_is_told_and_loses_nothing(visitor: Visitor) -> None:
    """The network goes away for a while, with the page open."""
    sockets: list[WebSocketRoute] = []
    there = True

    def connect(socket: WebSocketRoute) -> None:
        if not there:
            socket.close()
            return
        sockets.append(socket)
        socket.connect_to_server()

    visitor.page.route_web_socket(lambda url: "/kernel/" in url, connect)
    visitor.opens().fills_account("attention", 8, 3).sees_picture("8")
    there = False
    sockets[-1].close()
    visitor.fills_account("room", 2, 9)
    expect(visitor.page.get_by_text("De verbinding is even weg")).to_be_visible()

    there = True

    # It comes back by itself; "Probeer nu" is for who does not want to wait.
    visitor.sees_picture("eigen ruimte")
    expect(visitor.page.get_by_text("De verbinding is er weer")).to_be_visible()


def test_when_there_is_no_room_the_page_says_so_and_follows_later(
    page: Page, tmp_path: Path
) -> None:
    content = make_content(tmp_path / "content")
    with serving(content, tmp_path / "log.txt", "--max-pages", "1") as (url, _):
        first = Visitor(page, url).opens().fills_account("attention", 8, 3)
        first.sees_picture("8")
        second = Visitor(page.context.new_page(), url).opens()
        second.fills_account("room", 2, 9)
        expect(second.page.get_by_text("Het is druk in het werkboek")).to_be_visible()

        page.close()

        second.sees_picture("eigen ruimte")
        second.page.close()


def test_a_chapter_that_changed_is_opened_anew_once_with_all_answers(
    page: Page, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    content = make_content(tmp_path / "content")
    visitor = Visitor(page, serve(content))
    file = content / "assets/instruments/bank-account.yaml"
    visitor.opens(NL)
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace("nl: Aandacht,", "nl: Oog hebben voor,", 1))

    visitor.fills_account("attention", 8, 3)

    heading = page.get_by_role("heading", name="Oog hebben voor")
    expect(heading).to_be_visible()
    visitor.sees_picture("oog hebben voor")
