"""YAML in which every scalar is text.

YAML 1.1 reads ``no`` as false, ``1:30`` as ninety and ``0800`` as a number. PyYAML's base loader
resolves nothing; on top of it a key that stands twice in one mapping is an error, not a silent loss.
Plain files, which all of ours are, are put together straight from what the parser meets: a third of the time.
"""

from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from itertools import takewhile
from typing import Any

import yaml

from beacons.storage.file_reader import UnreadableFile

_Base: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


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


def parsed(file: bytes) -> dict[str, Any]:
    """What stands in a file of these bytes, whose top level is a mapping; every scalar comes out as ``str``.

    Raises ``UnreadableFile`` where it is not UTF-8, not YAML, not a mapping, or names a key twice.
    """
    try:
        text = TextIOWrapper(BytesIO(file), encoding="utf-8-sig").read()
        found = plain(text)
        data = found or yaml.load(text, Loader=_TextLoader)  # noqa: S506  # it makes nothing but str, list and dict
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"is not UTF-8 text (byte {error.start})") from error
    except yaml.YAMLError as error:
        raise UnreadableFile(_in_words(error)) from error
    except RecursionError as error:
        raise UnreadableFile("is nested too deeply") from error
    if not found and _is_endless(data, ()):  # a plain file has nothing that refers to anything
        raise UnreadableFile("refers to itself")
    if not isinstance(data, dict):
        raise UnreadableFile("must begin with 'name: value' lines")
    return data


class _NotPlainError(Exception):
    """There is something else than mappings, lists and texts, or something is wrong."""


def plain(text: str) -> dict[str, Any] | None:
    """A file of mappings, lists and texts alone; None for any other: who reads it then says what is wrong, if anything is."""
    events = yaml.parse(text, Loader=_Base)
    try:
        documents = [_value(event, events) for event in events if isinstance(event, yaml.NodeEvent)]
    except (yaml.YAMLError, RecursionError, _NotPlainError):
        return None
    return documents[0] if len(documents) == 1 and isinstance(documents[0], dict) else None


def _value(event: yaml.Event, events: Iterator[yaml.Event]) -> Any:
    """What begins with this event."""
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if isinstance(event, yaml.SequenceStartEvent):
        return [_value(one, events) for one in takewhile(_goes_on, events)]
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events)
    raise _NotPlainError


def _mapping(events: Iterator[yaml.Event]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in takewhile(_goes_on, events):
        if not isinstance(key, yaml.ScalarEvent) or key.value in found:
            raise _NotPlainError
        found[key.value] = _value(next(events), events)
    return found


def _goes_on(event: yaml.Event) -> bool:
    return not isinstance(event, yaml.CollectionEndEvent)


def _is_endless(data: Any, within: tuple[int, ...]) -> bool:
    if id(data) in within:
        return True
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return any(_is_endless(part, (*within, id(data))) for part in parts)


def _in_words(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "cannot be read as YAML"
    return f"line {mark.line + 1}: {problem}" if mark else str(problem)
