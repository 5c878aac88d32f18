from datetime import date

import pytest

from workbook import catalogue
from workbook.catalogue import (
    all_instruments,
    content_dir,
    load_helplines,
    load_instrument,
    load_strings,
    settle,
)
from workbook.errors import ContentError

SAMPLE = """\
id: sample
version: 1
title: {nl: Proef, en: Sample}
intro: {nl: Even proberen, en: Just a try}
source: {nl: Eigen vragen, en: Own questions}
options:
  amount: {from: 0, to: 10, low: {nl: niets, en: nothing}, high: {nl: veel, en: much}}
  fits: [{nl: niet, en: not}, {nl: goed, en: well}]
  place: [{id: here, text: {nl: op, en: on}}, {id: there, text: {nl: daar, en: there}}]
sections:
  - {id: first, title: {nl: Eerst, en: First}}
items:
  - id: much
    section: first
    kind: number
    options: amount
    text: {nl: Hoeveel, en: How much}
  - {id: well, kind: rating, options: fits, text: {nl: Goed, en: Well}, reverse: true}
  - {id: where, kind: choice, options: place, text: {nl: Waar, en: Where}}
  - {id: note, kind: text, text: {nl: Zeg het, en: Say it}}
scales:
  - {id: all, title: {nl: Alles, en: All}, items: [well]}
steps:
  - {section: first, when: even, text: {nl: Doe dit, en: Do this}}
"""
WORDS = "{nl: Proef, en: Sample}"


@pytest.fixture
def load(content):
    """Write a file as the instrument "sample" and load it."""

    def write_and_load(text: str | bytes):
        file = content / "assets" / "instruments" / "sample.yaml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_instrument("sample")

    return write_and_load


def faults_of(load, text):
    with pytest.raises(ContentError) as caught:
        load(text)
    return str(caught.value).splitlines()


def test_sample_itself_has_no_fault(load):
    assert load(SAMPLE).item("much").section == "first"


