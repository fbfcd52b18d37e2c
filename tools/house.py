"""``python -m tools.house``: who imports whom, in figures. With ``--walk join step answer``: through which files the work of a room goes.

Rules that must hold are contracts of import-linter; here is what no contract says: circles, how full a folder is, and how far a walk.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import grimp

from tools.walk import LIVE, Walk, walks

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("author", "beacons", "pages")
MOST = 8
"""Lines of a list."""
MOST_IN_A_FOLDER = 14
"""Modules that may stand straight in a folder; a test keeps it."""
A_FILE_FOR_EACH_ADDRESS = "pages"
"""The one folder that may hold more: a page is a file for its address, side by side like these, and none knows another."""

Imports = Mapping[str, frozenset[str]]
"""Each module, and those that it imports itself."""


@dataclass(frozen=True)
class Layers:
    """Names of packages from the top; those of one layer are neighbours, and import each other no more than what is above them."""

    layers: tuple[frozenset[str], ...]

    @classmethod
    def read(cls, file: Path = ROOT / "pyproject.toml") -> "Layers":
        """The contract of import-linter that has the most layers."""
        contracts = tomllib.loads(file.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
        longest = max((contract["layers"] for contract in contracts if contract["type"] == "layers"), key=len)
        return cls(tuple(frozenset(name.strip() for name in layer.split("|")) for layer in longest))

    def place(self, module: str) -> tuple[int, str] | None:
        """The layer of a module from 0 at the top, and which of its packages; None for what stands in no layer."""
        found = [(n, name) for n, layer in enumerate(self.layers) for name in layer if f"{module}.".startswith(f"{name}.")]
        return max(found, key=lambda one: len(one[1]), default=None)

    def is_against(self, importer: str, imported: str) -> bool:
        """Whether an import leads up, or to a neighbour."""
        here, there = self.place(importer), self.place(imported)
        return here is not None and there is not None and here != there and here[0] >= there[0]


def imports_of(packages: Iterable[str] = PACKAGES) -> Imports:
    """The imports of these packages among each other."""
    graph = grimp.build_graph(*packages, cache_dir=None)
    return {module: frozenset(graph.find_modules_directly_imported_by(module)) for module in sorted(graph.modules)}


def circles(imports: Imports) -> list[tuple[str, ...]]:
    """Modules that lead back to themselves, those of one circle together."""
    ways = {module: _from(module, imports) for module in imports}
    found = {tuple(sorted(other for other in ways[module] if module in ways[other])) for module in imports if module in ways[module]}
    return sorted(found)


def _from(module: str, imports: Imports) -> frozenset[str]:
    """All that a module leads to."""
    found: set[str] = set()
    left = [*imports[module]]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left.extend(imports.get(one, ()))
    return frozenset(found)


def upward(imports: Imports, layers: Layers) -> list[tuple[str, str]]:
    """Imports that lead up a layer, or to a neighbour in one."""
    return [(one, other) for one, others in imports.items() for other in sorted(others) if layers.is_against(one, other)]


def per_folder(files: Iterable[Path]) -> Counter[str]:
    """How many modules stand straight in each folder, packages' own not counted."""
    return Counter(file.parent.as_posix() for file in files if file.name != "__init__.py")


def too_full(files: Iterable[Path]) -> dict[str, int]:
    """Folders that hold more modules than they may, and how many."""
    counts = per_folder(files)
    return {folder: count for folder, count in counts.items() if count > MOST_IN_A_FOLDER and folder != A_FILE_FOR_EACH_ADDRESS}


def _files() -> list[Path]:
    return [file.relative_to(ROOT) for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]


def _lines(file: Path) -> int:
    return len((ROOT / file).read_text(encoding="utf-8").splitlines())


def figures() -> Iterator[str]:
    """The house, line by line."""
    imports, layers, files = imports_of(), Layers.read(), _files()
    against, found = upward(imports, layers), circles(imports)
    yield f"{len(files)} modules, {sum(map(_lines, files))} lines, {sum(map(len, imports.values()))} imports, {len(layers.layers)} layers"
    yield f"imports up a layer or to a neighbour: {len(against)}"
    yield from (f"  {one} -> {other}" for one, other in against)
    yield f"circles: {len(found)}"
    yield from (f"  {' – '.join(circle)}" for circle in found)
    yield "modules straight in a folder"
    yield from (f"  {count:4} {folder}" for folder, count in per_folder(files).most_common(MOST))
    yield "longest modules"
    yield from (f"  {lines:4} {file.as_posix()}" for lines, file in sorted(((_lines(file), file) for file in files), reverse=True)[:MOST])


def told(found: Mapping[str, Walk], names: Iterable[str]) -> Iterator[str]:
    """The walks of these names, line by line."""
    yield f"{'walk':8}{'changes of file':>17}{'files':>7}   within {LIVE}"
    for name in names:
        walk, within = found[name], found[name].within(LIVE)
        yield f"{name:8}{walk.hops:17}{len(set(walk.files)):7}{within.hops:12}{len(set(within.files)):7}"


def main(arguments: list[str] | None = None) -> None:
    """Print the figures, or the walks that are named."""
    parser = argparse.ArgumentParser(prog="python -m tools.house", description="Who imports whom, and how far the work of a room goes.")
    parser.add_argument("--walk", nargs="+", choices=("join", "step", "answer"), metavar="WALK", help="join, step, answer")
    names = parser.parse_args(arguments).walk
    print("\n".join(told(walks(), names) if names else figures()))


if __name__ == "__main__":
    main()
