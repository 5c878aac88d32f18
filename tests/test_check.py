"""`workbook check` tells each fault once, on a line, and mends what needs no person."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import pytest

from workbook.catalogue import content_dir
from workbook.check import check
from workbook.cli import main

MORE = "markdown", "more", "More words"
TODAY = date(2026, 11, 22)
SHIPPED = content_dir()
START = "nl/00-start.ipynb"
SHORT = START, "en/00-start.ipynb"
DUTCH = "nl/02-emotionele-bankrekening.ipynb"
ENGLISH = "en/02-emotional-bank-account.ipynb"


def position(name: str, id: str) -> int:
    """Return the number of a shipped cell, counted from 1."""
    node = json.loads((SHIPPED / "notebooks" / name).read_text("utf-8"))
    return 1 + [cell["id"] for cell in node["cells"]].index(id)


FORM, PICTURE = (position(DUTCH, id) for id in ("account-form", "balance"))
NAMES = position(START, "names")


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A copy of the whole workbook, with all of its ids in the ledger."""
    folder = tmp_path_factory.mktemp("sound")
    for part in ("assets", "notebooks"):
        shutil.copytree(SHIPPED / part, folder / part)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKBOOK_CONTENT", str(folder))
        check(TODAY, fix=True, run=False)
    return folder


@pytest.fixture
def content(sound, tmp_path, monkeypatch):
    """The test's own copy, to break one thing in."""
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("WORKBOOK_CONTENT", str(tmp_path))
    return tmp_path


@pytest.fixture
def short(content):
    """The copy with only its first chapter, which runs quickly."""
    for path in (content / "notebooks").glob("*/*.ipynb"):
        if not path.stem.startswith("00"):
            path.unlink()
    return content


def told(**options: Any) -> list[str]:
    """Return the lines that a check tells; notebooks are not run."""
    return check(TODAY, **{"run": False, **options}).lines()


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def edit(content: Path, name: str, change: Callable[[Any], object]) -> None:
    """Change a notebook's content, and keep the form in which it is saved."""
    path = content / "notebooks" / name
    node = nbformat.v4.reads(path.read_text("utf-8"))
    change(node)
    path.write_text(nbformat.v4.writes(node) + "\n", "utf-8")


def made(cells: list[tuple[str, str, str]]) -> list[Any]:
    """Make cells out of kind, id and source."""
    new = {"markdown": nbformat.v4.new_markdown_cell, "code": nbformat.v4.new_code_cell}
    return [new[kind](source, id=id) for kind, id, source in cells]


def edit_both(content: Path, change: Callable[[Any], object]) -> None:
    for name in (DUTCH, ENGLISH):
        edit(content, name, change)


def write(cell: int, source: str) -> Callable[[Any], object]:
    return lambda node: node.cells[cell - 1].update(source=source)


