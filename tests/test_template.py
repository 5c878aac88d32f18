import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import jinja2
import pytest
from markupsafe import Markup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from voila.exporter import VoilaExporter

import workbook
from workbook.catalogue import content_dir, load_helplines, load_strings
from workbook.serving.described import html_in_outputs
from workbook.serving.frame import SCRIPT_WORDS
from workbook.serving.handlers import POLICY
from workbook.serving.head import EARLY

TEMPLATES = content_dir() / "assets/voila/templates/samenwerkboek"
SCRIPTS = Path(workbook.__file__).parent / "serving/page"
PAGES = ["index.html.j2", "loading.html.j2", "error.html.j2"]
HOSTILE = """</script></title><x-evil onclick="evil()">'"--><!--<script>"""
WIDGET = "application/vnd.jupyter.widget-view+json"
VOID = {"br", "hr", "img", "input", "link", "meta"}


class Page(HTMLParser):
    """What a browser finds on a page: elements, and the text that stands in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.open: list[SimpleNamespace] = []
        self.elements: list[SimpleNamespace] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        element = SimpleNamespace(
            tag=tag, attrs=dict(attrs), text="", inside=[e.tag for e in self.open]
        )
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        for element in self.open:
            element.text += data

    def find(self, tag: str, **attributes: str) -> list[SimpleNamespace]:
        """Elements with these attributes; ``class_`` and ``aria_current`` as well."""
        wanted = {k.strip("_").replace("_", "-"): v for k, v in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag and wanted.items() <= element.attrs.items()
        ]


def sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def attribute(element: SimpleNamespace, name: str) -> str | None:
    return element.attrs.get(name)


@pytest.fixture(params=["nl", "en"])
def frame(request):
    """What the server knows of a page, for a made-up chapter 2."""
    language = request.param
    words = dict(load_strings("frame", language))
    chapters = [
        {"number": 0, "title": "Start", "url": f"/{language}/00-start"},
        {"number": 2, "title": "Middle", "url": f"/{language}/02-middle"},
        {"number": 90, "title": "Group", "url": f"/{language}/90-group"},
    ]
    for chapter in chapters:
        chapter["current"] = chapter["number"] == 2
    return {
        "language": language,
        "title": "Middle",
        "number": 2,
        "stem": "02-middle",
        "start_url": f"/{language}/00-start",
        "words": words,
        "exit_url": "https://weather.example/",
        "chapters": chapters,
        "languages": [
            {"code": "nl", "name": "Nederlands", "url": "/nl/02", "current": True},
            {"code": "en", "name": "English", "url": "/en/02", "current": False},
        ],
        "previous": {"title": "Start", "url": f"/{language}/00-start"},
        "next": None,
        "helplines": load_helplines(language),
        "consent_form": '<form><input type="radio" name="place"></form>',
        "privacy": words["privacy"],
        "style": Markup("body{color:red}"),
        "styles": ["/static/other.css"],
        "early": Markup(EARLY),
        "icon": "data:image/svg+xml,%3Csvg/%3E",
        "script": "/static/page.js",
        "set_aside": "/static/set_aside.1.js",
        "lock": "/static/lock.js",
        "answered": "/static/answered.js",
        "page_json": json.dumps({"words": words}),
        "fault": {"code": "2-500", "message": "made-up.yaml line 1: a fault; mend it"},
    }


@pytest.fixture
def notebook():
    """A made-up chapter, as it is when its cells have run."""
    form = "<fieldset><legend>How are you?</legend></fieldset>"
    shown = {WIDGET: {"model_id": "model-1"}, "text/html": form, "text/plain": "Form()"}
    return new_notebook(
        cells=[
            new_markdown_cell("# The middle\n\nA lead.\n\n- **10 minutes**\n- alone"),
            new_code_cell("page", outputs=[new_output("display_data", shown)]),
            new_markdown_cell("## What do you see?\n\n> **Note.** Beside the text."),
        ]
    )


def render(template, frame, notebook=None):
    """Render as the server does: a chapter by Voilà's exporter, the rest plainly."""
    if template == "index.html.j2":
        exporter = VoilaExporter(
            template_paths=[str(TEMPLATES)], template_name="samenwerkboek", base_url="/"
        )
        environment = exporter.environment
    else:
        environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES))
    environment.undefined = jinja2.StrictUndefined
    shown = {} if notebook is None else dict(html_in_outputs(notebook))
    rendered = environment.get_template(template).render(
        nb=notebook, frame=frame, widget_html=shown
    )
    return Page(rendered)


def spoil(value):
    """Put hostile words into every sentence of a frame, but leave its addresses."""
    if isinstance(value, dict):
        kept = {
            "url",
            "exit_url",
            "start_url",
            "style",
            "early",
            "icon",
            "script",
            "set_aside",
            "lock",
            "answered",
        }
        return {k: v if k in kept else spoil(v) for k, v in value.items()}
    if isinstance(value, list):
        return [spoil(v) for v in value]
    return value + HOSTILE if isinstance(value, str) else value


