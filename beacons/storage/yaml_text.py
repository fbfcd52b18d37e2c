"""YAML in which every scalar is text.

YAML 1.1 reads ``no`` as false, ``1:30`` as ninety and ``0800`` as a number. PyYAML's base loader
resolves nothing; on top of it a key that stands twice in one mapping is an error, not a silent loss.
"""

from pathlib import Path
from typing import Any

import yaml

_Base: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class UnreadableFile(ValueError):
    """The file cannot be read as a YAML mapping. The message says why, with the line where there is one."""


class _TextLoader(_Base):  # type: ignore[misc]  # which of the two base classes depends on how PyYAML was built
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[str, Any]:  # noqa: ARG002, FBT001, FBT002  # PyYAML's signature
        seen: set[str] = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                line = key_node.start_mark.line + 1
                raise UnreadableFile(f"line {line}: '{key_node.value}' stands twice in one block")
            seen.add(key_node.value)
        mapping: dict[str, Any] = super().construct_mapping(node, deep=True)
        return mapping


def read(path: Path) -> dict[str, Any]:
    """Read a file whose top level is a mapping; every scalar comes out as ``str``.

    Raises ``UnreadableFile`` where it is missing, not UTF-8, not YAML, not a mapping, or names a key twice.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_TextLoader)  # noqa: S506  # it makes nothing but str, list and dict
    except OSError as error:
        raise UnreadableFile(f"cannot be opened: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"is not UTF-8 text (byte {error.start})") from error
    except yaml.YAMLError as error:
        raise UnreadableFile(_in_words(error)) from error
    if not isinstance(data, dict):
        raise UnreadableFile("must begin with 'name: value' lines")
    return data


def _in_words(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "cannot be read as YAML"
    return f"line {mark.line + 1}: {problem}" if mark else str(problem)
