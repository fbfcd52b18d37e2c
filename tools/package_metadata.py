"""What the package needs, for its build: the requirements files, so that nothing is named twice."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

FILES = ("requirements.txt", "requirements-authors.txt")


def requirements(text: str) -> list[str]:
    """The lines of a requirements file without comments."""
    return [line for line in (line.partition(" #")[0].strip() for line in text.splitlines()) if line and not line.startswith("#")]


class Requirements(MetadataHookInterface):
    """Found by the build through ``pyproject.toml``."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in what is dynamic there."""
        texts = [(Path(self.root) / file).read_text(encoding="utf-8") for file in FILES]
        metadata["dependencies"] = [line for text in texts for line in requirements(text)]
