"""A language's catalog as files for translators' tools: every text with its English, and what is translated of it so far."""

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from beacons.domain.course.edition import Edition
from beacons.domain.model import UnitTexts
from beacons.domain.text import English, Plural

_OF = {"first_words": "help", "names": "family", "talk_questions": "family", "agreement": "family"}
"""In which file a text goes by the first name of its id, where it is not called so itself."""

_DATES_AND_PEOPLE = re.compile(rb'^"(?:POT-Creation|PO-Revision|Last-Translator|Language-Team|Report-Msgid)[^\n]*\n', re.MULTILINE)
_NEW_ENGLISH = "Made from an older English: the entry above has the new one."

Kept = Mapping[str, list[Message]]
"""What a catalog holds so far, by the id of the text."""


def kept(folder: Path) -> Kept:
    """All messages of a language's files, also those that had gone."""
    found: dict[str, list[Message]] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            catalog = read_po(file, locale=Locale.parse(folder.name, sep="-"))
        for message in (*catalog, *catalog.obsolete.values()):
            if message.context:
                found.setdefault(message.context, []).append(message)
    return found


def po_files(code: str, found: Iterable[UnitTexts], edition: Edition, so_far: Kept) -> dict[str, bytes]:
    """Files by name. A stale text stands twice, empty below its new English and as it was; what is gone stays as a remark."""
    catalogs: dict[str, Catalog] = {}
    known = set()
    for unit in found:
        catalog = catalogs.setdefault(_file(unit, edition), _empty(code))
        for text_id, english in unit.texts.items():
            known.add(text_id)
            _add(catalog, text_id, english, so_far.get(text_id, []))
    gone = [message for text_id, messages in so_far.items() if text_id not in known for message in messages]
    catalogs["interface"].obsolete.update({(str(message.id), str(message.context)): message for message in gone})
    return {f"{name}.po": _written(catalog) for name, catalog in catalogs.items()}


def _file(unit: UnitTexts, edition: Edition) -> str:
    root = unit.id.partition("/")[0]
    if "." in root:
        return "interface"
    quiz = edition.quiz_of(root)
    return quiz.id if quiz else _OF.get(root, root)


def _empty(code: str) -> Catalog:
    return Catalog(locale=Locale.parse(code, sep="-"), project="Seven Beacons", header_comment="", fuzzy=False)


def _add(catalog: Catalog, text_id: str, english: English, so_far: Iterable[Message]) -> None:
    msgid = (english.one, english.other) if isinstance(english, Plural) else english
    made = next((message for message in so_far if message.id == msgid), Message(msgid))
    catalog.add(msgid, made.string, context=text_id, flags=made.flags, user_comments=made.user_comments)
    if not made.string:
        for old in (message for message in so_far if message.id != msgid and message.string):
            catalog.add(old.id, old.string, (), old.flags, [_NEW_ENGLISH], old.user_comments, context=text_id)


def _written(catalog: Catalog) -> bytes:
    made = BytesIO()
    write_po(made, catalog, width=0)
    return _DATES_AND_PEOPLE.sub(b"", made.getvalue())
