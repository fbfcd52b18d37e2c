"""``python -m benchmarks``: measure, and print one page. ``--write`` also puts it into ``docs/benchmarks.md``."""

import argparse
import os
import platform
import sys
from importlib.metadata import version

from benchmarks import report
from benchmarks.first_visit import first_visit
from benchmarks.measures import VISITORS, one_pass
from benchmarks.server import ROOT, SETUPS, pin, running

PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--passes", type=int, default=3, help="interleaved passes over all setups (3)")
    asked.add_argument("--no-browser", action="store_true", help="leave out the first visit")
    asked.add_argument("--write", action="store_true", help=f"also write {PAGE.relative_to(ROOT)}")
    wanted = asked.parse_args()
    if sys.platform != "linux":
        sys.exit("The benchmarks read the CPU clock and the memory map of another process, as only Linux offers them.")

    pin(0, -1)
    measured = {setup.name: report.Measured(setup) for setup in SETUPS}
    no_browser = _first_visits(measured, skip=wanted.no_browser)
    for number in range(wanted.passes):
        for by_default in (False, True):
            group = [one for one in measured.values() if one.setup.by_default is by_default]
            _say(f"pass {number + 1} of {wanted.passes}: {', '.join(one.setup.name for one in group)}")
            for one, made in zip(group, one_pass([one.setup for one in group]), strict=True):
                one.passes.append(made)
    page = report.page(measured, _about(wanted.passes), no_browser)
    print(page, end="")
    if wanted.write:
        PAGE.write_text(page, encoding="utf-8")


def _first_visits(measured: dict[str, report.Measured], *, skip: bool) -> str:
    """Fill in the first visits; what kept them from being measured, or nothing. Also compiles and warms all files."""
    for one in measured.values():
        with running(one.setup):
            pass
    if skip:
        return "left out on request."
    from playwright.sync_api import Error  # noqa: PLC0415  # not there without the development requirements

    try:
        for one in measured.values():
            _say(f"first visit: {one.setup.name}")
            one.visit = first_visit(one.setup)
    except Error as problem:
        return f"no browser. {problem.message.splitlines()[0]}"
    return ""


def _about(passes: int) -> list[str]:
    versions = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "starlette", "uvicorn", "uvloop"))
    machine = f"{os.cpu_count()} cores ({platform.machine()}), load of the last five minutes {os.getloadavg()[1]:.1f}"
    return [
        f"Python {platform.python_version()}, {versions}; {machine}.",
        f"{passes} passes, each with fresh servers and {VISITORS} sessions; median of the passes (range).",
        "Within a pass the apps are up together, and take turns of a few clicks.",
        "bare: one `st.write` and one `st.button`. bare, screen and ours: under `.streamlit/config.toml`, with uvloop.",
        "screen: as many parts as our feedback has, of the same kinds and sizes, with nothing of ours in them: the platform's part.",
        "defaults: Streamlit's own settings, no uvloop, ours as a plain script. Only usage statistics are off: nothing may leave.",
        "Ratios are the result. CPU is firm; wall time depends on what else the machine does.",
    ]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
