"""Where this copy of the app lies: a copy of the repository, or the package in some environment."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_IN_PACKAGE = _PACKAGE / "_root"

PROGRAM = _PACKAGE.parent
"""The folder in which ``beacons`` stands."""

ROOT = _IN_PACKAGE if _IN_PACKAGE.is_dir() else PROGRAM
"""The folder of ``app.py``, pages, content, quizzes, static files and settings."""

IS_INSTALLED = ROOT == _IN_PACKAGE
"""Whether this copy is the package in some environment, where nothing is written."""


def var() -> Path:
    """The folder for what is kept: of the copy, or where nobody may write there, that in which the app was started."""
    return (Path.cwd() if IS_INSTALLED else ROOT) / "var"
