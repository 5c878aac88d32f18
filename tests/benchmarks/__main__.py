"""Compare our page with stock Voilà and a static page: ``python -m tests.benchmarks``.

Then come the scenes without a browser: a hundred visitors at once, their memory, three
hundred who answer, a start, a recovery, a report as a file. Trust the ratios more than
the milliseconds: another program that works meanwhile makes all of them longer.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import voila

from tests.benchmarks.browsing import browse
from tests.benchmarks.contestants import OURS
from tests.benchmarks.drawing import draw
from tests.benchmarks.goals import Figures
from tests.benchmarks.pictures import profiles
from tests.benchmarks.report import document, table
from tests.benchmarks.scenes import BROWSER, SCENES
from tests.benchmarks.tell import seconds, tell

RESULT = Path(__file__).parent / "results" / "latest.json"
PICTURE = Path(__file__).parents[2] / "docs" / "bench.svg"


def main() -> None:
    """Measure, print a table, and write JSON; or draw what was measured before."""
    arguments = _arguments()
    if arguments.draw:
        draw(json.loads(arguments.result.read_text()), PICTURE)
        tell(f"drawn: {PICTURE}")
        return
    made = _measure(arguments.only or [BROWSER, *SCENES], arguments.rounds)
    arguments.result.parent.mkdir(parents=True, exist_ok=True)
    arguments.result.write_text(json.dumps(made, indent=1) + "\n")
    print(table(made))
    tell(f"everything is in {arguments.result}")


def _measure(scenes: Sequence[str], rounds: int) -> dict[str, Any]:
    machine = _machine()
    figures: Figures = {}
    browsed = None
    drawn = []
    for name in scenes:
        with tempfile.TemporaryDirectory() as logs:
            tell(name)
            if name == BROWSER:
                browsed = browse(Path(logs), rounds)
                machine["chromium"] = browsed.chromium
                machine["rounds"] = len(browsed.samples[OURS]["usable"])
                figures |= browsed.figures()
                tell("two pictures are profiled")
                drawn = profiles()
            else:
                figures |= SCENES[name](Path(logs))
        machine["load"][name] = _load()
    machine["seconds"] = round(seconds())
    return document(machine, figures, browsed.samples if browsed else {}, drawn)


def _machine() -> dict[str, Any]:
    return {
        "made": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "system": platform.platform(terse=True),
        "processors": os.cpu_count(),
        # How much wanted to run at once, after each scene: a lone benchmark stays
        # below the number of processors.
        "load": {"before": _load()},
        "python": platform.python_version(),
        "voila": voila.__version__,
    }


def _load() -> float | None:
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description=__doc__.splitlines()[0]
    )
    parser.add_argument("result", nargs="?", type=Path, default=RESULT)
    parser.add_argument("--rounds", type=_count, default=5, help="default: %(default)s")
    parser.add_argument(
        "--only",
        action="append",
        choices=[BROWSER, *SCENES],
        help="one scene; may be given more than once",
    )
    parser.add_argument(
        "--draw",
        action="store_true",
        help="measure nothing: draw the result of before for the README",
    )
    return parser.parse_args()


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one round is needed")
    return number


if __name__ == "__main__":
    main()
