"""Words of every language: English from ``content/interface.yaml`` and the folders of items, the others from PO files of their own."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from gettext import c2py
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel import Locale as BabelLocale
from babel import UnknownLocaleError

from beacons.domain.catalog import Catalog, Message, by_id
from beacons.domain.course.library import Problem
from beacons.domain.text import SOURCE_LANGUAGE, English, Interface, Locale, Plural, TextId
from beacons.items import FOLDERS
from beacons.storage.file_reader import Read, UnreadableFile
from beacons.storage.kept_yaml import read

if TYPE_CHECKING:
    from babel.messages.catalog import Message as PoMessage

INTERFACE, WORDS, LANGUAGES = "interface.yaml", "words.yaml", "languages"
COUNTS = 1000
"""So many counts are tried on a language's rule for plurals."""

_NO_WORDS = re.compile(r"!?\[|\]\(|://|www\.|[<>`\\]|:[a-z_/-]+[:\[]", re.IGNORECASE)
"""What would be read as a picture, a link, an icon or HTML somewhere: a translator writes words."""


class BrokenCatalogError(ValueError):
    """The file cannot be read. The message names it and says why."""


def load_interface(content: Path, read: Read = read) -> Interface:
    """What the interface says in English, with what each type of item says. Raises ``BrokenCatalogError`` where it cannot be read."""
    said = _words(content / INTERFACE, INTERFACE, read)
    for item_type, folder in FOLDERS.items():
        file, name = Path(folder) / WORDS, f"{item_type}/{WORDS}"
        of_type = _words(file, name, read) if file.is_file() else {}
        if twice := sorted(said.keys() & of_type.keys()):
            raise BrokenCatalogError(f"{name}: {', '.join(twice)}: stands in another file, too")
        said |= of_type
    return said


def _words(file: Path, name: str, read: Read) -> dict[TextId, English]:
    try:
        raw = read(file)
    except UnreadableFile as error:
        raise BrokenCatalogError(f"{name}: {error}") from error
    return {key: _english(f"{name}: {key}", value) for key, value in raw.items() if key != "format_version"}


def _english(where: str, value: object) -> English:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and set(value) == {"one", "other"} and all(isinstance(form, str) for form in value.values()):
        return Plural(**value)
    raise BrokenCatalogError(f"{where}: must be a text, or {{one, other}}")


def load_catalogs(content: Path, read: Read = read) -> tuple[dict[str, Catalog], list[Problem]]:
    """Catalogs by language, English first, and what is wrong with them. A message or a file that is not sound is left out.

    ``read`` is what reads a file of YAML. Raises ``BrokenCatalogError`` where there is no sound English.
    """
    interface, problems = load_interface(content, read), list[Problem]()
    catalogs = {SOURCE_LANGUAGE: Catalog(interface)}
    for folder in sorted(one for one in (content / LANGUAGES).glob("*") if one.is_dir()):
        catalog = _catalog(folder, interface, problems)
        if catalog is not None:
            catalogs[folder.name] = catalog
    return {code: _with_fallbacks(catalog, catalogs) for code, catalog in catalogs.items()}, problems


def _with_fallbacks(catalog: Catalog, catalogs: dict[str, Catalog]) -> Catalog:
    """pt-BR falls back to pt, where there is one."""
    tags = catalog.locale.code.split("-")
    shorter = ("-".join(tags[:length]) for length in range(len(tags) - 1, 0, -1))
    further = tuple(catalogs[code] for code in shorter if code in catalogs and code != SOURCE_LANGUAGE)
    locale = replace(catalog.locale, fallbacks=tuple(one.locale.code for one in further))
    return replace(catalog, locale=locale, further=further)


