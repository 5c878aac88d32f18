"""No address answers but those of the workbook, and none says more than it should."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from .attacked import Served
from .attacker import SECRET, START, Crowd


def asked(
    served: Served, path: str, method: str = "GET", **options: object
) -> http.client.HTTPResponse:
    """Ask for a path as it is written, dots and all."""
    connection = http.client.HTTPConnection(urlsplit(served.url).netloc)
    try:
        connection.request(method, path, **options)  # type: ignore[arg-type]
        answer = connection.getresponse()
        answer.text = answer.read().decode()  # type: ignore[attr-defined]
        return answer
    finally:
        connection.close()


@pytest.mark.parametrize(
    "path",
    [
        "/api",
        "/api/kernels",
        "/api/sessions",
        "/api/contents",
        "/api/shutdown",
        "/voila/render/nl/00-start.ipynb",
        "/voila/files/notebooks/nl/00-start.ipynb",
        "/voila/templates/base/static/voila.js",
        "/voila/static/main.js",
        "/files/nl/00-start.ipynb",
        "/nbextensions/x.js",
        "/tree",
        "/lab",
        "/login",
        "/metrics",
        "/static/../../../../../../etc/passwd",
        "/static/..%2f..%2f..%2fetc%2fpasswd",
        "/static/%2e%2e/%2e%2e/pyproject.toml",
        "/static//etc/passwd",
        "/static/",
        "/static/.",
        "/nl/../../pyproject.toml",
        "/nl/..%2f..%2fassets%2fframe.yaml",
        "/nl/00-start%00.ipynb",
        "/../nl/00-start",
        "//elsewhere.test/nl/00-start",
        f"/nl/{SECRET}",
        f"/kernel/nl/{SECRET}/channels",
        "/" + "x" * 30_000,
    ],
)
def test_there_is_nothing_at_any_other_address(served: Served, path: str) -> None:
    answer = asked(served, path)

    assert answer.status in (400, 404)
    assert "root:x:" not in answer.text  # type: ignore[attr-defined]
    assert "[project]" not in answer.text  # type: ignore[attr-defined]
    assert SECRET not in served.log
    assert "Traceback" not in served.log


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_pages_are_only_read(served: Served, method: str) -> None:
    for path in ("/", f"/{START}", "/healthz", "/static/page.js"):
        assert asked(served, path, method, body=SECRET).status == 405

    assert SECRET not in served.log


def test_nobody_has_a_large_thing_to_send(served: Served) -> None:
    answer = asked(served, f"/{START}", "POST", body="x" * 20_000)

    assert answer.status in (400, 413)
    assert asked(served, "/healthz").status == 200
    assert "Traceback" not in served.log


def test_a_name_that_somebody_made_up_is_shown_as_text(served: Served) -> None:
    answer = asked(served, "/nl/%3Cscript%3Ealert(1)%3C/script%3E")

    assert answer.status == 404
    assert "<script>alert" not in answer.text  # type: ignore[attr-defined]


def test_a_query_changes_nothing(served: Served) -> None:
    plain = asked(served, f"/{START}")

    for query in ("template=lab", "token=x", "fullscreen", "x=" + "y" * 1000):
        answer = asked(served, f"/{START}?{query}")
        assert (answer.status, answer.headers["ETag"]) == (200, plain.headers["ETag"])


@pytest.mark.parametrize("path", ["/", f"/{START}", "/healthz", "/nl/x", "/static/x"])
def test_every_answer_has_a_policy_and_no_word_of_its_maker(
    served: Served, path: str
) -> None:
    headers = asked(served, path).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Server"] is None
    assert headers["Set-Cookie"] is None


def test_a_kernel_is_reached_by_a_websocket_only(served: Served) -> None:
    assert asked(served, f"/kernel/{START}").status in (400, 426)
    assert asked(served, f"/kernel/{START}", "POST", body="x").status == 405


def test_a_page_elsewhere_gets_no_connection(served: Served) -> None:
    async def attack(crowd: Crowd) -> None:
        address = crowd.url.replace("http", "ws", 1) + f"kernel/{START}"
        headers = {"Origin": "http://elsewhere.test"}
        with pytest.raises(HTTPClientError) as refusal:
            await websocket_connect(HTTPRequest(address, headers=headers))
        assert refusal.value.code == 403

    served.survives(attack)