@pytest.mark.parametrize("template", PAGES)
def test_every_page_says_its_language_and_its_title(template, frame, notebook):
    page = render(template, frame, notebook)

    assert page.html.lstrip().startswith("<!doctype html>")
    assert attribute(page.find("html")[0], "lang") == frame["language"]
    assert page.find("title")[0].text.endswith("Samenwerkboek")


@pytest.mark.parametrize("template", PAGES)
def test_every_page_has_one_main_to_skip_to_and_one_heading(template, frame, notebook):
    page = render(template, frame, notebook)
    [main] = page.find("main")
    [heading] = page.find("h1")
    first_link = page.find("a")[0]

    assert attribute(first_link, "href") == f"#{attribute(main, 'id')}"
    assert attribute(main, "tabindex") == "-1"
    assert "main" in heading.inside
    assert heading.text.strip()


@pytest.mark.parametrize("template", PAGES)
def test_every_page_has_navigation_with_names_of_its_own(template, frame, notebook):
    page = render(template, frame, notebook)
    names = [attribute(nav, "aria-label") for nav in page.find("nav")]

    words = frame["words"]
    assert names == [words["language"], words["chapters"], words["onward"]]


@pytest.mark.parametrize("template", PAGES)
def test_ids_are_unique_and_what_refers_to_them_finds_them(template, frame, notebook):
    page = render(template, frame, notebook)
    ids = [attribute(e, "id") for e in page.elements if attribute(e, "id")]
    refers = ("aria-controls", "aria-describedby", "aria-labelledby")
    targets = {attribute(e, name) for e in page.elements for name in refers} - {None}

    assert len(ids) == len(set(ids))
    assert targets <= set(ids)


@pytest.mark.parametrize("template", PAGES)
def test_nothing_on_a_page_runs_inline_but_what_the_policy_names(
    template, frame, notebook
):
    page = render(template, frame, notebook)
    inline = [
        script.text
        for script in page.find("script")
        if not attribute(script, "src")
        and attribute(script, "type") != "application/json"
    ]

    named = re.findall(r"'sha256-([^']+)'", POLICY)
    assert [sha256(text) for text in inline] == named
    for element in page.elements:
        assert not [name for name in element.attrs if name.startswith("on")]
        assert not (attribute(element, "href") or "").startswith("javascript:")


@pytest.mark.parametrize("template", PAGES)
def test_only_quick_exit_and_phone_numbers_lead_away(template, frame, notebook):
    page = render(template, frame, notebook)
    names = ("href", "src", "action", "data", "poster", "srcset")
    urls = [attribute(element, name) for element in page.elements for name in names]
    parts = [(url, urlsplit(url)) for url in urls if url]
    away = [url for url, to in parts if to.scheme not in ("", "data") or to.netloc]

    phones = [f"tel:{n.dial}" for c in frame["helplines"].countries for n in c.lines]
    assert away == [frame["exit_url"], *phones]


@pytest.mark.parametrize("template", PAGES)
def test_helplines_are_never_folded(template, frame, notebook):
    page = render(template, frame, notebook)
    links = [a for a in page.find("a") if attribute(a, "href")]
    phones = [a for a in links if attribute(a, "href").startswith("tel:")]

    assert phones
    assert all("details" not in a.inside and "main" not in a.inside for a in phones)


@pytest.mark.parametrize("template", PAGES)
def test_markup_in_words_stays_words(template, frame, notebook):
    hostile = spoil(frame | {"helplines": {}}) | {"consent_form": "<form></form>"}
    line = {"name": HOSTILE, "number": HOSTILE, "dial": "112", "about": HOSTILE}
    hostile["helplines"] = {
        "checked_text": HOSTILE,
        "countries": [{"name": HOSTILE, "lines": [line]}],
    }
    hostile["page_json"] = json.dumps({"words": {"exit": HOSTILE}})
    cell = new_code_cell()
    cell.outputs = [
        new_output("stream", name="stdout", text=HOSTILE),
        new_output("error", ename=HOSTILE, evalue=HOSTILE, traceback=[HOSTILE]),
        new_output("display_data", {"text/plain": HOSTILE}),
        new_output("display_data", {WIDGET: {"model_id": HOSTILE}}),
    ]
    notebook.cells.append(cell)
    page = render(template, hostile, notebook)

    assert page.html.count("x-evil") > 40
    assert not page.find("x-evil")
    assert len(page.find("script")) == 3
    assert page.find("title")[0].text.count("x-evil") == 2
    [data] = page.find("script", type="application/json")
    assert json.loads(data.text) == {"words": {"exit": HOSTILE}}


def test_first_markdown_cell_opens_the_chapter(frame, notebook):
    page = render("index.html.j2", frame, notebook)
    opening = page.find("header", class_="open full")[0]
    [number] = page.find("p", class_="eyebrow")

    assert number.text == frame["words"]["chapter_label"].format(number=2)
    for text in (number.text, "The middle", "A lead.", "10 minutes", "alone"):
        assert text in opening.text
    assert "What do you see?" not in opening.text