def line_of(content: Path, name: str, start: str) -> int:
    lines = (content / "assets" / name).read_text("utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.strip().startswith(start))


def test_the_workbook_itself_has_no_fault():
    [line] = told()

    assert line.startswith("Checked ")
    assert line.endswith(" notebooks: no faults.")


# Words and questions


def test_a_fault_of_an_instrument_is_told_with_its_line(content):
    path = content / "assets/instruments/about.yaml"
    replace(path, "id: partner", "id: Partner")

    [line] = told()

    at = line_of(content, path, "- id: Partner")
    assert line.startswith(f"about.yaml line {at}: ")
    assert "use lower-case letters" in line


def test_each_fault_of_a_file_has_a_line_of_its_own(content):
    path = content / "assets/instruments/about.yaml"
    path.write_text("id: about\nversion: 0\n", "utf-8")

    lines = told()

    assert len(lines) > 2
    assert all(line.startswith("about.yaml line ") and "; " in line for line in lines)


def test_a_placeholder_in_one_language_only_is_a_fault(content):
    replace(content / "assets/strings/frame.yaml", 'en: "Chapter {number}"', "en: Chap")

    line = line_of(content, "strings/frame.yaml", "chapter_label:")
    assert told() == [
        f'frame.yaml line {line}: the English text of "chapter_label" has no '
        "{number}; use the same words in braces in both languages"
    ]


def test_a_brace_that_nothing_fills_in_is_a_fault(content):
    replace(content / "assets/strings/frame.yaml", "nl: Taal", 'nl: "Ta{al"')

    [line] = told()
    assert 'the Dutch text of "language" has a brace' in line


def test_words_that_are_missing_are_a_fault(content):
    replace(content / "assets/strings/frame.yaml", ", en: Language", "")

    [line] = told()
    assert line.startswith("frame.yaml line ")
    assert "has no English text" in line


def test_a_file_that_cannot_be_opened_is_told_and_the_others_are_checked(content):
    (content / "assets/instruments/odd.yaml").mkdir()
    (content / "assets/strings/odd.yaml").mkdir()
    (content / "notebooks/nl/89-odd.ipynb").mkdir()
    (content / "notebooks/en/89-odd.ipynb").write_text("{}")

    lines = told()

    assert [line.partition(" (")[0] for line in lines] == [
        "odd.yaml: it cannot be opened",
        "odd.yaml: it cannot be opened",
        "nl/89-odd.ipynb: it cannot be opened",
        "en/89-odd.ipynb: it is not a notebook",
    ]


@pytest.mark.parametrize(
    ("checked", "warning"),
    [
        ("2026-05-22", None),
        ("2026-05-21", "were last checked on 21 May 2026, over six months ago; call"),
        (
            "2026-11-23",
            "were checked on 23 November 2026, which is still to come; write",
        ),
    ],
    ids=["six months ago", "longer ago", "tomorrow"],
)
def test_helplines_that_nobody_checked_for_half_a_year_warn_and_do_not_fail(
    content, checked, warning
):
    path = content / "assets/helplines.yaml"
    line = line_of(content, "helplines.yaml", "checked:")
    kept = path.read_text("utf-8").splitlines()
    kept[line - 1] = f"checked: {checked}"
    path.write_text("\n".join(kept), "utf-8")

    report = check(TODAY, run=False)

    assert report.faults == []
    place = f"helplines.yaml line {line}"
    starts = [f"warning: {place}: the numbers {warning}"] if warning else []
    for line, start in zip(report.lines(), [*starts, "Checked "], strict=True):
        assert line.startswith(start)


# Ids


def ledger(content: Path) -> list[str]:
    text = (content / "assets/instruments/ids.lock").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_a_new_id_is_a_fault_until_fix_adds_it(content):
    path = content / "assets/instruments/about.yaml"
    replace(path, "id: partner", "id: other-name")
    before = ledger(content)

    assert told() == [
        'about.yaml: ids.lock does not have "other-name"; '
        'run "workbook check --fix" when the ids are as they shall stay'
    ]
    assert told(fix=True)[0] == "ids.lock: added about.other-name"
    assert ledger(content) == sorted([*before, "about other-name text"])
    assert len(told()) == 1


def test_the_ledger_says_what_an_answer_can_be(content):
    assert {
        "about partner text",
        "bank-account attention-give number 0..10",
        "bank-account attention-matters rating 1..5",
        "consent place choice device tab",
    } <= set(ledger(content))


def test_a_removed_id_stays_in_the_ledger(content):
    (content / "assets/instruments/deposits.yaml").write_text(
        (content / "assets/instruments/deposits.yaml")
        .read_text("utf-8")
        .partition("  - id: day-7")[0]
    )

    assert told(fix=True)[0].startswith("Checked ")
    assert "deposits day-7 text" in ledger(content)


@pytest.mark.parametrize(
    ("name", "old", "new", "change"),
    [
        (
            "bank-account",
            "    to: 10",
            "    to: 9",
            '"number 0..10" and is now "number 0..9"',
        ),
        (
            "bank-account",
            "    to: 10",
            "    to: 10\n    step: 0.5",
            '"number 0..10 step 0.5"',
        ),
        ("bank-account", "    - {nl: erg, en: a lot}\n", "", '"rating 1..4"'),
        ("about", "kind: text", "kind: date", 'was "text" and is now "date"'),
        (
            "consent",
            "id: tab",
            "id: page",
            '"choice device tab" and is now "choice device page"',
        ),
    ],
    ids=["range", "step", "number of options", "kind", "options"],
)
def test_an_id_that_comes_to_mean_something_else_is_a_fault(
    content, name, old, new, change
):
    replace(content / f"assets/instruments/{name}.yaml", old, new)
    before = ledger(content)

    lines = told(fix=True)

    assert lines
    for line in lines:
        assert line.startswith(f"{name}.yaml line ")
        assert line.endswith(
            "; give it a new id: people keep answers under the old one"
        )
    assert change in lines[0]
    assert ledger(content) == before


def test_a_choice_may_gain_an_option_but_not_lose_one(content):
    path = content / "assets/instruments/consent.yaml"
    option = "    - {id: cloud, text: {nl: x, en: x}}\n"
    replace(path, "    - id: tab", f"{option}    - id: tab")

    assert told() == [
        'consent.yaml: ids.lock does not have "place"; '
        'run "workbook check --fix" when the ids are as they shall stay'
    ]
    assert told(fix=True)[0] == "ids.lock: added consent.place"
    assert "consent place choice cloud device tab" in ledger(content)

    replace(path, option, "")
    assert 'and is now "choice device tab"' in told(fix=True)[0]


def test_better_words_are_no_other_meaning(content):
    replace(
        content / "assets/instruments/bank-account.yaml",
        "- {nl: erg, en: a lot}",
        "- {nl: veel, en: much}",
    )

    assert len(told()) == 1


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("<<<<<<< HEAD", "it does not say instrument, item and kind"),
        ("about partner words", '"words" is no kind'),
        ("about partner date", 'the item "about.partner" is here twice'),
    ],
)
def test_a_ledger_that_somebody_broke_is_told_and_left_alone(content, line, fault):
    path = content / "assets/instruments/ids.lock"
    text = path.read_text("utf-8") + line + "\n"
    path.write_text(text, "utf-8")

    [message] = told(fix=True)

    assert message.startswith(f"ids.lock line {len(text.splitlines())}: {fault}; ")
    assert path.read_text("utf-8") == text


