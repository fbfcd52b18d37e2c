"""What YAML files say, kept from one start to the next: to read it again as JSON takes a tenth of the time.

It is kept below the SHA-256 of a file's bytes, and of the reader's own: whatever changes is read anew, and what is kept of it never again
asked for. It lies in the folder of the content itself, so whoever could change it could change the content; JSON makes nothing but texts,
lists and mappings, and all of it is validated at each start as if it had just been read. Where the folder cannot be written, nothing is kept.
"""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from beacons.storage import yaml_text

FILE = Path("__pycache__", "read.json")
"""Below the folder of the content. The folder is named as Python's own for what can be made again: nothing of it is shipped."""
_READER = Path(yaml_text.__file__).read_bytes()


class KeptYaml:
    """Reads YAML files as ``yaml_text.read`` does, those that were read before from what is kept in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._known = _kept(self._file)
        self._used: dict[str, dict[str, Any]] = {}

    def read(self, path: Path) -> dict[str, Any]:
        """What stands in a file. Raises ``UnreadableFile`` as ever: of a file that cannot be read nothing is kept."""
        try:
            digest = hashlib.sha256(_READER + path.read_bytes()).hexdigest()
        except OSError:
            return yaml_text.read(path)  # which says what is wrong
        found = self._known.get(digest)
        if found is None:
            found = yaml_text.read(path)
        self._used[digest] = found
        return found

    def keep(self) -> None:
        """Keep what was read by now and nothing else, where that is news."""
        if self._used.keys() == self._known.keys():
            return
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            made = self._file.with_suffix(f".{os.getpid()}")
            made.write_text(json.dumps(self._used, ensure_ascii=False), encoding="utf-8")
            made.replace(self._file)  # whole, or as it was: another process may start meanwhile


def _kept(file: Path) -> dict[str, dict[str, Any]]:
    """What is kept; nothing where it is not there, or is not whole."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and all(isinstance(one, dict) for one in found.values()) else {}
