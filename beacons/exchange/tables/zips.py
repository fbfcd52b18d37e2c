"""Looks into a zip without unpacking it: what is in it by name, within bounds. Nothing is written, and no zip within it is opened."""

import io
import zipfile
import zlib

from beacons.exchange.found import Refused
from beacons.exchange.model import Note

MOST_INSIDE = 20_000_000
MOST_ENTRIES = 1_000
_IS_ENCRYPTED = 0x1


class Zip:
    """A zip in memory. Raises ``Refused`` where it is broken, locked, or too large inside."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
            raise Refused(Note("exchange.zip_broken")) from broken
        self.names = {member.filename for member in members}
        if len(members) > MOST_ENTRIES or sum(member.file_size for member in members) > MOST_INSIDE:
            raise Refused(Note("exchange.too_large_inside", {"most": MOST_INSIDE // 1_000_000}))
        if any(member.flag_bits & _IS_ENCRYPTED for member in members):
            raise Refused(Note("exchange.password"))

    def has(self, ending: str) -> bool:
        """Whether a member's name ends so."""
        return any(name.endswith(ending) for name in self.names)

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises ``Refused`` where it is not as large as it says, or broken."""
        try:
            with self._zip.open(name) as member:
                data = member.read(MOST_INSIDE + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, NotImplementedError, RuntimeError) as broken:
            raise Refused(Note("exchange.zip_broken")) from broken
        if len(data) > MOST_INSIDE:
            raise Refused(Note("exchange.too_large_inside", {"most": MOST_INSIDE // 1_000_000}))
        return data
