"""``python -m tools.checks [name ...]``: run every check, or those named, and sum up once at the end. ``-name`` leaves one out.

Checks that keep one core busy run two at a time, and what each says is printed in one piece; the others run alone.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tools import system
from tools.scripts import NOT_CHECKED

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "test-results"
PYTHON = sys.executable
BIN = Path(PYTHON).parent
BOTH_CORES = ("-n", "2", "--dist", "worksteal")
PLAIN = ("--tb=native",)
"""How failures of journeys are told: what reads their source for more may end the whole run, since they come out of another greenlet."""
COUNTED = ("--cov", "--cov-report=", "--cov-fail-under=0")
"""Which lines and branches a suite goes through; what all suites together leave out is counted by ``covered``."""


@dataclass(frozen=True)
class Check:
    """A name, what it looks at, and the command that does so: alone where it keeps both cores busy, or is about how long things take."""

    name: str
    about: str
    command: Sequence[str]
    is_alone: bool = False
    again: Sequence[str] = ()
    """Where the command has failed: what tries that part once more which did. Whether it passes then is said in the summary."""
    is_for_asking: bool = False
    """Run only where it is named: it takes long, or what it meets comes by chance."""


@dataclass(frozen=True)
class Result:
    """How a check came out, and after how many seconds."""

    check: Check
    verdict: str
    seconds: float


def _tests(*arguments: str) -> Sequence[str]:
    return (PYTHON, "-m", "pytest", "-q", *arguments)


CHECKS = (
    Check("format", "layout of the code", (f"{BIN}/ruff", "format", "--check", ".")),
    Check("lint", "habits of the code", (f"{BIN}/ruff", "check", ".")),
    Check("types", "types", (f"{BIN}/mypy",)),
    Check("imports", "who may import whom", (f"{BIN}/lint-imports",)),
    Check("scripts", "types, habits and tests of the scripts", (PYTHON, "-m", "tools.scripts")),
    Check("content", "lessons and quizzes", (PYTHON, "-m", "author")),
    Check("coverage", "docs/content-coverage.md is that of the items", (PYTHON, "-m", "author.coverage", "--check")),
    Check("helplines", "docs/checking-helplines.md lists all services", (PYTHON, "-m", "author.helpline_sheet", "--check")),
    Check("schema", "docs/schema is that of the models", (PYTHON, "-m", "tools.schema", "--check")),
    Check("wire", "beacons/live/wire.d.ts is that of the messages", (PYTHON, "-m", "tools.wire_types", "--check")),
    Check(
        "unit",
        "domain, storage, live, serve, linter, interface",
        _tests(
            *("tests", *(f"--ignore=tests/{name}" for name in ("pages", "browser", "engines", "weather"))),
            *("-m", "not cluster", *BOTH_CORES, *COUNTED),
        ),
        is_alone=True,
    ),
    Check("pages", "every page, driven without a browser", _tests("tests/pages", *BOTH_CORES, *COUNTED), is_alone=True),
    Check("covered", "branches that no test goes through", (PYTHON, "-m", "tools.covered"), is_alone=True),
    Check(
        "cluster",
        "several processes share the rooms, and one may be killed",
        _tests("tests/cluster", "tests/storage", "-m", "cluster"),
        is_alone=True,
    ),
    # A third of the time a journey waits for a page, and somebody else can use the core.
    # Where a machine is busy a journey may run out of patience: what failed is played once more alone, and the summary says so.
    Check(
        "browser",
        "journeys in a real browser",
        _tests("tests/browser", "-n", "3", "--dist", "worksteal", *PLAIN),
        is_alone=True,
        again=_tests("tests/browser", "--last-failed", "--last-failed-no-failures", "none", *PLAIN),
    ),
    # Firefox and WebKit, one beside the other: each waits for its own pages.
    Check(
        "engines",
        "the journeys that matter most, in Firefox and WebKit",
        _tests("tests/engines", *BOTH_CORES),
        is_alone=True,
        again=_tests("tests/engines", "--last-failed", "--last-failed-no-failures", "none"),
    ),
    Check("weather", "a short class and a child in bad weather", _tests("tests/weather"), is_alone=True, is_for_asking=True),
)


def main(names: Sequence[str]) -> int:
    """Run the checks and print one summary; 0 where none has failed."""
    unknown = {name.removeprefix("-") for name in names} - {check.name for check in CHECKS}
    if unknown:
        print(f"no check is called {', '.join(sorted(unknown))}; there are: {', '.join(check.name for check in CHECKS)}")
        return 2
    checks = chosen(names)
    missing = system.get({package for check in checks for package in system.FOR_CHECKS.get(check.name, ())})
    results = list(_run(checks))
    print("\n== summary ==")
    for result in results:
        print(f"{result.verdict:8}{result.check.name:10}{result.seconds:6.1f} s  {result.check.about}")
    count = {verdict: sum(result.verdict == verdict for result in results) for verdict in ("passed", "FAILED", "skipped")}
    print(f"{count['passed']} passed, {count['FAILED']} failed" + (f", {count['skipped']} skipped" if count["skipped"] else ""))
    if missing:
        print(f"\n{system.to_type(missing)}")
    return 1 if count["FAILED"] else 0


def chosen(names: Sequence[str]) -> list[Check]:
    """The checks that are named, or all that need not be named; without those that are named with a hyphen."""
    wanted, unwanted = {name for name in names if name[0] != "-"}, {name[1:] for name in names if name[0] == "-"}
    return [one for one in CHECKS if one.name not in unwanted and (one.name in wanted if wanted else not one.is_for_asking)]


def _run(checks: Sequence[Check]) -> Iterator[Result]:
    RESULTS.mkdir(exist_ok=True)
    with ThreadPoolExecutor(2) as both:
        for result, said in both.map(_beside, (check for check in checks if not check.is_alone)):
            _say(result.check, said)
            yield result
    for check in checks:
        if check.is_alone:
            _say(check)
            yield _call(check)[0]


def _beside(check: Check) -> tuple[Result, str]:
    """What a check says is kept until it can be said in one piece."""
    return _call(check, subprocess.PIPE)


def _call(check: Check, output: int | None = None) -> tuple[Result, str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # suites import the same modules
    environment["COVERAGE_FILE"] = str(RESULTS / f"coverage.{check.name}")
    begun = time.monotonic()
    errors = output and subprocess.STDOUT
    run = partial(subprocess.run, cwd=ROOT, env=environment, check=False, text=True, stdout=output, stderr=errors)
    done = run(check.command)
    if done.returncode == 1 and check.again:
        _say(replace(check, about="what failed, once more and alone"))
        done = run(check.again)
        check = replace(check, about=f"{check.about}; some of it failed at first")
    verdict = {0: "passed", NOT_CHECKED: "skipped"}.get(done.returncode, "FAILED")
    return Result(check, verdict, time.monotonic() - begun), done.stdout or ""


def _say(check: Check, said: str = "") -> None:
    print(f"\n== {check.name}: {check.about} ==\n{said}", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
