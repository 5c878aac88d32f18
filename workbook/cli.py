"""The command line: ``workbook serve`` and ``workbook check``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from workbook import __version__
from workbook.errors import WorkbookError

DEFAULT_PORT = 8866


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 1 with one clear sentence on standard error."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except WorkbookError as error:
        sys.stderr.write(f"workbook: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="workbook", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="command")
    serve = commands.add_parser("serve", help="show the workbook as web pages")
    serve.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, help="1 to 65535 (%(default)s)"
    )
    serve.add_argument(
        "--host",
        default="127.0.0.1",
        help="who may come in: this machine (%(default)s), or 0.0.0.0 for the network",
    )
    serve.add_argument(
        "--no-browser", action="store_true", help="do not open a browser"
    )
    serve.add_argument(
        "--max-pages",
        type=int,
        default=300,
        help="how many open pages may calculate at once, some 12 MB each (%(default)s)",
    )
    serve.add_argument(
        "--max-pages-from-one-address",
        type=int,
        default=100,
        help="the same from one network address; a room's phones share one "
        "(%(default)s)",
    )
    serve.add_argument(
        "--kernels",
        choices=["snapshot", "stock"],
        default="snapshot",
        help="fork a page's kernel from a notebook that has run, or start an ordinary "
        "one (%(default)s)",
    )
    serve.set_defaults(run=_serve)
    check = commands.add_parser("check", help="tell faults in words and notebooks")
    check.add_argument(
        "--fix", action="store_true", help="tidy notebooks, and note new ids down"
    )
    check.add_argument(
        "--no-run", action="store_true", help="do not execute the notebooks"
    )
    check.set_defaults(run=_check)
    return parser


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
    return int(text)


def _serve(arguments: argparse.Namespace) -> int:
    # Imported here: the other commands need no server, and start faster without it.
    from workbook.serving.app import Workbook

    options = [
        f"--Voila.ip={arguments.host}",
        f"--port={arguments.port}",
        f"--Voila.open_browser={not arguments.no_browser}",
        f"--Workbook.max_pages={arguments.max_pages}",
        f"--Workbook.max_pages_from_one_address={arguments.max_pages_from_one_address}",
        f"--Workbook.kernels={arguments.kernels}",
    ]
    Workbook.launch_instance(options)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from workbook.check import check

    report = check(date.today(), fix=arguments.fix, run=not arguments.no_run)
    sys.stdout.writelines(f"{line}\n" for line in report.lines())
    return 1 if report.faults else 0
