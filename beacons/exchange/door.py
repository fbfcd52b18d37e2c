"""The one door for what comes in: finds out what a file is, by what is in it, and has it read. No exception leaves it."""

from dataclasses import dataclass

from beacons.exchange.decoding import NotText, decode
from beacons.exchange.found import Reading, Refused
from beacons.exchange.kinds import refusal_of, text_kind, zip_kind
from beacons.exchange.model import Note, Report
from beacons.exchange.report import report_of
from beacons.exchange.tables.headers import Columns
from beacons.exchange.tables.rows import Table, from_text

MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class Choices:
    """What somebody says of a file that cannot be known: its encoding by Python's name, its columns, whether its first row names them."""

    encoding: str | None = None
    columns: Columns | None = None
    has_heading: bool = False


def read_file(data: bytes, name: str = "", choices: Choices | None = None) -> Report:
    """The report on a file. Its name says nothing but what somebody took it for."""
    try:
        return _read(data, name, choices or Choices())
    except Refused as refused:
        return Report("", refused=refused.note)
    except Exception:  # noqa: BLE001  # no file may break what reads it, whatever it makes a library raise
        return Report("", refused=Note("exchange.unreadable"))


def read_text(text: str, choices: Choices | None = None) -> Report:
    """The report on a text that was pasted."""
    return read_file(text.encode("utf-8", errors="replace"), "", choices)


def _read(data: bytes, name: str, choices: Choices) -> Report:
    if refused := refusal_of(data, MOST_BYTES):
        return Report("", refused=refused)
    if data.startswith(b"PK\x03\x04"):
        return report_of(_unzipped(data, choices))
    try:
        decoded = decode(data, choices.encoding)
    except NotText:
        return Report("", refused=Note("exchange.not_text"))
    kind = text_kind(decoded.text, name)
    if isinstance(kind, Note):
        return Report("", decoded.encoding, refused=kind)
    return report_of(_text(kind, decoded.text, choices), decoded.encoding, decoded.notes)


def _text(kind: str, text: str, choices: Choices) -> Reading:
    if kind == "gift":
        from beacons.exchange.gift.read import read  # noqa: PLC0415  # a format is loaded where a file needs it

        return read(text)
    if kind == "aiken":
        from beacons.exchange.aiken.read import read as aiken  # noqa: PLC0415

        return aiken(text)
    if kind == "moodle-xml":
        from beacons.exchange.moodle_xml.read import read as moodle_xml  # noqa: PLC0415

        return moodle_xml(text)
    if kind == "own":
        from beacons.exchange.own_file.read import read as own_file  # noqa: PLC0415

        return own_file(text)
    return _table((from_text(text),), choices)


def _unzipped(data: bytes, choices: Choices) -> Reading:
    zip_kind(data)
    from beacons.exchange.tables.workbook import from_workbook  # noqa: PLC0415

    return _table(from_workbook(data), choices)


def _table(tables: tuple[Table, ...], choices: Choices) -> Reading:
    """The first table that some format knows; else what the first one comes to."""
    from beacons.exchange.any_table.read import read as any_table  # noqa: PLC0415
    from beacons.exchange.blooket.read import read as blooket  # noqa: PLC0415
    from beacons.exchange.gimkit.read import read as gimkit  # noqa: PLC0415
    from beacons.exchange.kahoot.read import read as kahoot  # noqa: PLC0415
    from beacons.exchange.quizlet.read import read as quizlet  # noqa: PLC0415
    from beacons.exchange.wayground.read import read as wayground  # noqa: PLC0415

    if choices.columns:
        return any_table(tables[0], choices.columns, tables[0].first if choices.has_heading else 0)
    for table in tables:
        for reader in (kahoot, wayground, blooket, gimkit, quizlet, any_table):
            if (reading := reader(table)) and not (reading.refused and reader is any_table):
                return reading
    return any_table(tables[0])