# Notebooks


def test_a_notebook_named_against_the_rule_is_a_fault(content):
    path = content / "notebooks" / ENGLISH
    path.rename(path.with_name("account.ipynb"))

    [line] = told()
    assert line.startswith(
        "en/account.ipynb: its name does not follow the rule; name it"
    )


def test_a_chapter_in_one_language_is_a_fault(content):
    (content / "notebooks" / ENGLISH).unlink()

    [line] = told()
    assert line.startswith(
        "notebooks/en: there is no chapter 02 in this language; write"
    )


def test_two_chapters_with_one_number_are_a_fault(content):
    path = content / "notebooks" / START
    shutil.copy(path, path.with_name("00-zweite.ipynb"))

    assert told() == [
        "nl/00-zweite.ipynb: 00-start.ipynb has the number 00 too; "
        "give one of them another number"
    ]


def test_a_workbook_without_chapters_is_a_fault(content):
    shutil.rmtree(content / "notebooks")

    [line] = told()
    assert line.startswith("notebooks: there is no chapter; ")


def conflict(text: str) -> str:
    return f"<<<<<<< ours\n{text}"


def older(text: str) -> str:
    return json.dumps({**json.loads(text), "nbformat": 3})


def without_source(text: str) -> str:
    node = json.loads(text)
    del node["cells"][0]["source"]
    return json.dumps(node)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (conflict, "JSONDecodeError: "),
        (older, "ValueError: of another format than 4"),
        (without_source, "'source' is a required property"),
        (lambda _: "[]", "AttributeError: "),
    ],
    ids=["conflict", "older", "without source", "a list"],
)
def test_a_file_that_is_no_notebook_is_one_fault(content, spoil, reason):
    path = content / "notebooks" / START
    spoilt = spoil(path.read_text("utf-8"))
    path.write_text(spoilt, "utf-8")

    [line] = told(fix=True)

    assert line.startswith(f"{START}: it is not a notebook ({reason}")
    assert path.read_text("utf-8") == spoilt


