"""``seven-beacons VERB``: starts the app, or does what another part of the project can do.

Verbs beside ``run`` are entry points, so that the app knows nothing of authors' tools: each is a line in ``pyproject.toml``.
"""

import argparse
import os
import sys
import tomllib
from collections.abc import Callable, Mapping
from importlib.metadata import EntryPoint, entry_points

from beacons import __version__
from beacons.root import ROOT

GROUP = "seven_beacons.verbs"
Verb = Callable[[list[str]], int]


def main(words: list[str] | None = None) -> int:
    """Do what the command line asks for; its exit status."""
    words = sys.argv[1:] if words is None else words
    known = verbs()
    if not words or words[0] not in known:
        asked = _parser(known).parse_args(words or ["--help"])
        words = [asked.verb, *asked.rest]
    try:
        verb: Verb = known[words[0]].load()
    except ModuleNotFoundError as missing:
        sys.exit(f"{words[0]} needs {missing.name}, which is not installed")
    try:
        return verb(words[1:])
    except BrokenPipeError:  # whoever reads has enough: texts de --jsonl | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python says so once more as it ends
        return 1


def run(words: list[str]) -> int:
    """Start the app: run --port 8600, and whatever `streamlit run` takes."""
    asked = argparse.ArgumentParser(prog="seven-beacons run", description=_about(run))
    asked.add_argument("--port", help="where visitors come in (8501)")
    chosen, more = asked.parse_known_args(words)
    port = ["--server.port", chosen.port] if chosen.port else []
    from streamlit.web import cli  # noqa: PLC0415  # half a second that no other verb has to wait

    cli.main(["run", str(ROOT / "app.py"), *port, *more], prog_name="seven-beacons")
    return 0


def verbs() -> dict[str, EntryPoint]:
    """What can be asked for, by name, none of it loaded. A container holds the app alone, and so ``run`` alone."""
    return {"run": EntryPoint("run", f"{__name__}:run", GROUP), **_registered()}


def _registered() -> Mapping[str, EntryPoint]:
    """Entry points of this copy of the repository, or of the installed package."""
    project = ROOT / "pyproject.toml"
    if not project.is_file():
        return {point.name: point for point in entry_points(group=GROUP)}
    table = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["entry-points"][GROUP]
    return {name: EntryPoint(name, value, GROUP) for name, value in table.items()}


def _parser(known: Mapping[str, EntryPoint]) -> argparse.ArgumentParser:
    abouts = {name: _about_of(point) for name, point in known.items()}
    shown = "\n".join(f"  {name:8}{about}" for name, about in abouts.items() if about)
    layout = argparse.RawDescriptionHelpFormatter
    made = argparse.ArgumentParser(prog="seven-beacons", epilog=f"verbs:\n{shown}", formatter_class=layout, allow_abbrev=False)
    made.add_argument("--version", action="version", version=f"Seven Beacons {__version__}")
    made.add_argument("verb", choices=[name for name, about in abouts.items() if about], metavar="VERB", help="one of those below")
    made.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="what the verb takes")
    return made


def _about_of(point: EntryPoint) -> str:
    """What a verb is for; empty where something that it needs is not installed."""
    try:
        return _about(point.load())
    except ModuleNotFoundError:
        return ""


def _about(verb: Verb) -> str:
    return (verb.__doc__ or "").partition("\n")[0]
