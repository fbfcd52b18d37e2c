"""``seven-beacons texts CODE [--jsonl | --write]``: how far a language is, every text of it, or its files for translators."""

import argparse
import json
import sys
from pathlib import Path

from babel import Locale as BabelLocale
from babel import UnknownLocaleError

from author.po_files import kept, po_files
from beacons.domain.catalog import Catalog
from beacons.domain.course.completeness import completeness, every_text, units
from beacons.domain.model import UnitTexts
from beacons.domain.text import SOURCE_LANGUAGE, Interface, Locale
from beacons.root import IS_INSTALLED, ROOT
from beacons.storage.catalogs import LANGUAGES, BrokenCatalogError, load_catalogs
from beacons.storage.content_files import load


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Tell how far a language is: texts de; with --jsonl every text of it, one a line.

    Returns 1 where the language or a catalog cannot be read. Raises ``SystemExit`` with 2 where the words are others.
    """
    asked = _parser().parse_args(arguments)
    return _with_texts(asked.code, root, asked.how)


def _parser() -> argparse.ArgumentParser:
    """An installed package is not for writing into: translators work in a copy of the repository."""
    made = argparse.ArgumentParser(prog="seven-beacons texts", description=(main.__doc__ or "").partition("\n")[0], allow_abbrev=False)
    made.add_argument("code", metavar="CODE", help="of the language: de, pt-BR")
    ways = made.add_mutually_exclusive_group()
    ways.add_argument(
        "--jsonl", dest="how", action="store_const", const="jsonl", help="print {id, unit, path, audience, en, text, stale} of each"
    )
    if not IS_INSTALLED:
        ways.add_argument("--write", dest="how", action="store_const", const="write", help="write its files, or what is new into them")
    return made


def _with_texts(code: str, root: Path, how: str | None) -> int:
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
    if how == "write":
        folder = root / "content" / LANGUAGES / code
        files = po_files(code, found, edition, kept(folder))
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        print(f"{folder.relative_to(root).as_posix()}: {', '.join(sorted(files))}")
    elif how == "jsonl":
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