def test_a_chapter_without_a_title_is_a_fault(content):
    edit(content, START, write(1, "Words"))

    [line] = told()
    assert line.startswith(f"{START}: it has no title; ")


BOTH = {
    "four statements": ("a = 1\nb = 2\nif a:\n    b", "it has 4 statements; keep 3 at"),
    "an import": ("import os", 'it imports "os"; import from workbook only'),
    "an import from": ("from os import path", 'it imports "os"; import from'),
    "no Python": ("%pip install x", None),
    "nothing": ("  ", "it is empty; write something in it, or remove it"),
    "an instrument": (
        'page.questionnaire("bank-acount")',
        'there is no instrument "bank-acount"; write "bank-account"',
    ),
}


@pytest.mark.parametrize(("source", "fault"), BOTH.values(), ids=BOTH)
def test_a_cell_with_what_should_not_be_in_it_is_a_fault(content, source, fault):
    edit_both(content, write(FORM, source))

    places = [f"{name} cell {FORM}" for name in (DUTCH, ENGLISH)]
    for line, place in zip(told(), places, strict=True):
        if fault is None:
            assert line.startswith(f"{place} line 1: Python cannot read it (")
        else:
            assert line.startswith(f"{place}: {fault}")


def test_an_import_from_the_workbook_is_no_fault(content):
    edit_both(content, write(FORM, "import workbook\nfrom workbook.text import Text"))

    assert len(told()) == 1


def test_a_raw_cell_is_a_fault(content):
    def make_raw(node):
        old = node.cells[1]
        node.cells[1] = nbformat.v4.new_raw_cell(old.source, id=old.id)

    edit_both(content, make_raw)

    assert [line.partition(";")[0] for line in told()] == [
        f"{DUTCH} cell 2: it is a raw cell, which no page shows",
        f"{ENGLISH} cell 2: it is a raw cell, which no page shows",
    ]


def test_the_language_of_the_other_folder_is_a_fault(content):
    replace(content / "notebooks" / ENGLISH, 'language=\\"en\\"', 'language=\\"nl\\"')

    assert told() == [
        f"{ENGLISH} cell {FORM}: it says language='nl' in the folder en; "
        'write language="en"'
    ]


# Twins


def test_other_code_than_the_twin_is_a_fault(content):
    edit(content, ENGLISH, write(PICTURE, 'page.picture("other")'))

    assert told() == [
        f"{DUTCH} cell {PICTURE}: its code is not that of {ENGLISH} cell {PICTURE}; "
        "make both the same, but for language="
    ]


def test_a_remark_in_ones_own_language_is_no_other_code(content):
    edit(content, ENGLISH, write(PICTURE, "# the picture\npage.picture('balance')"))

    assert len(told()) == 1


@pytest.mark.parametrize(
    ("name", "twin"), [(DUTCH, ENGLISH), (ENGLISH, DUTCH)], ids=["nl", "en"]
)
def test_a_cell_without_a_twin_is_a_fault(content, name, twin):
    edit(content, name, lambda node: node.cells.insert(1, made([MORE])[0]))

    assert told() == [
        f'{name} cell 2: "More words" is not in {twin}; '
        "add the same cell there, or remove it here"
    ]


def test_an_empty_cell_needs_no_twin(content):
    empty = "code", "last", ""
    edit(content, ENGLISH, lambda node: node.cells.insert(1, made([empty])[0]))

    assert told() == [
        f"{ENGLISH} cell 2: it is empty; write something in it, or remove it"
    ]


