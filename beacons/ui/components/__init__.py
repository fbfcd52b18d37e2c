"""The few things that only a script in the browser can do, each behind a small Python function."""

from functools import lru_cache
from pathlib import Path

from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

_HERE = Path(__file__).parent


@lru_cache(maxsize=8)
def registered(name: str, parts: tuple[str, ...] = ()) -> ComponentRenderer:
    """A component whose script is ``<name>.js`` beside this file, without its comments; registered once per process.

    Scripts of ``parts`` stand before it as one module, so that nothing is left to import; a part may have a style sheet of its name.
    """
    lines = [line.strip() for one in (*parts, name) for line in _text(f"{one}.js").splitlines()]
    script = "\n".join(line for line in lines if not line.startswith(("//", "import ")))
    return component(f"seven_beacons_{name}", js=script, css="".join(map(_style, parts)) or None, isolate_styles=False)


def _style(part: str) -> str:
    return _text(f"{part}.css") if (_HERE / f"{part}.css").is_file() else ""


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