FAULTS = {
    "missing translation": (
        "{nl: Hoeveel, en: How much}",
        "{nl: Hoeveel}",
        'line 17: item "much" has no English text; add "en:" under text',
    ),
    "empty translation": (
        "{nl: Hoeveel, en: How much}",
        "{nl: '', en: How much}",
        'line 17: item "much" has an empty Dutch text; '
        'write something after "nl:" under text',
    ),
    "missing translation of the title": (
        "title: {nl: Proef, en: Sample}",
        "title: {en: Sample}",
        'line 3: the file has no Dutch title; add "nl:" under title',
    ),
    "missing translation in a rating": (
        "{nl: goed, en: well}",
        "{nl: goed}",
        'line 8: option 2 of "fits" has no English text; add "en:"',
    ),
    "missing translation in a choice": (
        "{nl: daar, en: there}",
        "{nl: daar}",
        'line 9: option "there" of "place" has no English text; add "en:" under text',
    ),
    "text without languages": (
        "{nl: Hoeveel, en: How much}",
        "How much",
        'line 17: "text" of item "much" has the wrong form; '
        'expected both languages under it, "nl:" and "en:"',
    ),
    "unknown key": (
        "    section: first",
        "    sectoin: first",
        'line 14: item "much" has an unknown key "sectoin"; '
        'write "section", or remove it',
    ),
    "unknown key in a range": (
        "to: 10",
        "to: 10, unit: euro",
        'line 7: option set "amount" has an unknown key "unit"; use one of from, high, '
        "low, step, to; if it belongs to a text, put quotes around that text",
    ),
    "comma in a text without quotes": (
        "{nl: Hoeveel, en: How much}",
        "{nl: Veel, of niet, en: Much}",
        'line 17: item "much" has an unknown key "of niet"; use one of en, nl; '
        "if it belongs to a text, put quotes around that text",
    ),
    "missing key": (
        "    kind: number\n",
        "",
        'line 13: item "much" has no "kind"; add "kind:"',
    ),
    "unknown kind": (
        "kind: number",
        "kind: slider",
        'line 15: item "much" has an unknown kind "slider"; use "rating", "choice", '
        '"choose-all", "text", "number", "date" or "list"',
    ),
    "missing option set": (
        "    options: amount\n",
        "",
        'line 13: item "much" has no option set; '
        'add "options:"; use one of amount, fits, place',
    ),
    "unknown option set": (
        "options: amount",
        "options: amuont",
        'line 16: item "much" names an unknown option set "amuont"; '
        "use one of amount, fits, place",
    ),
    "option set of another kind": (
        "options: amount",
        "options: fits",
        'line 16: item "much": a number cannot have the option set "fits"; '
        'it needs a range, "{from: ..., to: ..., low: ..., high: ...}"',
    ),
    "options for a text": (
        "{id: note, kind: text,",
        "{id: note, kind: text, options: fits,",
        'line 20: item "note": a text has no options; remove "options:"',
    ),
    "option id withheld": (
        "{id: here,",
        "{id: withheld,",
        'line 9: option "withheld" of "place" has the id "withheld", which stands for '
        '"I would rather not say"; choose another id',
    ),
    "duplicate option id": (
        "{id: there,",
        "{id: here,",
        'line 9: there is a second option "here" of "place"; '
        "line 9 has that id already: give this one its own",
    ),
    "downward range": (
        "from: 0, to: 10",
        "from: 10, to: 0",
        'line 7: option set "amount": 10 to 0 is not an upward range; '
        "correct the numbers",
    ),
    "steps that do not end": (
        "to: 10",
        "to: 10, step: 3",
        'line 7: option set "amount": steps of 3 from 0 do not end on 10; '
        "correct the numbers",
    ),
    "duplicate item id": (
        "{id: note,",
        "{id: well,",
        'line 20: there is a second item "well"; '
        "line 18 has that id already: give this one its own",
    ),
    "id that is no id": (
        "{id: note,",
        "{id: My Note,",
        'line 20: item "My Note": "My Note" cannot be its id; '
        "use lower-case letters, digits and hyphens, a letter first",
    ),
    "item of an unknown section": (
        "    section: first",
        "    section: second",
        'line 14: item "much" names an unknown section "second"; use one of first',
    ),
    "step for an unknown section": (
        "section: first, when",
        "section: second, when",
        'line 24: step 1 names an unknown section "second"; use one of first',
    ),
    "unknown when": (
        "when: even",
        "when: never",
        'line 24: step 1 has an unknown when "never"; '
        'use "gives-more", "receives-more", "even", "much-more", "more", '
        '"as-wished", "less", "low", "middle" or "high"',
    ),
    "two steps for one case": (
        "steps:\n",
        "steps:\n  - {section: first, when: even, text: {nl: Dit, en: This}}\n",
        'line 25: there is a second step for section "first", when "even"; '
        "line 24 has one already: remove one of the two",
    ),
    "scale with an unknown item": (
        "items: [well]",
        "items: [well, wall]",
        'line 22: scale "all" names an unknown item "wall"; '
        "use one of much, well, where, note",
    ),
    "scale with an item twice": (
        "items: [well]",
        "items: [well, well]",
        'line 22: scale "all" names "well" twice; remove one of the two',
    ),
    "scale of words": (
        "items: [well]",
        "items: [well, note]",
        'line 22: scale "all" cannot score item "note"; '
        "only a rating or a number can be scored",
    ),
    "scale of two ranges": (
        "items: [well]",
        "items: [well, much]",
        'line 22: scale "all" mixes ranges: "well" and "much" differ in lowest or '
        "highest; make a scale for each range",
    ),
    "reverse on a number": (
        "    options: amount\n",
        "    options: amount\n    reverse: true\n",
        'line 17: item "much" is reverse-scored and not a rating; '
        'remove "reverse:", or make it a rating',
    ),
    "withhold on a text": (
        "{id: note,",
        "{id: note, withhold: true,",
        'line 20: item "note": a text has no "I would rather not say"; '
        'remove "withhold:"; it can be left empty',
    ),
    "wrong type of a number": (
        "version: 1",
        'version: "1"',
        'line 2: "version" of the file has the wrong form; expected a whole number',
    ),
    "wrong type of an end": (
        "to: 10",
        'to: "10"',
        'line 7: "to" of option set "amount" has the wrong form; expected a number',
    ),
    "wrong type of a flag": (
        "reverse: true",
        "reverse: sure",
        'line 18: "reverse" of item "well" has the wrong form; expected true or false',
    ),
    "number where text must be": (
        "en: How much}",
        "en: 12}",
        'line 17: "en" of item "much" has the wrong form; '
        "expected text; put quotes around it",
    ),
    "item that is no item": (
        "  - {id: note, kind: text, text: {nl: Zeg het, en: Say it}}",
        "  - note",
        "line 20: item 4 has the wrong form; expected keys with values",
    ),
    "duplicate key": (
        "version: 1\n",
        "version: 1\nversion: 2\n",
        'line 3: the key "version" is here twice; '
        "line 2 has it already: remove one of the two",
    ),
    "id different from the file's name": (
        "id: sample",
        "id: simple",
        'line 1: the id "simple" is not the name of the file; '
        'write "id: sample", or name the file simple.yaml',
    ),
    "alias to itself": (
        f"title: {WORDS}",
        "title: &title {nl: Proef, en: Sample, also: *title}",
        "line 3: this contains itself; remove the alias (*)",
    ),
}


