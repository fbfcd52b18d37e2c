import re

import pytest
from streamlit.components.v2.component_registry import BidiComponentDefinition

from beacons.ui.shell.component import ASSETS, component

SCRIPTS = sorted(name for name in ASSETS.files if name.startswith("ui/") and "export default" in ASSETS.files[name].read_text("utf-8"))
MOST_LETTERS = 400


@pytest.fixture
def stub(monkeypatch):
    """What the platform would send with every run for a component."""
    component.cache_clear()

    def read(name):
        given = {}
        monkeypatch.setattr("beacons.ui.shell.component.declare", lambda name, **more: given.update(more))
        component(name.removeprefix("ui/").removesuffix(".js"))
        return BidiComponentDefinition(name=name, js=given["js"], css=given.get("css"))

    yield read
    component.cache_clear()


def test_these_are_the_components_of_the_pages():
    ours = ("own/dress", "own/editor", "own/unheard")
    host, wall = "classroom/host/host", "classroom/wall/projector"
    shell = ("shell/store", "shell/told", "take_along/save")
    names = ("bring_in/bring_in", "bring_in/report", host, wall, "family/file", "help/country", "item/mount", *ours, *shell)
    assert [f"ui/{name}.js" for name in names] == SCRIPTS


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_and_no_style_travels_with_a_run_but_the_address_of_a_module(stub, name):
    sent = stub(name)
    assert ASSETS.address(name) in sent.js_content
    assert len(sent.js_content) < MOST_LETTERS
    assert (sent.js_url, sent.css_content, sent.css_url) == (None, None, None)


@pytest.mark.parametrize("name", [name for name in ASSETS.files if name.endswith(".js")])
def test_whatever_a_script_names_is_served(name):
    script = ASSETS.files[name].read_text(encoding="utf-8")
    files = set(ASSETS.files.values())
    for other in re.findall(r'"(\.{1,2}/[^"]+\.(?:js|css))"', script):
        assert (ASSETS.files[name].parent / other).resolve() in files
