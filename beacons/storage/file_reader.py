"""Reads one content file, or a folder of them, and keeps what was wrong with each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from beacons.domain.course.library import Problem
from beacons.storage.validation import validate

Read = Callable[[Path], dict[str, Any]]
"""Reads a file whose top level is a mapping. Raises ``UnreadableFile``."""
M = TypeVar("M", bound=BaseModel)


class UnreadableFile(ValueError):
    """The file cannot be read as a YAML mapping. The message says why, with the line where there is one."""


@dataclass
class FileReader:
    """Collects the problems of all files it reads."""

    root: Path
    read: Read
    problems: list[Problem] = field(default_factory=list)

    def name(self, path: Path) -> str:
        """How a problem names the file."""
        return path.relative_to(self.root).as_posix()

    def raw(self, path: Path) -> dict[str, Any] | None:
        """What stands in the file, or None."""
        try:
            return self.read(path)
        except UnreadableFile as error:
            self.problems.append(Problem(self.name(path), "", str(error)))
            return None

    def model(self, model: type[M], path: Path) -> M | None:
        """The file as a model, or None."""
        raw = self.raw(path)
        if raw is None:
            return None
        found, problems = validate(model, raw, self.name(path))
        self.problems += problems
        return found

    def model_if_there(self, model: type[M], path: Path) -> M | None:
        """As ``model``; that there is no file is no problem."""
        return self.model(model, path) if path.exists() else None

    def by_id(self, model: type[M], folder: Path, id_field: str) -> dict[str, M]:
        """All sound files of a folder, keyed by the id they give, which must be the file's name."""
        found = {}
        for path in sorted(folder.glob("*.yaml")):
            made = self.model(model, path)
            if made is not None and self.is_named_after(path, getattr(made, id_field), id_field):
                found[path.stem] = made
        return found

    def is_named_after(self, path: Path, value: str, id_field: str) -> bool:
        """Whether the file is called as the id in it says."""
        if value != path.stem:
            self.problems.append(Problem(self.name(path), id_field, f"is '{value}', but the file is called '{path.stem}'"))
        return bool(value == path.stem)
