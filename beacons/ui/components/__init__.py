"""The few things that only a script in the browser can do, each behind a small Python function."""

from functools import lru_cache

from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

from beacons.root import PROGRAM
from beacons.ui.services import base
from beacons.web.assets import Assets, stub

ASSETS = Assets(PROGRAM / "beacons", ("ui",), base())


@lru_cache(maxsize=8)
def registered(name: str) -> ComponentRenderer:
    """A component whose script is the module ``<name>.js`` beside this file; registered once per process."""
    address = ASSETS.address(f"ui/components/{name}.js")
    return component(f"seven_beacons_{name.rpartition('/')[2]}", js=stub(address), isolate_styles=False)
