"""The few things that only a script in the browser can do, each behind a small Python function."""

from functools import lru_cache
from pathlib import Path

from streamlit.components.v2 import component as declare
from streamlit.components.v2.types import ComponentRenderer

from beacons.items import FOLDERS
from beacons.root import PROGRAM
from beacons.serve.files.assets import Assets, stub
from beacons.wiring import base


def _assets() -> Assets:
    """Scripts and style sheets of all pages, and of each type of item."""
    return Assets({"ui": PROGRAM / "beacons" / "ui", **{f"items/{name}": Path(folder) for name, folder in FOLDERS.items()}}, base())


ASSETS = _assets()


@lru_cache(maxsize=16)
def component(name: str) -> ComponentRenderer:
    """A component whose script is the module ``<name>.js`` below ``beacons/ui``; declared once per process."""
    address = ASSETS.address(f"ui/{name}.js")
    return declare(f"seven_beacons_{name.rpartition('/')[2]}", js=stub(address), isolate_styles=False)
