"""Whatever happens to a kernel, the page goes on and every answer arrives.

With kernels that are forked in every run; with ordinary ones, whose processes take
seconds each, when somebody asks for the whole matrix.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, WebSocket, expect

from workbook.serving.forking.naming import SNAPSHOT, WARM

from .made_content import ECHO, THREAD, make_content
from .network import Network
from .server import free_port, kernels_of, processes_of, serving
from .visitor import Visitor

MARK = "() => { window.sameDocument = true; }"
SAME = "() => window.sameDocument === true"
QUICK = ["--idle-after=4", "--Workbook.answer_within=5"]
PROOF = "nl/40-proef"


STOCK = pytest.param("stock", marks=pytest.mark.matrix)


@pytest.fixture(scope="module", params=["snapshot", STOCK])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def running(
    kind: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, int]]:
    folder = tmp_path_factory.mktemp(kind)
    content = make_content(folder / "content", proef_40=[ECHO])
    with serving(content, folder / "log.txt", "--kernels", kind, *QUICK) as served:
        yield served


@pytest.fixture
def network(running: tuple[str, int]) -> Iterator[Network]:
    with contextlib.closing(Network(running[0])) as network:
        yield network


@pytest.fixture
def sockets(page: Page) -> list[WebSocket]:
    """Return the list to which each websocket of the page is added."""
    opened: list[WebSocket] = []
    page.on("websocket", lambda socket: opened.append(socket))
    return opened


@pytest.fixture
def reader(page: Page, network: Network, sockets: list[WebSocket]) -> Visitor:
    """Somebody who has answered, and whose page must never be loaded again."""
    visitor = Visitor(page, network.url).opens()
    visitor.fills_account("attention", 8, 3).sees_picture("8")
    page.evaluate(MARK)
    return visitor


def goes_on(visitor: Visitor) -> None:
    """Answer on the same page, and see both the new answer and the one of before."""
    visitor.fills_account("room", 2, 9)
    visitor.sees_picture("eigen ruimte")
    visitor.sees_picture("aandacht")
    assert visitor.page.evaluate(SAME)


def test_an_idle_kernel_goes_and_the_next_answer_gets_another(
    reader: Visitor, sockets: list[WebSocket]
) -> None:
    sockets[-1].wait_for_event("close")

    goes_on(reader)


def test_a_kernel_that_is_killed_is_replaced(
    reader: Visitor, running: tuple[str, int]
) -> None:
    for kernel in kernels_of(running[1]):
        kernel.kill()

    goes_on(reader)


def test_a_kernel_that_hangs_is_replaced(
    reader: Visitor, running: tuple[str, int], ended: Callable[..., bool]
) -> None:
    hanging = kernels_of(running[1])
    for kernel in hanging:
        kernel.suspend()
    reader.fills_account("care", 4, 4)
    assert ended(hanging)
    # Only one was the page's; an ordinary one may stand ready for the next.
    for kernel in hanging:
        with contextlib.suppress(psutil.NoSuchProcess):
            kernel.resume()

    goes_on(reader)


def test_a_connection_that_breaks_is_taken_up_again(
    reader: Visitor, network: Network
) -> None:
    network.cut()

    goes_on(reader)


def test_a_connection_that_nobody_hears_any_more_is_replaced(
    reader: Visitor, network: Network
) -> None:
    network.go_deaf()

    goes_on(reader)


def test_answers_given_without_a_network_arrive_when_it_is_back(
    reader: Visitor, network: Network
) -> None:
    with network.away():
        reader.fills_account("listening", 1, 7)
        lost = reader.page.get_by_text("De verbinding is even weg")
        expect(lost).to_be_visible()

    reader.sees_picture("luisteren")
    goes_on(reader)


def test_a_laptop_that_slept_goes_on(
    reader: Visitor, sockets: list[WebSocket], network: Network
) -> None:
    browser = reader.page.context.new_cdp_session(reader.page)
    browser.send("Page.setWebLifecycleState", {"state": "frozen"})
    network.cut()
    browser.send("Page.setWebLifecycleState", {"state": "active"})

    goes_on(reader)


def test_a_server_that_is_killed_is_found_again(
    page: Page, kind: str, tmp_path: Path
) -> None:
    port = free_port()
    content = make_content(tmp_path / "content")
    visitor = Visitor(page, f"http://127.0.0.1:{port}/")
    with serving(content, tmp_path / "a.txt", "--kernels", kind, port=port) as (_, pid):
        visitor.opens().fills_account("attention", 8, 3).sees_picture("8")
        page.evaluate(MARK)
        children = psutil.Process(pid).children(recursive=True)
        psutil.Process(pid).kill()
    visitor.fills_account("listening", 1, 7)
    expect(page.get_by_text("De verbinding is even weg")).to_be_visible()

    with serving(content, tmp_path / "b.txt", "--kernels", kind, port=port):
        visitor.sees_picture("luisteren")
        goes_on(visitor)
        page.close()
    for left in children:
        # Jupyter's own kernels look for their parent once a second.
        left.wait(timeout=60)


def test_bytes_pass_both_ways_and_an_event_counts_once(
    page: Page, network: Network
) -> None:
    Visitor(page, network.url).opens(PROOF)
    page.get_by_role("button", name="Stuur").click()
    expect(page.get_by_text("echo: heel")).to_be_visible()
    expect(page.get_by_text("1 keer")).to_be_visible()

    network.cut()
    page.get_by_role("button", name="Stuur").click()

    expect(page.get_by_text("2 keer")).to_be_visible()


def test_an_event_whose_answer_got_lost_counts_once(
    page: Page, network: Network
) -> None:
    Visitor(page, network.url).opens(PROOF)
    page.get_by_role("button", name="Stuur").click()
    expect(page.get_by_text("1 keer")).to_be_visible()
    network.go_deaf()

    page.get_by_role("button", name="Stuur").click()
    network.cut()

    expect(page.get_by_text("2 keer")).to_be_visible()


def test_a_closed_tab_takes_its_kernel_along(
    page: Page, reader: Visitor, running: tuple[str, int], ended: Callable[..., bool]
) -> None:
    kernels = kernels_of(running[1])

    page.close()

    assert ended(kernels)


@pytest.fixture
def ended() -> Callable[[list[psutil.Process]], bool]:
    """Wait until one of some processes has ended."""

    def wait(processes: list[psutil.Process]) -> bool:
        for _ in range(120):
            gone, _ = psutil.wait_procs(processes, timeout=0.5)
            if gone:
                return True
        return False

    return wait


def test_a_notebook_that_cannot_be_forked_works_with_ordinary_kernels(
    page: Page, tmp_path: Path
) -> None:
    content = make_content(tmp_path / "content", draad_41=[THREAD, ECHO])
    log = tmp_path / "log.txt"
    with serving(content, log) as (url, _):
        Visitor(page, url).opens("nl/41-draad")
        page.get_by_role("button", name="Stuur").click()
        expect(page.get_by_text("echo: heel")).to_be_visible()
        page.close()

    assert "nl/41-draad gets ordinary kernels: cell 2 has started a thread" in (
        log.read_text()
    )


def test_open_pages_outlive_the_snapshot_and_the_warm_process(
    page: Page, tmp_path: Path
) -> None:
    content = make_content(tmp_path / "content")
    with serving(content, tmp_path / "log.txt") as (url, pid):
        visitor = Visitor(page, url).opens()
        visitor.fills_account("attention", 8, 3).sees_picture("8")
        page.evaluate(MARK)
        [kernel] = kernels_of(pid)
        for name in (WARM, SNAPSHOT):
            for process in processes_of(pid, name):
                process.kill()

        goes_on(visitor)
        assert kernel.is_running()
        second = Visitor(page.context.new_page(), url).opens()
        second.fills_account("care", 4, 4).sees_picture("zorg")
        second.page.close()
        page.close()
