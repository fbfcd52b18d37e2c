"""What a page is made of in the browser: the few things that only a script can do, each behind a small Python function, and the sheet."""

from functools import lru_cache
from pathlib import Path

from streamlit.components.v2 import component as declare
from streamlit.components.v2.types import ComponentRenderer

from beacons.items import FOLDERS
from beacons.serve.files.assets import Assets, stub
from beacons.wiring import base

FEATURES = Path(__file__).parents[1]
"""What a feature is made of stands in its folder; templates, scripts and style sheets are named with it: ``home/coast.html``."""
SHEET = "app.css"
SHEETS = (
    "shell/style.css",
    "home/style.css",
    "lesson/style.css",
    "item/style.css",
    "quiz/style.css",
    "help/style.css",
    "grown_ups/style.css",
    "progress/style.css",
    "shell/narrow.css",
    "shell/reader/style.css",
    "shell/sheets.css",
    "together/style.css",
    "family/style.css",
    "agreement/style.css",
    "classroom/style.css",
    "shell/last.css",
)
"""Of which the style sheet of the pages is made, in their order: of two rules that say otherwise the later holds. What comes with a script
is none of these."""


def _assets() -> Assets:
    """Scripts and style sheets of all pages, and of each type of item."""
    return Assets({"ui": FEATURES, **{f"items/{name}": Path(folder) for name, folder in FOLDERS.items()}}, base())


ASSETS = _assets()


@lru_cache(maxsize=16)
def component(name: str) -> ComponentRenderer:
    """A component whose script is the module ``<name>.js`` below ``beacons/ui``; declared once per process."""
    address = ASSETS.address(f"ui/{name}.js")
    return declare(f"seven_beacons_{name.rpartition('/')[2]}", js=stub(address), isolate_styles=False)


@lru_cache(maxsize=1)
def sheet() -> bytes:
    """The style sheet of the pages: each feature's rules stand in its folder, and a page loads all of them as one file."""
    return b"\n".join((FEATURES / name).read_bytes() for name in SHEETS)


@lru_cache(maxsize=1)
def leaving() -> str:
    """The script that stands in the HTML of every page that may have the exit, and runs before anything is drawn."""
    return (FEATURES / "shell/leaving.js").read_text(encoding="utf-8")
