"""A network between browser and server that breaks when a test says so."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

RESET = struct.pack("ii", 1, 0)
"""Linger for no time: closing resets the connection, as an accident does."""


class Network:
    """Passes bytes on between a port of its own and a server.

    Attributes
    ----------
    url
        Address by which the server is found through this network.
    """

    def __init__(self, url: str) -> None:
        server = urlsplit(url)
        self._server = (server.hostname or "", server.port or 0)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}/"
        self._pairs: set[tuple[socket.socket, socket.socket]] = set()
        self._deaf: set[socket.socket] = set()
        self._there = True
        threading.Thread(target=self._let_in, daemon=True).start()

    def cut(self) -> None:
        """Break all connections that there are; new ones can be made."""
        for pair in list(self._pairs):
            for end in pair:
                with contextlib.suppress(OSError):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                    end.shutdown(socket.SHUT_RDWR)
                end.close()
        self._pairs.clear()

    def go_deaf(self) -> None:
        """Let nothing more come through the connections that there are."""
        self._deaf.update(end for pair in self._pairs for end in pair)

    @contextlib.contextmanager
    def away(self) -> Iterator[None]:
        """Be no network at all for a while."""
        self._there = False
        self.cut()
        yield
        self._there = True

    def close(self) -> None:
        """End for good."""
        self._door.close()
        self.cut()

    def _let_in(self) -> None:
        while True:
            try:
                page, _ = self._door.accept()
            except OSError:
                return
            if not self._there:
                page.close()
                continue
            try:
                server = socket.create_connection(self._server)
            except OSError:
                page.close()
                continue
            self._pairs.add((page, server))
            for ends in ((page, server), (server, page)):
                threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(1 << 16):
                if one not in self._deaf:
                    other.sendall(data)
            other.shutdown(socket.SHUT_WR)
