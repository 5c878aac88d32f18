"""Code that needs an interpreter of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from textwrap import dedent

import pytest

from workbook.widgets.base import PAGE_VARIABLE

BEGIN = """
import asyncio, os, sys
from workbook.serving.forking import private
from workbook.serving.forking.session import PipeSession, Stream

private.leave_out_debugger()
heard = []

def kernel():
    made = private.make_kernel(PipeSession())
    made.session.sink = lambda message, buffers: heard.append(message)
    sys.stdout = Stream(made, "stdout")
    return made

def request(made, code):
    content = {"code": code, "silent": False, "store_history": False,
               "user_expressions": {}, "allow_stdin": False, "stop_on_error": True}
    return {**made.session.msg("execute_request", content), "buffers": []}

def said(kind):
    return [m["content"] for m in heard if m["header"]["msg_type"] == kind]
"""


def in_a_fresh_interpreter(code: str) -> None:
    """Run code; what it asserts fails here with its sentence."""
    script = BEGIN + dedent(code)
    ran = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, PAGE_VARIABLE: "nl/00-start"},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        lines = ran.stderr.strip().splitlines()
        pytest.fail(f"{lines[-1]}\n\n{ran.stderr}")
