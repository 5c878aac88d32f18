"""One ES module text out of several files: a widget's script may not import files.

anywidget imports a script from a blob in JupyterLab and in plain Voilà, where a
relative import leads nowhere. There is no build step either. So the files keep to a
form that can be joined as text: ``import { a, b } from "./file.js";``, and ``export``
in front of what is exported.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from workbook.errors import WorkbookError

_IMPORT = re.compile(
    r'^import\s*\{(?P<names>[^}]*)\}\s*from\s*"(?P<file>\.[^"]+)";[ \t]*$', re.M
)
_OTHER_IMPORT = re.compile(r"^import\b(?!\().*", re.M)
_EXPORT = re.compile(
    r"^export +(?=(?:async +)?(?:function\b\*?|class|const|let) *(?P<name>[\w$]+))",
    re.M,
)
_DEFAULT = re.compile(r"^export default +(?=\{)", re.M)
_OTHER_EXPORT = re.compile(r"^export\b.*", re.M)

_MODULE = re.compile(
    r"^const (?P<name>\$\w+) = \(\(\) => \{\n(?s:.*?)^return \{.*\};\n\}\)\(\);\n", re.M
)
"""As :func:`_scoped` writes it."""


@dataclass(frozen=True)
class _Script:
    """A script whose imports are constants, and what it exports under its names."""

    text: str
    exports: frozenset[str]
    name: str


def join(entry: Path) -> str:
    """Return the text of ``entry`` with the files that it imports in front of it.

    Parameters
    ----------
    entry
        A script. What it imports by relative path is joined too, each file once and in
        a scope of its own, so that two files may use one name for two things.

    Returns
    -------
    str
        A module without relative imports that exports what ``entry`` exports.

    Raises
    ------
    WorkbookError
        If a file is missing or imports itself, does not export what is imported from
        it, or has another form of import or export.
    """
    scripts: dict[Path, _Script] = {}
    own = _collect(entry.resolve(), scripts, ())
    return "\n".join([*map(_scoped, list(scripts.values())[:-1]), own.text])


def modules(text: str) -> dict[str, str]:
    """Return the files that were joined into a script in front of its entry.

    Returns
    -------
    dict
        Constant to the text that defines it, in their order. A file has the same name
        in all scripts, unless one of them joins two files of that name.
    """
    return {found["name"]: found[0] for found in _MODULE.finditer(text)}


def with_constant(script: str, name: str, data: object) -> str:
    """Return a script that has JSON data in it, such as words, as a constant."""
    # Escapes, so that no word looks like a comment or like a text over two lines.
    text = json.dumps(json.dumps(data)).replace("/", "\\/").replace("`", "\\u0060")
    return f"const {name} = JSON.parse({text});\n{script}"


def _collect(
    path: Path, scripts: dict[Path, _Script], importers: tuple[Path, ...]
) -> _Script:
    """Put ``path`` into ``scripts`` after all that it imports."""
    if path in importers:
        raise WorkbookError(
            f"{path.name}: it imports itself by way of {importers[-1].name}; "
            "move what both need into a file of its own"
        )
    if path in scripts:
        return scripts[path]

    def constants(found: re.Match[str]) -> str:
        file = (path.parent / found["file"]).resolve()
        imported = _collect(file, scripts, (*importers, path))
        names = [name.strip() for name in found["names"].split(",") if name.strip()]
        for name in names:
            if name not in imported.exports:
                raise WorkbookError(
                    f'{path.name}: {file.name} has no export "{name}"; import what it '
                    "exports, under its own name"
                )
        return f"const {{ {', '.join(names)} }} = {imported.name};"

    text = _IMPORT.sub(constants, _read(path, importers))
    if other := _OTHER_IMPORT.search(text):
        raise WorkbookError(
            f'{path.name}: "{other[0]}" cannot be joined; write '
            'import { name } from "./file.js";'
        )
    exports = frozenset(found["name"] for found in _EXPORT.finditer(text))
    name = f"${re.sub('[^a-z]', '_', path.stem)}"
    if any(script.name == name for script in scripts.values()):
        name += f"_{len(scripts)}"
    scripts[path] = _Script(text, exports, name)
    return scripts[path]


def _read(path: Path, importers: tuple[Path, ...]) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        by = f", imported by {importers[-1].name}" if importers else ""
        raise WorkbookError(
            f"{path.name}{by}: it cannot be read; correct its name or put it back"
        ) from error


def _scoped(script: _Script) -> str:
    """Return a dependency as one constant: an object of its exports."""
    text = _DEFAULT.sub("void ", _EXPORT.sub("", script.text))
    if other := _OTHER_EXPORT.search(text):
        raise WorkbookError(
            f'{script.name}: "{other[0]}" cannot be joined; put "export" in front of '
            "what is declared"
        )
    exports = ", ".join(sorted(script.exports))
    return f"const {script.name} = (() => {{\n{text}\nreturn {{ {exports} }};\n}})();"
