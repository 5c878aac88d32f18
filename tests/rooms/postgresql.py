"""A PostgreSQL of the tests' own, in a folder that goes with them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

PATIENCE = 60
OWNER = "postgres"
"""The user that Debian makes: PostgreSQL refuses to run as root."""


def programs() -> Path:
    """Return the folder of PostgreSQL's programs; `make test` names it."""
    if named := os.environ.get("POSTGRESQL"):
        return Path(named)
    script = Path(__file__).parents[2] / "tools" / "postgresql.sh"
    found = subprocess.run(
        ["sh", str(script)], stdout=subprocess.PIPE, text=True, check=True
    )
    return Path(found.stdout.strip())


class Postgresql:
    """A server that listens on a socket in its own folder, and nowhere else."""

    def __init__(self) -> None:
        self._programs = programs()
        # Not in pytest's folder: the path of a socket is at most some 100 signs.
        self.folder = Path(tempfile.mkdtemp(prefix="workbook-pg-"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, OWNER, OWNER)
        self._data = self.folder / "data"
        self._server: subprocess.Popen[bytes] | None = None
        self.url = f"postgresql://workbook@/postgres?host={self.folder}"
        options = ["-U", "workbook", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        self._run("initdb", "-D", str(self._data), "--no-sync", *options)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = ["-c", "listen_addresses=", "-c", "fsync=off"]
        command = self._command("postgres", "-D", str(self._data), *settings)
        with (self.folder / "log.txt").open("ab") as log:
            self._server = subprocess.Popen(
                [*command, "-k", str(self.folder)],
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        late = time.monotonic() + PATIENCE
        ready = self._command("pg_isready", "-q", "-h", str(self.folder))
        while subprocess.run(ready, cwd=self.folder).returncode:
            if time.monotonic() > late or self._server.poll() is not None:
                pytest.fail((self.folder / "log.txt").read_text())
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it at once, as a machine that is switched off does."""
        if self._server is not None:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait(PATIENCE)
            self._server = None

    def remove(self) -> None:
        """Stop it, and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.folder)

    def empty_database(self) -> str:
        """Return the address of its database, after emptying it."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET client_min_messages = error")
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return self.url

    def dump(self) -> bytes:
        """Return all that is in the database, as pg_dump tells it."""
        return self._run("pg_dump", "--inserts", "-d", self.url)

    def _run(self, program: str, *arguments: str) -> bytes:
        command = self._command(program, *arguments)
        ended = subprocess.run(command, cwd=self.folder, capture_output=True)
        assert ended.returncode == 0, ended.stderr.decode()
        return ended.stdout

    def _command(self, program: str, *arguments: str) -> list[str]:
        user = ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--clear-groups"]
        own = [str(self._programs / program), *arguments]
        return [*user, *own] if os.geteuid() == 0 else own
