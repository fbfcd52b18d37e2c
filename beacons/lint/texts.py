"""``python -m beacons.lint.texts CODE [--jsonl | --write]``: how far a language is, every text of it, or its files for translators."""

import json
import sys
from pathlib import Path

from babel import Locale as BabelLocale
from babel import UnknownLocaleError

from beacons.domain.catalog import Catalog
from beacons.domain.completeness import completeness, every_text, units
from beacons.domain.model import UnitTexts
from beacons.domain.text import SOURCE_LANGUAGE, Interface, Locale
from beacons.lint.po_files import kept, po_files
from beacons.storage.catalogs import LANGUAGES, BrokenCatalogError, load_catalogs
from beacons.storage.content_files import load

ROOT = Path(__file__).resolve().parents[2]
USAGE = "usage: texts CODE [--jsonl | --write]"


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Print; 1 where the language or the content cannot be read, 2 where the arguments are others."""
    match arguments:
        case [code] if not code.startswith("-"):
            return _with_texts(code, root, "")
        case [code, ("--jsonl" | "--write") as how] if not code.startswith("-"):
            return _with_texts(code, root, how)
    print(USAGE)
    return 2


def _with_texts(code: str, root: Path, how: str) -> int:
    try:
        BabelLocale.parse(code, sep="-")
        catalogs, problems = load_catalogs(root / "content")
    except (ValueError, UnknownLocaleError, BrokenCatalogError) as error:
        print(error)
        return 1
    edition = load(root).edition(SOURCE_LANGUAGE)
    interface = catalogs[SOURCE_LANGUAGE].interface
    found = list(units(edition, interface))
    texts = catalogs.get(code) or _blank(code, interface)
    if how == "--write":
        folder = root / "content" / LANGUAGES / code
        files = po_files(code, found, edition, kept(folder))
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        print(f"{folder.relative_to(root).as_posix()}: {', '.join(sorted(files))}")
    elif how == "--jsonl":
        _print_texts(found, texts)
    else:
        for problem in problems:
            print(problem)
        _print_shares(found, texts)
    return 0


def _blank(code: str, interface: Interface) -> Catalog:
    return Catalog(interface, Locale(code))


def _print_texts(found: list[UnitTexts], texts: Catalog) -> None:
    for one in every_text(found, texts):
        print(json.dumps(one.as_json(), ensure_ascii=False))


def _print_shares(found: list[UnitTexts], texts: Catalog) -> None:
    for name, share in completeness(found, texts).items():
        percent = 100 * share.done // share.units if share.units else 100
        print(f"{name:10}{percent:4} %  {share.done} of {share.units}" + (f", {share.stale} stale" if share.stale else ""))
    known = {text_id for unit in found for text_id in unit.texts}
    for one in every_text(found, texts):
        if one.stale:
            print(f"stale: {one.id}")
    for gone in sorted(set(texts.messages) - known):
        print(f"gone: {gone}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
