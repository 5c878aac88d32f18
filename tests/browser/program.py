"""Programs that run while a test looks at what they serve."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil


def clean_environment(**more: str) -> dict[str, str]:
    """Return this process's environment without what names a workbook or a path."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("WORKBOOK_")}
    kept.pop("PYTHONPATH", None)
    return {**kept, **more}


@contextlib.contextmanager
def running(
    command: Sequence[str | Path], folder: Path, environment: dict[str, str], ready: str
) -> Iterator[str]:
    """Run a program in a folder; give the first group of ``ready`` in what it says."""
    program = subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert program.stdout is not None
    said: list[str] = []
    # It would stand still when nobody took what it says later on.
    listening = threading.Thread(target=said.extend, args=[program.stdout])
    try:
        for line in program.stdout:
            said.append(line)
            if found := re.search(ready, line):
                listening.start()
                yield found[1]
                return
        raise AssertionError(f"it did not start:\n{''.join(said)}")
    finally:
        _end(program)
        if listening.ident is not None:
            listening.join()
        program.stdout.close()


def _end(program: subprocess.Popen[str]) -> None:
    """End a program, and the kernels that stock programs leave behind."""
    kernels = psutil.Process(program.pid).children(recursive=True)
    program.terminate()
    try:
        program.wait(timeout=60)
    except subprocess.TimeoutExpired:
        program.kill()
        raise
    finally:
        for kernel in kernels:
            with contextlib.suppress(psutil.NoSuchProcess):
                kernel.kill()
