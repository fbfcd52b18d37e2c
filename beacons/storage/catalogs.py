"""The interface's texts: one gettext catalog per language, compiled in memory from ``interface.po``."""

import logging
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

FILE_NAME = "interface.po"
LOG = logging.getLogger("beacons")


class BrokenCatalogError(ValueError):
    """The catalog cannot be read. The message names the file and says why."""


def load_catalog(content: Path, language: str) -> Translations:
    """The catalog of one language. Raises ``FileNotFoundError`` where it has none, ``BrokenCatalogError`` where it cannot be read."""
    try:
        with (content / language / FILE_NAME).open("rb") as file:
            return _compiled(read_po(file, locale=Locale.parse(language, sep="-"), domain="interface", abort_invalid=True))
    except (ValueError, LookupError, PoFileError, UnknownLocaleError) as error:
        raise BrokenCatalogError(f"{language}/{FILE_NAME}: {error}") from error


def _compiled(catalog: Catalog) -> Translations:
    for message in catalog:
        if isinstance(message.string, tuple | list) and not all(message.string):
            message.string = ""  # half a plural would be said as its key: it counts as not translated
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled, domain="interface")


def load_catalogs(content: Path, source: str) -> dict[str, Translations]:
    """All catalogs by language; what one lacks is said in the source language. Broken ones are left out, and the log says why."""
    base = load_catalog(content, source)
    catalogs = {source: base}
    for file in sorted(content.glob(f"*/{FILE_NAME}")):
        if file.parent.name == source:
            continue
        try:
            catalog = load_catalog(content, file.parent.name)
        except BrokenCatalogError as error:
            LOG.warning("%s", error)
            continue
        catalog.add_fallback(base)
        catalogs[file.parent.name] = catalog
    return catalogs
