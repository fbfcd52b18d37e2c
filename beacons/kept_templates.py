"""Templates as their engine has compiled them, kept between starts: to compile them is half of a first page, and a part of the start."""

import hashlib
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from beacons import kept


class KeptTemplates(BytecodeCache):
    """Keeps them beside the templates in ``folder``. What is kept is code, and as safe as the compiled modules that Python keeps there.

    It holds for one source, one version of Python (which the engine looks after) and of the engine, and for ``settings``: what else the
    code hangs on. Anything else is compiled anew.
    """

    def __init__(self, folder: Path, settings: bytes) -> None:
        self._folder = folder
        self._settings = jinja2.__version__.encode() + settings

    def get_source_checksum(self, source: str) -> str:
        """What must be the same, besides the name, for what is kept to hold."""
        return hashlib.sha256(self._settings + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept of a template, where it holds."""
        found = kept.read(self._file(bucket))
        if found:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled just now."""
        kept.write(self._file(bucket), bucket.bytecode_to_string())

    def _file(self, bucket: Bucket) -> Path:
        return kept.beside(self._folder, f"{bucket.key}.template")
