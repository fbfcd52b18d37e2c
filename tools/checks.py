"""``python -m tools.checks [name ...]``: run every check, or those named, and sum up once at the end."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PYTHON = sys.executable
BIN = Path(PYTHON).parent


@dataclass(frozen=True)
class Check:
    """A name, what it looks at, and the command that does so."""

    name: str
    about: str
    command: Sequence[str]


CHECKS = (
    Check("format", "layout of the code", (f"{BIN}/ruff", "format", "--check", ".")),
    Check("lint", "habits of the code", (f"{BIN}/ruff", "check", ".")),
    Check("types", "types", (f"{BIN}/mypy",)),
    Check("imports", "who may import whom", (f"{BIN}/lint-imports",)),
    Check("content", "lessons and quizzes", (PYTHON, "-m", "beacons.lint")),
    Check("coverage", "docs/content-coverage.md is that of the items", (PYTHON, "-m", "beacons.lint.coverage", "--check")),
    Check("helplines", "docs/checking-helplines.md lists all services", (PYTHON, "-m", "beacons.lint.helpline_sheet", "--check")),
    Check("schema", "docs/schema is that of the models", (PYTHON, "-m", "tools.schema", "--check")),
    Check(
        "unit",
        "domain, storage, live, web, linter, interface",
        (PYTHON, "-m", "pytest", "-q", "tests", "--ignore=tests/pages", "--ignore=tests/browser", "-m", "not cluster"),
    ),
    Check(
        "cluster",
        "several processes share the rooms, and one may be killed",
        (PYTHON, "-m", "pytest", "-q", "tests/cluster", "tests/storage", "-m", "cluster"),
    ),
    Check("pages", "every page, driven without a browser", (PYTHON, "-m", "pytest", "-q", "tests/pages")),
    Check("browser", "journeys in a real browser", (PYTHON, "-m", "pytest", "-q", "tests/browser", "-n", "2")),
)


def main(names: Sequence[str]) -> int:
    """Run the checks and print one summary; 0 where all passed."""
    unknown = set(names) - {check.name for check in CHECKS}
    if unknown:
        print(f"no check is called {', '.join(sorted(unknown))}; there are: {', '.join(check.name for check in CHECKS)}")
        return 2
    chosen = [check for check in CHECKS if not names or check.name in names]
    if any(check.name == "browser" for check in chosen):
        _get_browser()
    if any(check.name == "cluster" for check in chosen):
        _get_servers()
    results = [(check, *_run(check)) for check in chosen]
    print("\n== summary ==")
    for check, passed, seconds in results:
        print(f"{'passed' if passed else 'FAILED':8}{check.name:10}{seconds:6.1f} s  {check.about}")
    failed = sum(not passed for _, passed, _ in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _run(check: Check) -> tuple[bool, float]:
    print(f"\n== {check.name}: {check.about} ==", flush=True)
    begun = time.monotonic()
    done = subprocess.run(check.command, cwd=ROOT, check=False)  # noqa: S603  # our own commands above
    return done.returncode == 0, time.monotonic() - begun


def _get_browser() -> None:
    """Install Debian's Chromium where none is found and this user may; else the browser tests say that they are skipped."""
    if not os.environ.get("CHROMIUM") and not any(shutil.which(name) for name in BROWSERS):
        _install("chromium", "fonts-dejavu-core", without="the browser journeys will not run")


def _get_servers() -> None:
    """Install Debian's PostgreSQL and nginx where they are missing and this user may; else their tests say that they are skipped."""
    missing = [] if any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") else ["postgresql"]
    if shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin") is None:
        missing.append("nginx-light")
    if missing:
        _install(*missing, without="several processes will not be tried")


def _install(*packages: str, without: str) -> None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        print(f"Not installed, and it cannot be from here: {', '.join(packages)}; {without}.")
        return
    print(f"Not installed yet: {', '.join(packages)}. Installing Debian's.", flush=True)
    # Servers are wanted for tests alone: run level 1 keeps Debian from starting them.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in ((apt, "update", "-qq"), (apt, "install", "-y", "-qq", "--no-install-recommends", *packages)):
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)  # noqa: S603  # our own commands above


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