@pytest.mark.parametrize(("old", "new", "told"), FAULTS.values(), ids=FAULTS)
def test_fault_names_file_line_fault_and_remedy(load, old, new, told):
    assert old in SAMPLE

    assert f"sample.yaml {told}" in faults_of(load, SAMPLE.replace(old, new, 1))


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - {"alias to itself"}))
def test_one_fault_is_told_once(load, name):
    old, new, _ = FAULTS[name]

    assert len(faults_of(load, SAMPLE.replace(old, new, 1))) == 1


def test_all_faults_of_a_file_are_told_by_line(load):
    text = SAMPLE
    for name in ("missing translation", "downward range", "scale of words"):
        text = text.replace(*FAULTS[name][:2], 1)

    told = faults_of(load, text)

    assert [line.split(":")[0] for line in told] == [
        "sample.yaml line 7",
        "sample.yaml line 17",
        "sample.yaml line 22",
    ]


def test_faults_can_be_read_one_by_one(load):
    text = SAMPLE.replace("version: 1", "version: x").replace("id: sample", "id: other")

    with pytest.raises(ContentError) as caught:
        load(text)

    assert caught.value.place == "sample.yaml line 1"
    assert caught.value.remedy.startswith('write "id: sample"')
    assert [other.place for other in caught.value.others] == ["sample.yaml line 2"]


JOURNAL = f"""\
id: sample
kind: journal
version: 1
title: {WORDS}
intro: {WORDS}
source: {WORDS}
options:
  size: [{WORDS}, {WORDS}]
items:
  - {{id: day, kind: date, text: {WORDS}}}
  - {{id: size, kind: rating, text: {WORDS}}}
  - {{id: note, kind: text, text: {WORDS}}}
"""


def test_file_without_a_kind_is_a_questionnaire(load):
    assert load(SAMPLE).kind == "questionnaire"
    said = load(SAMPLE.replace("version", "kind: questionnaire\nversion", 1))
    assert said.kind == "questionnaire"


def test_entries_of_a_journal_may_have_a_name_in_place_of_a_day(load):
    dateless = JOURNAL.replace("kind: date", "kind: text").replace(
        "version: 1", "named_by: day\nversion: 1"
    )

    assert load(dateless).named_by == "day"


def test_only_entries_of_a_journal_have_a_name(load):
    assert faults_of(load, SAMPLE.replace("version", "named_by: x\nversion", 1)) == [
        "sample.yaml line 2: only the entries of a journal have a name; "
        'remove "named_by:", or add "kind: journal"'
    ]


