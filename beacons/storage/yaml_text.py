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
            if not isinstance(key_node, yaml.ScalarNode):
                raise UnreadableFile(f"line {key_node.start_mark.line + 1}: a name must be one word or text")
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
    except RecursionError as error:
        raise UnreadableFile("is nested too deeply") from error
    if _is_endless(data, ()):
        raise UnreadableFile("refers to itself")
    if not isinstance(data, dict):
        raise UnreadableFile("must begin with 'name: value' lines")
    return data


def _is_endless(data: Any, within: tuple[int, ...]) -> bool:
    if id(data) in within:
        return True
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return any(_is_endless(part, (*within, id(data))) for part in parts)


def _in_words(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "cannot be read as YAML"
    return f"line {mark.line + 1}: {problem}" if mark else str(problem)
