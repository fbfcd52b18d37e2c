"""What a file is, by its content: the first bytes of it, the members of a zip, the beginning of a text."""

import re

from beacons.exchange.found import Refused
from beacons.exchange.model import Note
from beacons.exchange.tables.headers import header_of
from beacons.exchange.tables.rows import from_text
from beacons.exchange.tables.zips import Zip

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_BEGINNINGS = (
    (b"%PDF", "exchange.is_pdf"),
    (b"\x1f\x8b", "exchange.is_moodle_backup"),
    (b"{\\rtf", "exchange.is_word"),
    (b"\x89PNG", "exchange.is_picture"),
    (b"\xff\xd8\xff", "exchange.is_picture"),
    (b"GIF8", "exchange.is_picture"),
)
_MEMBERS = (
    ("word/document.xml", "exchange.is_word"),
    ("ppt/presentation.xml", "exchange.is_slides"),
    ("moodle_backup.xml", "exchange.is_moodle_backup"),
    ("imsmanifest.xml", "exchange.is_qti"),
    ("collection.anki2", "exchange.is_anki"),
    ("collection.anki21", "exchange.is_anki"),
    ("collection.anki21b", "exchange.is_anki"),
    ("content.xml", "exchange.is_open_document"),
)
_ROOTS = {
    "moodle_backup": "exchange.is_moodle_backup",
    "questestinterop": "exchange.is_qti",
    "assessmentitem": "exchange.is_qti",
    "assessmenttest": "exchange.is_qti",
    "manifest": "exchange.is_qti",
    "html": "exchange.is_web_page",
}
_GIFT = re.compile(r"(?<!\\)\{\s*(?:[=~#>}]|(?:T|TRUE|F|FALSE)\s*[#}])|^[ \t]*(?:::|\$CATEGORY:)", re.MULTILINE | re.IGNORECASE)
_AIKEN = re.compile(r"^[ \t]*(?:correct[ \t]+)?answer[ \t]*:", re.MULTILINE | re.IGNORECASE)
_LETTERED = re.compile(r"^[ \t]*\(?a[.)][ \t]*\S[^\n]{0,2000}\n\s{0,20}\(?b[.)][ \t]*\S", re.MULTILINE | re.IGNORECASE)
"""A list a), b) …, as people write it down where no program wants a key."""
_OWN = re.compile(r'\s*\{\s*"format"\s*:\s*"seven-beacons')


def refusal_of(data: bytes, most: int) -> Note | None:
    """Why a file is none that is read at all, by its size and its first bytes."""
    if not data.strip():
        return Note("exchange.empty")
    if data.startswith(_OLD_OFFICE):
        return Note(_old_office(data))
    beginning = next((key for begins, key in _BEGINNINGS if data.startswith(begins)), None)
    if beginning:
        return Note(beginning)
    return Note("exchange.too_large", {"most": most // 1_000_000}) if len(data) > most else None


def _old_office(data: bytes) -> str:
    """An Office file that is no zip: one with a password, an old document, an old workbook."""
    for name, key in (
        ("EncryptedPackage", "exchange.password"),
        ("WordDocument", "exchange.is_word"),
        ("PowerPoint", "exchange.is_slides"),
    ):
        if name.encode("utf-16-le") in data[:3_000_000]:
            return key
    return "exchange.is_old_excel"


def zip_kind(data: bytes) -> None:
    """Raises ``Refused`` where a zip is no workbook, with what it is."""
    inside = Zip(data)
    if "xl/workbook.xml" in inside.names:
        return
    found = next((key for member, key in _MEMBERS if inside.has(member)), "exchange.is_zip")
    raise Refused(Note(found))


def text_kind(text: str, name: str) -> str | Note:
    """Which format a text has, or why it is refused."""
    bare = text.lstrip()
    root = re.match(r"<([A-Za-z_][\w:.-]*)", _without_head(bare[:20_000]))
    is_web_page = bool(root) and bare[:1] == "<" and root[1].casefold() in {"html", "body", "head", "table", "meta"}  # type: ignore[index]
    if name.casefold().endswith((".xlsx", ".xls", ".xlsm")):
        return Note("exchange.web_page_as_excel" if is_web_page else "exchange.not_excel")
    if root and (bare.startswith("<?xml") or root[1].casefold() in {"quiz", "question", *_ROOTS} or is_web_page):
        return _xml_kind(root[1].rpartition(":")[2].casefold(), root[1])
    if bare.startswith("<?xml"):
        return Note("exchange.xml_broken", {"line": 1})
    return _plain_kind(text, bare)


def _without_head(text: str) -> str:
    """XML from its first element on: without declaration, remarks and the definition of its kind."""
    head = re.compile(r"\s*(?:<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE)
    at = 0
    while found := head.match(text, at):
        at = found.end()
    return text[at:].lstrip()


def _xml_kind(root: str, written: str) -> str | Note:
    if root in {"quiz", "question"}:
        return "moodle-xml"
    return Note(_ROOTS[root]) if root in _ROOTS else Note("exchange.is_other_xml", {"name": written[:40]})


def _plain_kind(text: str, bare: str) -> str:
    if _OWN.match(text):
        return "own"
    is_gift = _GIFT.search(text) is not None
    if bare.startswith(("::", "//", "$CATEGORY:")) and (is_gift or not _AIKEN.search(text)):
        return "gift"
    if _has_header(text):
        return "table"
    if _AIKEN.search(text):
        return "aiken"
    if is_gift:
        return "gift"
    return "aiken" if _LETTERED.search(text) else "table"


def _has_header(text: str) -> bool:
    """Whether the first lines are a table with a header: as many as end where no cell is cut in two."""
    lines = text[:20_000].splitlines()[:12]
    beginnings = ["\n".join(lines[:most]) for most in range(len(lines), 0, -1)]
    whole = next((one for one in beginnings if one.count('"') % 2 == 0), "\n".join(lines))
    try:
        return header_of(from_text(whole)) is not None
    except Refused:
        return False
