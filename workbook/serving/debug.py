"""Debug: how the server is doing, for developers who ask for that page."""

from __future__ import annotations

from typing import Any

from workbook.serving.handlers import PlainHandler
from workbook.serving.lines import Lines
from workbook.serving.site import Site


class DebugHandler(PlainHandler):
    """Tells counts and times as plain text: nothing of anybody's answers."""

    def initialize(self, site: Site, lines: Lines) -> None:
        """Take what the routes hand over."""
        self.site = site
        self.lines = lines

    def get(self) -> None:
        """Send the page."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        rows: list[tuple[Any, ...]] = [("chapter", "kernels", "state")]
        rows += [(c.notebook.name, c.kind, c.state) for c in self.site.chapters()]
        rows += [(), ("since the start", "count", "median ms", "p95 ms")]
        for what, told in self.site.counts.told().items():
            times = [told.get("median_ms", ""), told.get("p95_ms", "")]
            rows.append((what, round(told["count"]), *times))
        rows += [(), ("pages with a kernel now", len(self.lines))]
        self.finish("\n".join(map(_line, rows)) + "\n")


def _line(row: tuple[Any, ...]) -> str:
    first, *others = [*map(str, row), ""]
    return (first.ljust(44) + "".join(cell.rjust(12) for cell in others)).rstrip()
