"""The server stops at once, quietly, and takes its kernels along."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.browser.server import free_port


def deaf_no_more() -> None:
    """Hear SIGINT, also when the tests run in the background of a script."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_without_a_traceback_and_leaves_no_process(
    told: signal.Signals, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "workbook", "serve", "--no-browser"]
    log = tmp_path / "log.txt"
    with log.open("w") as errors:
        server = subprocess.Popen(
            [*command, "--port", str(free_port())],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            preexec_fn=deaf_no_more,
        )
        assert server.stdout is not None
        with server.stdout:
            assert any(line.startswith("Workbook ready") for line in server.stdout)
            children = psutil.Process(server.pid).children(recursive=True)
            server.send_signal(told)
            server.wait(timeout=60)

    assert server.returncode == 0
    assert children
    _, alive = psutil.wait_procs(children, timeout=30)
    assert alive == []
    assert "Traceback" not in log.read_text()