@pytest.mark.parametrize(("number", "word"), [(0, None), (90, "for_facilitators")])
def test_start_and_facilitators_pages_have_no_chapter_number(
    number, word, frame, notebook
):
    page = render("index.html.j2", frame | {"number": number}, notebook)
    eyebrows = [p.text for p in page.find("p", class_="eyebrow")]

    assert eyebrows == ([frame["words"][word]] if word else [])


def test_notebook_without_an_opening_gets_its_title_as_heading(frame, notebook):
    del notebook.cells[0]
    page = render("index.html.j2", frame, notebook)

    assert page.find("h1")[0].text == frame["title"]
    assert page.find("legend")


def test_widget_stands_in_the_document_readable_and_can_be_found(frame, notebook):
    page = render("index.html.j2", frame, notebook)
    [widget] = page.find("div", class_="wb-widget")

    assert attribute(widget, "data-model-id") == "model-1"
    assert widget.text == "How are you?"
    assert "Form()" not in page.html


def test_output_is_shown_but_never_what_was_said_on_stderr(frame, notebook):
    notebook.cells[1].outputs = [
        new_output("stream", name="stdout", text="printed"),
        new_output("stream", name="stderr", text="grumbled"),
        new_output("display_data", {"text/html": "<i>rich</i>", "text/plain": "poor"}),
        new_output("display_data", {"image/svg+xml": '<svg role="img"></svg>'}),
        new_output("display_data", {"image/png": "iVBORw0=\n"}, metadata={"alt": "A"}),
        new_output("display_data", {"text/plain": "plain"}),
    ]
    page = render("index.html.j2", frame, notebook)

    assert [pre.text for pre in page.find("pre")] == ["printed", "plain"]
    assert "grumbled" not in page.html
    assert page.find("i")[-1].text == "rich"
    assert page.find("svg", role="img")
    assert page.find("img", src="data:image/png;base64,iVBORw0=", alt="A")


def test_failed_cell_says_so_calmly_and_the_rest_follows(frame, notebook):
    fault = new_output("error", ename="ContentError", evalue="x.yaml line 3: bad")
    notebook.cells[1].outputs = [fault]
    page = render("index.html.j2", frame, notebook)
    [block] = page.find("section", class_="state err")

    assert frame["words"]["fault_title"] in block.text
    assert frame["words"]["fault_code"].format(code="2-2") in block.text
    [message] = page.find("pre")
    assert message.text == "ContentError: x.yaml line 3: bad"
    assert "details" in message.inside
    assert "What do you see?" in page.find("main")[0].text


def test_consent_stands_under_the_opening_unless_the_page_asks_it_itself(
    frame, notebook
):
    asked = render("index.html.j2", frame, notebook)
    itself = render("index.html.j2", frame | {"consent_form": ""}, notebook)

    assert asked.find("input", name="place")
    assert asked.html.index("</h1>") < asked.html.index('id="consent-notice"')
    assert not itself.find("section", id="consent-notice")


def test_chapters_have_their_number_and_facilitators_their_own_list(frame, notebook):
    page = render("index.html.j2", frame, notebook)
    chapters, others = page.find("ol")[:2]

    assert " ".join(chapters.text.split()) == "Start 2 Middle"
    assert others.text.strip() == "Group"
    [current] = page.find("a", aria_current="page")
    assert attribute(current, "href") == frame["chapters"][1]["url"]


def test_loading_page_asks_again_by_itself(frame):
    page = render("loading.html.j2", frame)

    assert page.find("meta", http_equiv="refresh", content="1")


def test_error_page_says_that_answers_are_safe_and_what_to_do(frame):
    page = render("error.html.j2", frame)
    [main] = page.find("main")

    words = frame["words"]
    for word in ("error_title", "error_text", "open_again", "back_to_start"):
        assert words[word] in main.text
    [message] = page.find("pre")
    assert message.text == frame["fault"]["message"]
    assert "details" in message.inside


def test_error_page_for_a_wrong_address_leads_to_the_start(frame):
    fault = {"code": 404, "message": "no such page"}
    page = render("error.html.j2", frame | {"fault": fault})

    assert page.find("h1")[0].text == frame["words"]["missing_title"]
    assert frame["words"]["open_again"] not in page.find("main")[0].text


def test_both_languages_have_the_same_places_in_their_sentences():
    nl, en = load_strings("frame", "nl"), load_strings("frame", "en")

    def places(words):
        return {k: sorted(re.findall(r"\{\w+\}", v)) for k, v in words.items()}

    assert places(nl) == places(en)


def test_scripts_get_the_words_that_they_say_and_no_others():
    scripts = [
        script
        for script in SCRIPTS.glob("*.js")
        # The others get their words from that one.
        if script.stem == "ipywidgets_start" or "ipywidgets" not in script.stem
    ]
    text = "".join(script.read_text(encoding="utf-8") for script in scripts)
    said = set(re.findall(r"\bwords\.(\w+)", text)) - {"js"}
    families = set(re.findall(r"\bwords\[`(\w+_)\$\{", text))

    assert said | families
    assert said <= set(SCRIPT_WORDS)
    for word in SCRIPT_WORDS:
        assert word in said or word.startswith(tuple(families))
    assert set(SCRIPT_WORDS) <= load_strings("frame", "nl").keys()