def test_journal_says_so_and_offers_nothing_to_withhold(load):
    journal = load(JOURNAL)

    assert journal.kind == "journal"
    assert not any(item.withhold for item in journal.items)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "kind: journal",
            "kind: diary",
            'line 2: the file has an unknown kind "diary"; '
            'use "questionnaire" or "journal"',
        ),
        (
            "kind: date",
            "kind: text",
            "line 9: a journal has no item that asks for the day of an entry; "
            'add an item with "kind: date", or "named_by:" with the id of a text',
        ),
        (
            "version: 1",
            "version: 1\nnamed_by: size",
            'line 4: its entries are named by "size", which is no text; '
            "use one of note",
        ),
        (
            "kind: rating,",
            "kind: rating, withhold: true,",
            'line 11: item "size" offers "I would rather not say"; '
            'remove "withhold:"; in a journal it can be left empty',
        ),
        (
            "kind: text,",
            "kind: text, withhold: true,",
            'line 12: item "note": a text has no "I would rather not say"; '
            'remove "withhold:"; it can be left empty',
        ),
        (
            "items:\n",
            f"scales: [{{id: all, title: {WORDS}, items: [size]}}]\nitems:\n",
            "line 9: a journal has no scales: they need one answer to each item; "
            'remove "scales:"',
        ),
        (
            "items:\n",
            f"sections: [{{id: one, title: {WORDS}}}]\n"
            f"steps: [{{section: one, when: even, text: {WORDS}}}]\nitems:\n",
            "line 10: a journal has no steps: they need one answer to each item; "
            'remove "steps:"',
        ),
    ],
)
def test_journal_tells_its_faults(load, old, new, told):
    assert old in JOURNAL

    assert faults_of(load, JOURNAL.replace(old, new, 1)) == [f"sample.yaml {told}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: the file is empty; write its content, or remove it"),
        ("# only a remark\n", "line 1: the file is empty;"),
        ("id: sample\ntitle: [a\nversion: 1\n", "line 3: this is not YAML (expected"),
        ("id: sample\ntitle: so: it is\n", "line 2: this is not YAML (mapping values"),
        ("id: sample\n\ttitle: x\n", "line 2: this is not YAML (found character"),
        ("id: sample\ntitle: *gone\n", "line 2: this is not YAML (found undefined"),
        ("id: sample\ntitle: \x01\n", "line 2: this is not YAML (the character U+0001"),
        ("id: sample\n---\nid: other\n", "line 2: this is not YAML (but found another"),
        ("- id: sample\n", "line 1: the file has the wrong form; expected keys with"),
        (b"id: sample\ntitle: caf\xe9\n", "line 2: the file is not UTF-8; save it"),
        (f"{SAMPLE}also: 2026-13-45\n", 'line 25: "2026-13-45" cannot be read; put qu'),
        (f"{SAMPLE}also: !!python/name:os.x\n", 'line 25: "" cannot be read; put quot'),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value.splitlines()[-1:],
)
def test_file_that_cannot_be_read_says_where(load, text, told):
    assert any(line.startswith(f"sample.yaml {told}") for line in faults_of(load, text))


def test_mark_that_some_editors_put_before_a_file_does_no_harm(load):
    assert load(b"\xef\xbb\xbf" + SAMPLE.encode()).id == "sample"


def test_faults_of_a_broken_file_leave_the_others_alone(load, content):
    faults_of(load, "")
    other = content / "assets" / "instruments" / "other.yaml"
    other.write_text(SAMPLE.replace("id: sample", "id: other"))

    assert load_instrument("other").id == "other"


def test_only_option_set_need_not_be_named(load):
    text = f"""
id: sample
version: 1
title: {WORDS}
intro: {WORDS}
source: {WORDS}
options:
  fits: [{WORDS}, {WORDS}]
items:
  - {{id: one, kind: rating, text: {WORDS}}}
"""
    assert load(text).item("one").values == (1, 2)


def test_edited_file_is_read_again(load):
    load(SAMPLE)

    assert load(SAMPLE.replace("version: 1", "version: 12")).version == 12


def test_unchanged_file_is_read_once(load):
    assert load(SAMPLE) is load_instrument("sample")


@pytest.mark.parametrize("id", ["nosuch", "../instruments/sample", "", "Sample"])
def test_instrument_that_is_not_there_names_those_that_are(load, id):
    load(SAMPLE)

    with pytest.raises(ContentError, match=r"there is no .*; use one of sample$"):
        load_instrument(id)


def test_all_instruments_are_listed_without_being_read(load, content):
    load(SAMPLE)
    (content / "assets" / "instruments" / "broken.yaml").write_text("id: [")

    assert all_instruments() == ("broken", "sample")


def test_strings_are_words_by_key(content):
    file = content / "assets" / "strings" / "frame.yaml"
    file.write_text("exit: {nl: Snel weg, en: Leave now}\n")

    assert dict(load_strings("frame", "nl")) == {"exit": "Snel weg"}
    assert dict(load_strings("frame", "en")) == {"exit": "Leave now"}


def test_strings_tell_their_faults(content):
    file = content / "assets" / "strings" / "frame.yaml"
    file.write_text("exit: {nl: Snel weg}\nmenu: {nl: Menu, en: Menu, fr: Menu}\n")

    with pytest.raises(ContentError) as caught:
        load_strings("frame", "en")

    assert str(caught.value).splitlines() == [
        'frame.yaml line 1: "exit" has no English text; add "en:" under exit',
        'frame.yaml line 2: the file has an unknown key "fr"; use one of en, nl; '
        "if it belongs to a text, put quotes around that text",
    ]


def test_strings_that_are_not_there_name_those_that_are(content):
    (content / "assets" / "strings" / "frame.yaml").touch()

    with pytest.raises(ContentError, match=r"there is no \"farme.yaml\"; .*frame"):
        load_strings("farme", "en")


