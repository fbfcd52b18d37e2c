"""What YAML files say, kept from one start to the next: to read it again as JSON takes a tenth of the time.

It is kept below the SHA-256 of a file's bytes, and of the reader's own: whatever changes is read anew, and what is kept of it never again
asked for. JSON makes nothing but texts, lists and mappings, and all of it is validated at each start as if it had just been read.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from beacons import kept
from beacons.storage.file_reader import UnreadableFile

NAME = "read.json"
_READER = Path(__file__).with_name("yaml_text.py").read_bytes()


def read(path: Path) -> dict[str, Any]:
    """A YAML file whose top level is a mapping; every scalar comes out as ``str``.

    Raises ``UnreadableFile`` where it is missing, not UTF-8, not YAML, not a mapping, or names a key twice.
    """
    return _parsed(_bytes(path))


class KeptYaml:
    """Reads files as ``read`` does, those that were read before from what is kept in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._file = kept.beside(folder, NAME)
        self._known = _kept(self._file)
        self._used: dict[str, dict[str, Any]] = {}

    def read(self, path: Path) -> dict[str, Any]:
        """What stands in a file. Raises ``UnreadableFile`` as ever: of a file that cannot be read nothing is kept."""
        file = _bytes(path)
        digest = hashlib.sha256(_READER + file).hexdigest()
        found = self._known.get(digest)
        if found is None:
            found = _parsed(file)
        self._used[digest] = found
        return found

    def keep(self) -> None:
        """Keep what was read by now and nothing else, where that is news."""
        if self._used.keys() != self._known.keys():
            kept.write(self._file, json.dumps(self._used).encode())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"cannot be opened: {error.strerror or error}") from error


def _parsed(file: bytes) -> dict[str, Any]:
    from beacons.storage.yaml_text import parsed  # noqa: PLC0415  # its library is not needed where all is kept

    return parsed(file)


def _kept(file: Path) -> dict[str, dict[str, Any]]:
    """What is kept; nothing where it is not there, or is not whole."""
    try:
        found = json.loads(kept.read(file))
    except ValueError:
        return {}
    return found if isinstance(found, dict) and all(isinstance(one, dict) for one in found.values()) else {}
