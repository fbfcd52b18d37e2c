"""A picture as it is on a dark page: made from the one file, which holds its dark colours in a media rule.

Not every browser tells a picture that the page around it is dark (Safari does not), so pages choose between two addresses. What stands
under the dark one is the same file, with its dark rules always on.
"""

from pathlib import Path

SUFFIX = ".svg"
DARK_SUFFIX = ".dark.svg"
_ONLY_IN_THE_DARK = b"@media (prefers-color-scheme: dark)"
_ALWAYS = b"@media all"


def dark(address: str) -> str:
    """Where the dark version stands of a picture at an address; its version and the part that is shown stay."""
    path, suffix, more = address.partition(SUFFIX)
    return f"{path}{DARK_SUFFIX}{more}" if suffix else address


def drawn_file(file: Path) -> Path:
    """The file from which this one is made: itself, or for a dark version the picture that it is of."""
    return file.with_name(file.name.removesuffix(DARK_SUFFIX) + SUFFIX) if file.name.endswith(DARK_SUFFIX) else file


def read(file: Path) -> bytes:
    """What is in a file, or in the dark version of a picture. Raises ``OSError`` where it cannot be read."""
    source = drawn_file(file)
    return source.read_bytes() if source == file else source.read_bytes().replace(_ONLY_IN_THE_DARK, _ALWAYS)