HELPLINES = """\
checked: 2026-11-01
countries:
  - id: nl
    name: {nl: Nederland, en: The Netherlands}
    lines:
      - name: {nl: Veilig Thuis, en: Safe Home}
        number: "0800-2000"
        dial: "08002000"
        about: {nl: Dag en nacht, en: Day and night}
"""


def test_helplines_come_in_one_language(content):
    (content / "assets" / "helplines.yaml").write_text(HELPLINES)

    helplines = load_helplines("nl")

    (country,) = helplines.countries
    (line,) = country.lines
    assert helplines.checked == date(2026, 11, 1)
    assert helplines.checked_text == "1 november 2026"
    assert (country.id, country.name) == ("nl", "Nederland")
    assert (line.name, line.number, line.dial) == (
        "Veilig Thuis",
        "0800-2000",
        "08002000",
    )
    assert load_helplines("en").countries[0].lines[0].about == "Day and night"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            '"08002000"',
            '"0800-2000"',
            'line 8: helpline 1: "0800-2000" cannot be its',
        ),
        (
            '"08002000"',
            "08002000",
            'line 8: "dial" of helpline 1 has the wrong form;',
        ),
        (", en: Day and night", "", "line 9: helpline 1 has no English text; add"),
        ("id: nl", "id: NLD", 'line 3: country "NLD": "NLD" cannot be its id; use'),
        ("2026-11-01", "soon", 'line 1: "checked" of the file has the wrong form'),
    ],
)
def test_helplines_tell_their_faults(content, old, new, told):
    file = content / "assets" / "helplines.yaml"
    file.write_text(HELPLINES.replace(old, new, 1))

    with pytest.raises(ContentError) as caught:
        load_helplines("nl")

    assert str(caught.value).startswith(f"helplines.yaml {told}")
    assert caught.value.others == ()


def test_missing_helplines_are_told(content):
    with pytest.raises(ContentError, match=r"helplines\.yaml is missing; put it back"):
        load_helplines("nl")


def test_a_settled_process_keeps_to_the_words_that_it_has_seen(content, monkeypatch):
    words = content / "assets" / "strings" / "frame.yaml"
    words.parent.mkdir(exist_ok=True)
    words.write_text("brand: {nl: Boek, en: Book}")
    monkeypatch.setattr(catalogue, "_settled", None)  # put back after the test
    settle()
    assert load_strings("frame", "en")["brand"] == "Book"

    words.write_text("brand: {nl: Schrift, en: Exercise book}")
    assert load_strings("frame", "en")["brand"] == "Book"


def test_content_is_where_the_environment_says(content):
    assert content_dir() == content


def test_content_of_a_checkout_is_beside_the_package(monkeypatch, tmp_path):
    monkeypatch.delenv("WORKBOOK_CONTENT", raising=False)
    monkeypatch.setattr(catalogue, "PACKAGE", tmp_path / "workbook")
    for folder in ("assets", "notebooks", "workbook/content/assets"):
        (tmp_path / folder).mkdir(parents=True)

    assert content_dir() == tmp_path


def test_content_of_an_installed_package_is_inside_it(monkeypatch, tmp_path):
    monkeypatch.delenv("WORKBOOK_CONTENT", raising=False)
    monkeypatch.setattr(catalogue, "PACKAGE", tmp_path / "workbook")
    for folder in ("notebooks", "workbook/content/assets"):
        (tmp_path / folder).mkdir(parents=True)

    assert content_dir() == tmp_path / "workbook" / "content"


def test_content_that_is_not_there_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("WORKBOOK_CONTENT", str(tmp_path))

    with pytest.raises(ContentError, match="let WORKBOOK_CONTENT name a folder"):
        content_dir()


SHIPPED = content_dir() / "assets"


@pytest.mark.parametrize("id", all_instruments())
def test_every_instrument_of_the_workbook_loads(id):
    assert load_instrument(id).id == id


@pytest.mark.parametrize(
    "part", sorted(path.stem for path in (SHIPPED / "strings").glob("*.yaml"))
)
def test_every_part_of_the_interface_has_words(part):
    assert load_strings(part, "nl").keys() == load_strings(part, "en").keys()


def test_helplines_of_the_workbook_load():
    assert {country.id for country in load_helplines("nl").countries} >= {"nl", "be"}


def test_a_word_that_is_missing_is_told_by_file_and_name():
    with pytest.raises(ContentError, match=r'page\.yaml: there is no "no_such_word"'):
        load_strings("page", "nl")["no_such_word"]