def _catalog(folder: Path, interface: Interface, problems: list[Problem]) -> Catalog | None:
    """The catalog of one language; None where no file of it can be read."""
    try:
        spoken = BabelLocale.parse(folder.name, sep="-")
    except (ValueError, UnknownLocaleError) as error:
        problems.append(Problem(_name(folder), "", str(error)))
        return None
    messages, forms = list[tuple[TextId, Message]](), list[Callable[[int], int]]()
    for path in sorted(folder.glob("*.po")):
        try:
            found, form = _read(path, spoken, problems)
        except BrokenCatalogError as error:
            problems.append(Problem(_name(path), "", str(error)))
            continue
        messages += found
        forms.append(form)
    locale = Locale(folder.name, "rtl" if spoken.text_direction == "rtl" else "ltr")
    return Catalog(interface, locale, by_id(messages), forms[0]) if forms else None


def _name(path: Path) -> str:
    return path.relative_to(next(parent for parent in path.parents if parent.name == LANGUAGES).parent.parent).as_posix()


def _read(path: Path, spoken: BabelLocale, problems: list[Problem]) -> tuple[list[tuple[TextId, Message]], Callable[[int], int]]:
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415  # English alone needs none of it

    try:
        with path.open("rb") as file:
            catalog = read_po(file, locale=spoken, abort_invalid=True)
        form = c2py(catalog.plural_expr)
        is_sound = all(0 <= form(count) < catalog.num_plurals for count in range(COUNTS))
    except (OSError, ValueError, LookupError, ArithmeticError, PoFileError) as error:
        raise BrokenCatalogError(str(error)) from error
    if not is_sound:
        raise BrokenCatalogError("Plural-Forms: the rule gives a form that nplurals does not count")
    found = []
    for one in catalog:
        message = _message(one, catalog.num_plurals)
        if message is not None and one.context:
            wrong = _not_words(message)
            problems += [Problem(_name(path), one.context, wrong)] if wrong else []
            found += [] if wrong else [(one.context, message)]
    return found, form


def _message(one: "PoMessage", count: int) -> Message | None:
    """What is said; None where it is empty, uncertain, or lacks a form."""
    forms = tuple(one.string) if isinstance(one.string, tuple | list) else (one.string or "",)
    english = Plural(*one.id) if isinstance(one.id, tuple | list) else str(one.id)
    wanted = count if isinstance(english, Plural) else 1
    if one.fuzzy or not english or len(forms) != wanted or not all(form and form.strip() for form in forms):
        return None
    return Message(english, tuple(_laid_out(form, english) for form in forms))


def _laid_out(form: str, english: English) -> str:
    """A line stays a line, wherever a translator breaks it."""
    has_paragraphs = isinstance(english, str) and "\n" in english
    return form.strip() if has_paragraphs else re.sub(r"\s*\n\s*", " ", form.strip())


def _not_words(message: Message) -> str | None:
    """Why a message says more than words, or None."""
    english = (message.english.one, message.english.other) if isinstance(message.english, Plural) else (message.english,)
    known = {mark for form in english for mark in _NO_WORDS.findall(form)}
    brought = sorted({mark for form in message.forms for mark in _NO_WORDS.findall(form)} - known)
    if brought:
        return f"holds {' '.join(brought)}, which the English does not: a translation is words only"
    blanks = [_blanks(form) for form in english]
    allowed = set().union(*(one or set() for one in blanks))
    for form in message.forms:
        said = _blanks(form)
        if None not in blanks and (said is None or not (said <= allowed if len(english) > 1 else said == allowed)):
            return f"must have the blanks of the English: {', '.join(f'{{{blank}}}' for blank in sorted(allowed)) or 'none'}"
    return None


def _blanks(text: str) -> set[str] | None:
    """What stands in braces; None where they do not pair."""
    try:
        return {field if not (spec or conversion) else f"{field}!{conversion}:{spec}" for field, spec, conversion in _fields(text)}
    except ValueError:
        return None


def _fields(text: str) -> Iterator[tuple[str, str, str]]:
    return ((field, spec or "", conversion or "") for _, field, spec, conversion in Formatter().parse(text) if field is not None)
