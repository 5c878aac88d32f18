"""Content of a test's own: the workbook's words, and notebooks that a test needs."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from workbook.catalogue import content_dir

CHAPTERS = ("00", "02")
ECHO = '''
import anywidget, traitlets

class Echo(anywidget.AnyWidget):
    """Sends back what it gets, the bytes turned round, and counts."""

    _esm = """
    async function render({ model, el }) {
      el.innerHTML = "<button>Stuur</button> <output></output> <b></b>";
      const [button, output, count] = el.children;
      const bytes = Uint8Array.from({ length: 70000 }, (_, n) => n % 251);
      button.onclick = () => model.send({ asked: "echo" }, null, [bytes]);
      model.on("msg:custom", ({ answered }, [buffer]) => {
        const turned = [...bytes].reverse().join();
        const { buffer: all, byteOffset, byteLength } = buffer;
        const back = new Uint8Array(all, byteOffset, byteLength);
        const right = back.join() === turned;
        output.textContent = `${answered}: ${right ? "heel" : "kapot"}`;
      });
      const show = () => (count.textContent = `${model.get("count")} keer`);
      model.on("change:count", show);
      show();
    }
    export default { render };
    """
    count = traitlets.Int().tag(sync=True)

    def __init__(self):
        super().__init__()
        self.on_msg(self._hear)

    def _hear(self, _, content, buffers):
        self.count += 1
        self.send({"answered": content["asked"]}, [bytes(b)[::-1] for b in buffers])

Echo()
'''


THREAD = """
import threading, time

threading.Thread(target=time.sleep, args=(1e6,), daemon=True).start()
"""


def make_content(folder: Path, **notebooks: list[str]) -> Path:
    """Copy the content to a folder, of the chapters two, and add Dutch notebooks.

    A server runs each notebook once: with all of them, tests would wait for each other.

    Parameters
    ----------
    notebooks
        File stems, with ``_`` for ``-`` and the number at the end, to code cells:
        ``proef_40`` is ``nl/40-proef.ipynb``.
    """
    shutil.copytree(content_dir() / "assets", folder / "assets")
    for chapter in CHAPTERS:
        for path in content_dir().glob(f"notebooks/*/{chapter}-*.ipynb"):
            copy = folder / path.relative_to(content_dir())
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    for name, cells in notebooks.items():
        words, _, number = name.rpartition("_")
        path = folder / "notebooks/nl" / f"{number}-{words.replace('_', '-')}.ipynb"
        write_notebook(path, cells)
    return folder


def write_notebook(path: Path, cells: list[str]) -> None:
    """Write a notebook with a title and code cells."""
    opening = new_markdown_cell(f"# {path.stem}")
    notebook = new_notebook(cells=[opening, *map(new_code_cell, cells)])
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
