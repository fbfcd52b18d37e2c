"""The few things that only a script in the browser can do, each behind a small Python function."""

from functools import lru_cache
from pathlib import Path

from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer


@lru_cache(maxsize=8)
def registered(name: str, **parts: str) -> ComponentRenderer:
    """A component whose script is ``<name>.js`` beside this file, without its comments; registered once per process."""
    lines = (Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8").splitlines()
    script = "\n".join(line.strip() for line in lines if not line.lstrip().startswith("//"))
    return component(f"seven_beacons_{name}", js=script, isolate_styles=False, **parts)
