"""A file that is made from the content: written anew, or checked whether it is up to date."""

from collections.abc import Sequence
from pathlib import Path


def write_or_check(root: Path, file: Path, text: str, verb: str, arguments: Sequence[str]) -> int:
    """Write the file below ``root``; with ``--check`` say whether it holds this text, or which verb of make writes it."""
    place = root / file
    if "--check" in arguments:
        stale = not place.is_file() or place.read_text(encoding="utf-8") != text
        print(f"{file.as_posix()} is {f'not up to date: make {verb}' if stale else 'up to date'}")
        return int(stale)
    place.write_text(text, encoding="utf-8")
    return 0