def test_cells_in_another_order_are_a_fault_that_fix_does_not_hide(content):
    edit(content, ENGLISH, lambda node: node.cells.insert(1, node.cells.pop(2)))

    for _ in range(2):
        assert told(fix=True) == [
            f"{DUTCH} cell 2: its twin stands in another order in {ENGLISH}; "
            "put the cells in the same order"
        ]


def test_a_text_cell_beside_a_code_cell_is_a_fault(content):
    def make_text(node):
        node.cells[PICTURE - 1] = nbformat.v4.new_markdown_cell("Words", id="balance")

    edit(content, ENGLISH, make_text)

    assert told() == [
        f"{DUTCH} cell {PICTURE}: it is code, "
        f"and markdown in {ENGLISH} cell {PICTURE}; "
        "make both the same, but for language="
    ]


# What needs no person


def run_somewhere(node):
    output = nbformat.v4.new_output("stream", text="42")
    node.cells[FORM - 1].update(outputs=[output], execution_count=7)


def save_elsewhere(node):
    node.metadata.kernelspec.display_name = "My Python"
    node.metadata.widgets = {"state": {}}
    node.cells[1].metadata = {"editable": False, "tags": ["mine"]}


def lose_id(node):
    del node.cells[2]["id"]


def copy_id(node):
    node.cells[2]["id"] = node.cells[1].id


def age(node):
    node.nbformat_minor = 4
    for cell in node.cells:
        del cell["id"]


UNTIDY = {
    "output": (
        run_somewhere,
        f" cell {FORM}: it has saved output",
        f"removed output (cell {FORM})",
    ),
    "count": (
        run_somewhere,
        f" cell {FORM}: it has an execution count",
        f"counts (cell {FORM})",
    ),
    "metadata": (
        save_elsewhere,
        " cell 2: they have metadata",
        "removed metadata (cell 2)",
    ),
    "no id": (lose_id, " cell 3: it has no id of its own", "gave ids (cell 3)"),
    "id twice": (copy_id, " cell 3: it has no id of its own", "gave ids (cell 3)"),
    "old format": (
        age,
        ": it has an old format",
        "brought to the format with ids (notebook)",
    ),
}


@pytest.mark.parametrize("name", [DUTCH, ENGLISH])
@pytest.mark.parametrize(("spoil", "fault", "done"), UNTIDY.values(), ids=UNTIDY)
def test_what_needs_no_person_is_a_fault_until_fix_mends_it(
    content, name, spoil, fault, done
):
    path = content / "notebooks" / name
    tidy = path.read_bytes()
    edit(content, name, spoil)
    untidy = path.read_bytes()

    lines = told()
    assert any(line.startswith(f"{name}{fault}") for line in lines)
    assert all(line.endswith('; run "workbook check --fix"') for line in lines)
    assert path.read_bytes() == untidy

    changed, summary = told(fix=True)
    assert changed.startswith(f"{name}: ")
    assert done in changed
    assert summary.startswith("Checked ")
    assert path.read_bytes() == tidy


def test_fix_changes_nothing_in_a_tidy_workbook(content):
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}

    assert len(told(fix=True)) == 1
    assert before == {path: path.read_bytes() for path in before}


@pytest.mark.parametrize("ids", [("a1b2", "c3d4"), (None, None), (None, "c3d4")])
def test_a_cell_that_somebody_added_to_both_gets_one_id(content, ids):
    for name, id in zip((DUTCH, ENGLISH), ids, strict=True):
        cell = nbformat.v4.new_markdown_cell("More words", id=id or "lost")
        if id is None:
            del cell["id"]
        edit(content, name, lambda node, cell=cell: node.cells.append(cell))

    assert all("--fix" in line for line in told())
    assert told(fix=True)[-1].startswith("Checked ")
    last = [
        json.loads((content / "notebooks" / name).read_text("utf-8"))["cells"][-1]["id"]
        for name in (DUTCH, ENGLISH)
    ]
    assert last[0] == last[1]


