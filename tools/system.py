"""``python -m tools.system``: which programs beside Python are missing for the checks; Debian's are installed where this user may.

Where that cannot be, the last line is the one to type. The app itself needs none of them.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Debian's first: Chromium without the windows of a browser around its pages, then with them."""
SERVERS = "/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin"
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")
_WEBKIT = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"
LEAST_NODE = (18, 19)
"""What ``package.json`` asks for."""


@dataclass(frozen=True)
class Need:
    """A package of Debian, how to tell that it or its like is there, and what goes without it."""

    package: str
    is_there: Callable[[], bool]
    without: str


def has_browser() -> bool:
    """The browser that CHROMIUM names, or one of those that the tests look for."""
    return bool(os.environ.get("CHROMIUM")) or any(map(shutil.which, BROWSERS))


def has_fonts() -> bool:
    """Any font: without one a browser measures nothing as it will be."""
    return any(next(Path(folder).rglob("*.[ot]t[fc]"), None) for folder in FONTS)


def has_postgresql() -> bool:
    """Its programs, which Debian keeps in a folder for each version."""
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None


def has_nginx() -> bool:
    """It stands where only root looks."""
    return shutil.which("nginx", path=SERVERS) is not None


def has_firefox() -> bool:
    """Debian's, or the one of another system."""
    return any(map(shutil.which, ("firefox-esr", "firefox")))


def has_webkit_driver() -> bool:
    """The program that drives WebKit."""
    return shutil.which("WebKitWebDriver") is not None


def has_webkit_window() -> bool:
    """The system's Python can open a window of WebKit: its bindings belong to it, and not to the Python of the checks."""
    return Path("/usr/bin/python3").exists() and _succeeds(("/usr/bin/python3", "-c", _WEBKIT))


def has_bindings() -> bool:
    """The system's Python has GObject's bindings."""
    return Path("/usr/bin/python3").exists() and _succeeds(("/usr/bin/python3", "-c", "import gi"))


def has_screen() -> bool:
    """A screen that nobody sees."""
    return shutil.which("Xvfb") is not None


def has_webkit() -> bool:
    """All that it takes to drive WebKit."""
    return has_webkit_driver() and has_screen() and has_webkit_window()


def has_node() -> bool:
    """One that is new enough."""
    node = shutil.which("node")
    return node is not None and version_of(node) >= LEAST_NODE


def version_of(node: str) -> tuple[int, int]:
    """Major and minor; 0 where it does not say."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603  # what shutil.which found
    found = re.match(r"v(\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def has_npm() -> bool:
    """Comes with node, but not with Debian's."""
    return shutil.which("npm") is not None


NEEDS = (
    Need("chromium-headless-shell", has_browser, "no journey in a real browser"),
    Need("fonts-dejavu-core", has_fonts, "no journey in a real browser"),
    Need("firefox-esr", has_firefox, "no journey in Firefox"),
    Need("webkit2gtk-driver", has_webkit_driver, "no journey in WebKit"),
    Need("xvfb", has_screen, "no journey in WebKit"),
    Need("python3-gi", has_bindings, "no journey in WebKit"),
    Need("gir1.2-webkit2-4.1", has_webkit_window, "no journey in WebKit"),
    Need("postgresql", has_postgresql, "no test of several processes"),
    Need("nginx-light", has_nginx, "no test of several processes"),
    Need("nodejs", has_node, f"no check of the scripts, for which it must be {'.'.join(map(str, LEAST_NODE))} or later"),
    Need("npm", has_npm, "no check of the scripts"),
)
FOR_CHECKS = {
    "browser": {"chromium-headless-shell", "fonts-dejavu-core"},
    "engines": {"fonts-dejavu-core", "firefox-esr", "webkit2gtk-driver", "xvfb", "python3-gi", "gir1.2-webkit2-4.1"},
    "cluster": {"postgresql", "nginx-light"},
    "scripts": {"nodejs", "npm"},
}
"""Packages that a check rests on, by its name in ``tools.checks``."""


def missing(packages: Collection[str]) -> list[Need]:
    """Those of the packages that are not there."""
    return [need for need in NEEDS if need.package in packages and not need.is_there()]


def get(packages: Collection[str]) -> list[Need]:
    """Install what is missing of the packages, where this user may; what is missing then."""
    wanted = missing(packages)
    if not wanted:
        return []
    names = [need.package for need in wanted]
    print(f"Not installed: {', '.join(names)}.", flush=True)
    become_root = as_root()
    if become_root is None:
        return wanted
    print("Installing Debian's.", flush=True)
    # Servers are wanted for tests alone: run level 1 keeps Debian from starting them.
    apt = (*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "-qq")
    _succeeds((*apt, "update"))
    _succeeds((*apt, "install", "-y", "--no-install-recommends", *names))
    return missing(names)


def as_root() -> tuple[str, ...] | None:
    """What makes a command of this user one that apt-get obeys, without a question being asked; None where that cannot be."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ()
    sudo = ("sudo", "-n")
    return sudo if shutil.which("sudo") and _succeeds((*sudo, "true")) else None


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603  # our own commands above


def to_type(left: Sequence[Need]) -> str:
    """What goes without the packages that are missing, and as its last line what to do about it."""
    goes = [f"Without {need.package}: {need.without}." for need in left]
    names = " ".join(need.package for need in left)
    if shutil.which("apt-get") is None:
        return "\n".join([*goes, f"Install these, or what your system has instead: {names}"])
    sudo = "" if os.geteuid() == 0 else "sudo "
    return "\n".join([*goes, f"{sudo}apt-get update && {sudo}apt-get install --no-install-recommends {names}"])


def main() -> int:
    """Get all; 1 where something is missing still."""
    left = get([need.package for need in NEEDS])
    print(to_type(left) if left else "Everything is there that the checks need beside Python.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
