"""A widget's script imports what the page's script has, and brings the rest."""

import pytest

from workbook.serving.assets import Assets
from workbook.serving.scripts import PAGE, Scripts
from workbook.widgets.esm import join, modules

MODULES = modules(join(PAGE))
STORE = MODULES["$store"]
OWN = "const { getStore } = $store;\nexport default { store: getStore() };\n"


@pytest.fixture
def scripts() -> Scripts:
    return Scripts(Assets(), lambda hashed: f"/static/{hashed}")


def body(scripts: Scripts, url: str) -> str:
    asset = scripts.assets.get(url.removeprefix("/static/"))
    assert asset is not None
    return asset.body.decode()


def test_the_pages_script_lends_each_of_its_modules(scripts: Scripts) -> None:
    script = body(scripts, scripts.page())

    assert len(MODULES) > 30
    assert script.endswith(f"export{{{','.join(MODULES)}}};")


def test_a_widget_imports_what_the_page_has(scripts: Scripts) -> None:
    url = scripts.widget("mine", STORE + OWN, is_ours=True)

    assert body(scripts, url) == (
        f'import{{$store}}from"{scripts.page()}";'
        "const{getStore}=$store;export default{store:getStore()};"
    )


def test_a_widget_of_another_release_brings_all_of_its_own(scripts: Scripts) -> None:
    other = STORE.replace("class Store", "class Store /* another */")
    assert other != STORE
    others = MODULES["$day"] + other

    text = body(scripts, scripts.widget("mine", others + OWN, is_ours=True))

    assert "import" not in text
    assert "const $day=" in text
    assert "class Store" in text


def test_a_widget_of_others_stays_as_it_is(scripts: Scripts) -> None:
    text = STORE + OWN

    assert body(scripts, scripts.widget("theirs", text, is_ours=False)) == text