# Running


def test_a_cell_that_raises_is_told_with_its_place(short):
    source = 'print("a")\nraise ValueError("two\\nlines")'
    for name in SHORT:
        edit(short, name, write(NAMES, source))

    assert told(run=True) == [
        f"{name} cell {NAMES}: ValueError: two lines; "
        "mend the cell, or what it asks for"
        for name in SHORT
    ]


def test_running_prints_nothing_and_saves_nothing(short, capfd):
    source = 'from workbook import cli\ncli.sys.stderr.write("b")\nprint("a")'
    for name in SHORT:
        edit(short, name, write(NAMES, source))
    before = (short / "notebooks" / START).read_bytes()

    [line] = told(run=True, fix=True)

    assert line.endswith(" 2 notebooks (each run): no faults.")
    assert capfd.readouterr() == ("", "")
    assert (short / "notebooks" / START).read_bytes() == before


def test_a_cell_that_never_ends_and_one_that_ends_its_kernel_are_told(
    short, capfd, caplog
):
    endless = "while True:\n    pass"
    deadly = 'from workbook import cli\ncli.sys.modules["os"]._exit(1)'
    for name, source in zip(SHORT, (endless, deadly), strict=True):
        cells = [("markdown", "title", "# Title"), ("code", "only", source)]
        edit(short, name, lambda node, cells=cells: node.update(cells=made(cells)))

    twins, *lines = told(run=True, timeout=5)

    assert capfd.readouterr() == ("", "")
    # caplog sees this silent logger too; any other would print to the terminal.
    assert {record.name for record in caplog.records} == {"workbook.check.kernels"}
    assert twins.startswith(f"{SHORT[0]} cell 2: its code is not that of")
    assert lines == [
        f"{SHORT[0]} cell 2: it takes longer than 5 seconds; "
        "let it do less, or do it elsewhere",
        f"{SHORT[1]} cell 2: its kernel died; see what it does to the memory",
    ]


def test_a_cell_that_is_known_to_fail_is_told_once(short):
    for name in SHORT:
        edit(short, name, write(NAMES, 'page.questionnaire("nobody")'))

    assert [line.partition(": ")[0] for line in told(run=True)] == [
        f"{name} cell {NAMES}" for name in SHORT
    ]


def test_a_fault_of_the_content_is_not_told_again_by_each_notebook(short):
    replace(short / "assets/instruments/about.yaml", "id: partner", "id: Partner")

    [line] = told(run=True)
    assert line.startswith("about.yaml line ")


# The command


def test_the_command_says_what_it_checked_and_returns_0(short, capsys):
    assert main(["check"]) == 0

    out, err = capsys.readouterr()
    [line] = [line for line in out.splitlines() if not line.startswith("warning: ")]
    assert line.startswith("Checked ")
    assert line.endswith(
        " dialogues, the helplines and 2 notebooks (each run): no faults."
    )
    assert err == ""


def test_the_command_returns_1_and_one_line_for_each_fault(content, capsys):
    edit(content, DUTCH, run_somewhere)

    assert main(["check", "--no-run"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith("warning: ")] == [
        f'{DUTCH} cell {FORM}: it has saved output; run "workbook check --fix"',
        f'{DUTCH} cell {FORM}: it has an execution count; run "workbook check --fix"',
    ]


def test_the_command_mends_and_returns_0(content, capsys):
    edit(content, DUTCH, run_somewhere)

    assert main(["check", "--no-run", "--fix"]) == 0
    assert f"{DUTCH}: removed output (cell {FORM})" in capsys.readouterr().out


def test_the_command_tells_that_there_is_no_content(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WORKBOOK_CONTENT", str(tmp_path))

    assert main(["check"]) == 1
    assert 'there is no folder "assets" here' in capsys.readouterr().err
