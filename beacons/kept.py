"""What is made again of a source as long as that does not change, kept from one start to the next beside it, as Python keeps its modules.

The folder has Python's own name for such things: nothing of it is shipped. It lies where the source lies, so whoever could change what is
kept could change the source. Where nobody may write, nothing is kept, and all is made at every start; so it is of an installed package, in
whose folder nothing is written.
"""

import os
from contextlib import suppress
from pathlib import Path

from beacons.root import IS_INSTALLED

_FOLDER = "__pycache__"


def beside(folder: Path, name: str) -> Path:
    """Where something of that name is kept that is made of the files in a folder."""
    return folder / _FOLDER / name


def read(file: Path) -> bytes:
    """What is kept there; empty where nothing is."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def write(file: Path, made: bytes) -> None:
    """Keep it, where that is possible: whole or not at all, since another process may read it meanwhile."""
    if IS_INSTALLED:
        return
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        half = file.with_name(f"{file.name}.{os.getpid()}")
        half.write_bytes(made)
        half.replace(file)
