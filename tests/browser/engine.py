"""The browser that plays the journeys: Chromium, or with ``ENGINE=firefox`` Debian's Firefox. ``CHROMIUM`` names another Chromium.

Chromium's headless shell is the same engine without the windows of a browser around it, of which a new visitor costs seven times as much.
"""

import os
import re
import shutil
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from tools.system import BROWSERS

ENGINE = os.environ.get("ENGINE", "chromium")
IS_FIREFOX = ENGINE == "firefox"
_PROGRAMS = {
    "chromium": (os.environ.get("CHROMIUM"), *BROWSERS),
    "firefox": ("firefox-esr", "firefox"),
}
STAYS_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
"""Whatever is asked of another host finds none: nothing leaves, and ``watch`` need hear only of what fails."""
AS_IT_COMES = "--js-flags=--no-maglev,--no-opt"
"""Scripts are run as they are read. A page of a journey lives for seconds: to make its scripts faster takes longer than it saves."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", STAYS_HERE, AS_IT_COMES]
LIGHT: dict[str, str | float | bool] = {"layout.css.prefers-color-scheme.content-override": 1}
USUAL = {"has_touch": False, "is_mobile": False, "color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}
"""What Playwright can change in Chromium alone, as it is in Firefox."""
SAYS_ITSELF = re.compile(
    r"can.t establish a connection to the server at ws|blocked WebAssembly \(script-src\)|policy: script-src wasm-eval"
)
"""What Firefox says of a line that was cut, and of the platform's script that tries WebAssembly and does without. Chromium says neither."""

needs_chromium = pytest.mark.chromium
"""``@needs_chromium("why")``: left out in Firefox."""


def program() -> str | None:
    """Where the browser is; None where it is not installed."""
    if ENGINE not in _PROGRAMS:
        raise ValueError(f"ENGINE={ENGINE}: {' or '.join(_PROGRAMS)}")
    return next((found for name in _PROGRAMS[ENGINE] if name and (found := shutil.which(name))), None)


def launch(playwright: Playwright, path: str) -> Browser:
    """Start it, without a window."""
    if IS_FIREFOX:
        return playwright.firefox.launch(channel="moz-firefox", executable_path=path, firefox_user_prefs=LIGHT)
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


def skip_what_it_lacks(options: dict[str, Any]) -> None:
    """Leave a test out that asks Firefox for what Playwright cannot change there: touch, colours, motion."""
    asked = {name: value for name, value in options.items() if name in USUAL and value != USUAL[name]}
    if IS_FIREFOX and asked:
        pytest.skip(f"Playwright cannot change this in Firefox: {', '.join(asked)}")
