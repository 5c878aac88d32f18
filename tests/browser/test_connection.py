"""A kernel may come and go: the page goes on, and nobody has to do a thing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from workbook.catalogue import content_dir

from .server import free_port, kernels_of, serving
from .visitor import NL, Visitor

MARK = "() => { window.sameDocument = true; }"
SAME = "() => window.sameDocument === true"


def test_somebody_who_only_reads_needs_no_kernel(visitor: Visitor) -> None:
    sockets: list[str] = []
    visitor.page.on("websocket", lambda socket: sockets.append(socket.url))

    visitor.opens()
    visitor.page.mouse.wheel(0, 4000)
    visitor.reloads()

    assert sockets == []


def test_a_closed_tab_takes_its_kernel_along(
    page: Page, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with serving(None, tmp_path / "log.txt") as (url, server):
        Visitor(page, url).opens().fills_account("room", 2, 9).sees_picture("9")
        kernels = kernels_of(server)

        page.close()

        # One of them was the page's; the others stand ready for other visitors.
        for _ in range(120):
            ended, _ = psutil.wait_procs(kernels, timeout=0.5)
            if ended:
                break
        assert len(ended) == 1


def test_answers_given_while_the_server_is_away_arrive_when_it_is_back(
    page: Page, tmp_path: Path
) -> None:
    port = free_port()
    visitor = Visitor(page, f"http://127.0.0.1:{port}/")
    with serving(None, tmp_path / "first.txt", port=port):
        visitor.opens().fills_account("attention", 8, 3).sees_picture("8")
        page.evaluate(MARK)
    visitor.fills_account("room", 2, 9)
    expect(page.get_by_text("De verbinding is even weg")).to_be_visible()

    with serving(None, tmp_path / "second.txt", port=port):
        visitor.sees_picture("eigen ruimte")
        visitor.sees_picture("aandacht")
        expect(page.get_by_text("De verbinding is even weg")).to_be_hidden()
        assert page.evaluate(SAME)
        page.close()


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


def test_a_connection_that_nobody_hears_any_more_is_replaced(visitor: Visitor) -> None:
    """A phone that slept: the socket looks open, and nothing comes back."""
    deaf: list[bool] = [False]

    def connect(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        heard = not deaf[0]

        def pass_on(message: str | bytes) -> None:
            if not (heard and deaf[0]):
                socket.send(message)

        server.on_message(pass_on)

    visitor.page.route_web_socket(lambda url: "/kernel/" in url, connect)
    visitor.opens().fills_account("attention", 8, 3).sees_picture("8")
    deaf[0] = True

    visitor.fills_account("room", 2, 9)

    visitor.sees_picture("eigen ruimte")


def test_when_there_is_no_room_the_page_says_so_and_follows_later(
    page: Page, tmp_path: Path
) -> None:
    with serving(None, tmp_path / "log.txt", "--max-pages", "1") as (url, _):
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
    for folder in ("assets", "notebooks"):
        shutil.copytree(content_dir() / folder, tmp_path / folder)
    visitor = Visitor(page, serve(tmp_path))
    file = tmp_path / "assets/instruments/bank-account.yaml"
    visitor.opens(NL)
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace("nl: Aandacht,", "nl: Oog hebben voor,", 1))

    visitor.fills_account("attention", 8, 3)

    heading = page.get_by_role("heading", name="Oog hebben voor")
    expect(heading).to_be_visible()
    visitor.sees_picture("oog hebben voor")
