"""A notebook full of core ipywidgets, as somebody would write it for a chapter."""

from __future__ import annotations

CELLS = [
    """
import base64

import ipywidgets as w
import matplotlib
import matplotlib.pyplot as plt
from IPython.display import HTML, clear_output, display
from matplotlib_inline.backend_inline import set_matplotlib_formats

matplotlib.use("module://matplotlib_inline.backend_inline")
""",
    # What a visitor sets reaches Python, and Python's answer comes back.
    """
said = w.HTML("<p>Nothing yet</p>")
hours = w.IntSlider(3, 0, 10, description="Hours", continuous_update=False)
day = w.Dropdown(options=["Monday", "Friday"], description="Day")
words = w.Text(description="Words", placeholder="Your words")
agreed = w.Checkbox(description="<em>Agreed</em>", description_allow_html=True)
mood = w.RadioButtons(options=["Calm", "Tired"], description="Mood")
pace = w.ToggleButtons(options=["Slow", "Quick"], description="Pace")


def tell(change):
    said.value = f"<p>Python has <b>{change.new}</b></p>"


for widget in (hours, day, words, agreed, mood, pace):
    widget.observe(tell, "value")
w.VBox([hours, day, words, agreed, mood, pace, said])
""",
    """
count = w.Label("0 clicks")
button = w.Button(description="Count", button_style="primary")
clicks = []


@button.on_click
def _(_button):
    clicks.append(1)
    count.value = f"{len(clicks)} clicks"


w.HBox([button, count])
""",
    """
tab = w.Tab(
    [w.HTML("<p>What we did</p>"), w.Text(description="Wish")],
    titles=["Then", "Now"],
)
opened = w.Label("Python sees tab 0")
tab.observe(
    lambda c: setattr(opened, "value", f"Python sees tab {c.new}"), "selected_index"
)
w.VBox([tab, opened])
""",
    """
w.Accordion([w.HTML("<p>Folded words</p>"), w.Label("More")], titles=["One", "Two"])
""",
    """
@w.interact(x=w.IntSlider(2, 0, 9, description="Number"), drawn=["svg", "png"])
def square(x, drawn):
    print(f"{x} squared is {x * x}")
    set_matplotlib_formats(drawn)
    plt.figure(figsize=(3, 2)).add_subplot(xlabel=f"number {x}").plot([0, x], [0, x])
""",
    """
grown = w.VBox([])
grow = w.Button(description="Another one")


@grow.on_click
def _(_button):
    number = len(grown.children) + 1
    slider = w.IntSlider(description=f"New {number}")
    heard = w.Label(f"New {number} is at 0")
    slider.observe(
        lambda c: setattr(heard, "value", f"New {number} is at {c.new}"), "value"
    )
    grown.children += (w.HBox([slider, heard]),)


w.VBox([grow, grown])
""",
    """
box = w.Output()
kept = w.Label("")


def button_for(name, work):
    button = w.Button(description=name)

    @button.on_click
    def _(_button):
        with box:
            work()

    return button


def fail():
    raise ValueError("a secret of the notebook")


def warn():
    import sys

    print("a warning of a library", file=sys.stderr)
    print("after the warning")


def markup():
    display(HTML('<p id="made">Made of HTML</p><script>document.title = "run"</script>'
                 '<a href=" java\\nscript:run()">A link</a>'))


def handler():
    display(HTML('<p onclick="run()">With a handler</p>'))


def nested():
    inner = w.Output()
    print("outside, before")
    display(inner)
    with inner:
        print("inside")
    print("outside, after")


def updated():
    global shown
    shown = display(HTML("<p>the first state</p>"), display_id=True)


def look():
    texts = [o.get("text", o["output_type"]) for o in box.outputs]
    kept.value = f"Python keeps {texts}"


show = w.Button(description="Update the display")
show.on_click(lambda _: shown.update(HTML("<p>the second state</p>")))
asked = w.Button(description="What does Python keep?")
asked.on_click(lambda _: look())
w.VBox([
    w.HBox([
        button_for("Print", lambda: print("printed")),
        button_for("Fail", fail),
        button_for("Warn", warn),
        button_for("Markup", markup),
        button_for("Handler", handler),
        button_for("Nest", nested),
        button_for("Display", updated),
        button_for("Widget", lambda: display(w.IntSlider(description="Within"))),
        button_for("Clear", clear_output),
        button_for("Clear later", lambda: clear_output(wait=True)),
        show,
        asked,
    ], layout=w.Layout(flex_flow="row wrap")),
    box,
    kept,
])
""",
    """
import anywidget
import traitlets


class Ours(anywidget.AnyWidget):
    _esm = "export default { render({ model, el }) { el.append(model.get('words')) } }"
    words = traitlets.Unicode("Of our own make").tag(sync=True)


class Map(w.DOMWidget):
    _model_module = traitlets.Unicode("jupyter-leaflet").tag(sync=True)
    _model_name = traitlets.Unicode("LeafletMapModel").tag(sync=True)
    _view_module = traitlets.Unicode("jupyter-leaflet").tag(sync=True)
    _view_name = traitlets.Unicode("LeafletMapView").tag(sync=True)


w.VBox([w.Label("Above the map"), Map(), Ours(), w.Label("Below our own")])
""",
    """
dot = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
letter = w.FileUpload(description="Letter")
read = w.Label()


@letter.observe
def _(change):
    if change.name == "value":
        [file] = change.new
        read.value = f"Python reads: {bytes(file.content).decode()}"


w.VBox([
    w.Image(value=dot, format="gif", width=40, height=40),
    w.IntProgress(4, description="Done"),
    w.IntRangeSlider(value=(2, 5), min=0, max=10, description="Between"),
    w.Textarea(description="Story"),
    w.ToggleButton(description="Held"),
    letter,
    read,
])
""",
]
