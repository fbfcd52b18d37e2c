"""The interface's texts: one gettext catalog per language, compiled in memory from ``interface.po``."""

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

FILE_NAME = "interface.po"


def load_catalog(content: Path, language: str) -> Translations:
    """The catalog of one language. Raises ``FileNotFoundError`` where it has none."""
    with (content / language / FILE_NAME).open("rb") as file:
        catalog = read_po(file, locale=language, domain="interface")
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled, domain="interface")


def load_catalogs(content: Path, source: str) -> dict[str, Translations]:
    """All catalogs by language; what one lacks is said in the source language. Those of broken files are left out."""
    base = load_catalog(content, source)
    catalogs = {source: base}
    for file in sorted(content.glob(f"*/{FILE_NAME}")):
        if file.parent.name == source:
            continue
        catalog = load_catalog(content, file.parent.name)
        catalog.add_fallback(base)
        catalogs[file.parent.name] = catalog
    return catalogs
