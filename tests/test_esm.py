from pathlib import Path

import pytest

from workbook.errors import WorkbookError
from workbook.widgets.esm import join


@pytest.fixture
def write(tmp_path: Path):
    def write_script(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    return write_script


def test_a_script_without_imports_stays_as_it_is(write) -> None:
    text = "const a = 1;\nexport default { a };\n"

    assert join(write("a.js", text)) == text


def test_what_is_imported_comes_first_and_once(write) -> None:
    write("base.js", 'export const base = "the base";\n')
    write("left.js", 'import { base } from "./base.js";\nexport const left = base;\n')
    write("right.js", 'import { base } from "./base.js";\nexport const right = base;\n')
    entry = write(
        "entry.js",
        'import { left } from "./left.js";\nimport { right } from "./right.js";\n'
        "export default [left, right];\n",
    )

    text = join(entry)

    assert text.count("the base") == 1
    assert text.index("the base") < text.index("left = base") < text.index("[left,")


def test_only_the_exports_of_the_entry_are_left(write) -> None:
    write(
        "dep.js",
        "export async function one() {}\nexport class Two {}\nexport const three = 3;\n"
        "export function* four() {}\nexport default { one };\n",
    )
    entry = write(
        "entry.js",
        'import {\n  Two,\n  one,\n} from "./dep.js";\n'
        "export const five = [one, Two];\n",
    )

    text = join(entry)

    assert "import" not in text
    assert [line for line in text.splitlines() if line.startswith("export")] == [
        "export const five = [one, Two];"
    ]


def test_scripts_of_another_folder_are_found(write) -> None:
    write("shared/dep.js", "export const a = 1;\n")
    entry = write("own/entry.js", 'import { a } from "../shared/dep.js";\n')

    assert "const a = 1" in join(entry)


def test_an_import_that_is_only_in_words_stays(write) -> None:
    text = (
        '/** @type {import("./types.js").Type} */\nexport const a = import.meta.url;\n'
    )

    assert join(write("a.js", text)) == text


@pytest.mark.parametrize(
    ("entry", "dependency", "told"),
    [
        ('import { a } from "./gone.js";\n', "", "gone.js, imported by entry.js"),
        ('import { b } from "./dep.js";\n', "export const a = 1;", 'no export "b"'),
        ('import { a as b } from "./dep.js";\n', "export const a = 1;", "a as b"),
        ('import a from "./dep.js";\n', "export default 1;", "cannot be joined"),
        ('import * as a from "./dep.js";\n', "", "cannot be joined"),
        ('import "./dep.js";\n', "", "cannot be joined"),
        ('import { a } from "https://x.test/a.js";\n', "", "cannot be joined"),
        (
            'import { a } from "./dep.js";\n',
            "export const a = 1;\nexport { a as b };\n",
            "cannot be joined",
        ),
        (
            'import { a } from "./dep.js";\n',
            'import { b } from "./entry.js";\nexport const a = 1;\n',
            "entry.js: it imports itself by way of dep.js",
        ),
    ],
    ids=[
        "a file that is missing",
        "a name that is not exported",
        "a name changed on the way",
        "a default",
        "a namespace",
        "a file only run",
        "another host",
        "a list of exports",
        "a circle",
    ],
)
def test_what_cannot_be_joined_is_told(write, entry, dependency, told) -> None:
    write("dep.js", dependency)

    with pytest.raises(WorkbookError) as refused:
        join(write("entry.js", entry))

    assert told in str(refused.value)


def test_a_missing_entry_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"gone\.js"):
        join(tmp_path / "gone.js")
