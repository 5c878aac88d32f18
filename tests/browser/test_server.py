"""The server as a visitor, a facilitator and an operator meet it."""

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from .made_content import make_content
from .visitor import NL, Visitor


def test_a_taken_port_gives_one_clear_sentence(server: str) -> None:
    port = server.rstrip("/").rpartition(":")[2]

    second = subprocess.run(
        [sys.executable, "-m", "workbook", "serve", "--port", port, "--no-browser"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert second.returncode == 1
    assert re.search(rf"port {port} .*another program uses it; choose", second.stderr)
    assert "Traceback" not in second.stderr
    assert "Workbook ready" not in second.stdout


def test_health_is_told_as_json(server: str) -> None:
    with urllib.request.urlopen(server + "healthz") as answer:
        assert answer.status == 200
        assert json.load(answer) == {"status": "ok"}


def test_the_start_page_comes_in_the_visitors_language(page: Page, server: str) -> None:
    for wanted, language in {"nl-BE": "nl", "en-US": "en", "fr": "en"}.items():
        page.set_extra_http_headers({"Accept-Language": wanted})
        page.goto(server)
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_an_unknown_page_says_so_and_shows_the_way_back(
    page: Page, server: str
) -> None:
    answer = page.goto(server + "nl/99-bestaat-niet")

    assert answer is not None
    assert answer.status == 404
    expect(
        page.get_by_role("link", name=re.compile("start", re.IGNORECASE)).first
    ).to_be_visible()


def test_jupyters_own_addresses_do_not_answer(server: str) -> None:
    for path in ("api/kernels", "api/contents", "voila/files/x", "lab", "tree"):
        try:
            status = urllib.request.urlopen(server + path).status
        except urllib.error.HTTPError as error:
            status = error.code
        assert status == 404, path


def test_a_fault_in_one_file_is_named_and_the_other_chapters_work(
    page: Page, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    content = make_content(tmp_path / "content")
    file = content / "assets/instruments/bank-account.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("kind: number", "kind: nummer", 1), encoding="utf-8")
    url = serve(content)

    page.goto(url + NL)
    page.locator("main .err summary").click()
    expect(
        page.get_by_text(re.compile(r"bank-account\.yaml line \d+: "))
    ).to_be_visible()
    assert page.request.get(url + NL).status == 500
    Visitor(page, url).opens("nl/00-start")

    file.write_text(good, encoding="utf-8")
    Visitor(page, url).opens(NL).fills_account("room", 2, 9).sees_picture("9")
