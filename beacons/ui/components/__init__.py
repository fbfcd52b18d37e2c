"""The few things that only a script in the browser can do, each behind a small Python function."""

from functools import lru_cache

from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

from beacons.ui.services import ROOT
from beacons.web.assets import Assets

ASSETS = Assets(ROOT / "beacons", ("ui",))
_STUB = """\
const at = location.origin + "{address}"
const load = (n) => import(n ? at + "?" + n : at).catch((e) => n > 5 ? Promise.reject(e)
  : new Promise((on) => setTimeout(on, 500 << n)).then(() => load(n + 1)))
const all = load(0)
export default async (it) => (await all).default(it)
"""
"""What travels with every run instead of a script. Where that cannot be had it is asked for again for half a minute."""


@lru_cache(maxsize=8)
def registered(name: str) -> ComponentRenderer:
    """A component whose script is the module ``<name>.js`` beside this file; registered once per process."""
    address = ASSETS.address(f"ui/components/{name}.js")
    return component(f"seven_beacons_{name.rpartition('/')[2]}", js=_STUB.replace("{address}", address), isolate_styles=False)
