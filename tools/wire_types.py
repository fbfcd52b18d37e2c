"""``python -m tools.wire_types [--check]``: write the types of what goes over a room's line for the scripts, or say they are stale."""

import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from beacons.live.wire import incoming, outgoing

FILE = Path(__file__).resolve().parents[1] / "beacons" / "live" / "wire.d.ts"
HEAD = """\
// What goes over the line of a room, as scripts see it. Written by tools/wire_types.py from live/wire: change the messages there.

/** Option ids, or the box of each option. */
export type Response = string[] | { [option: string]: string }
"""
TOLD: tuple[Any, ...] = (
    outgoing.RoomTold,
    outgoing.Mine,
    outgoing.HostTold,
    outgoing.NotTaken,
    outgoing.NotDone,
    outgoing.Refused,
    outgoing.Gone,
    outgoing.StillThere,
    incoming.Ack,
)
"""All that a device is told."""
UNIONS_SAID: dict[str, Any] = {"LearnerSays": incoming.LearnerSays, "HostSays": incoming.HostSays}
SAID: tuple[Any, ...] = (incoming.Hello, *UNIONS_SAID.values())
"""All that a device says."""
UNIONS_TOLD = {
    "Ack": ["Taken", "NotTaken"],
    "Told": ["Room", "Mine", "Ack", "Refused", "Gone", "StillThere", "NotDone"],
    "HostHears": ["Room", "HostTold", "Refused", "Gone", "StillThere", "NotDone"],
}
"""What a learner's device may be told, and a screen of the host."""
NAMES = {"RoomTold": "Room", "Ack": "Taken"}
"""Names in the scripts, where they differ."""
TYPES = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def text() -> str:
    """The file's text."""
    parts = [HEAD]
    known: dict[str, Any] = {}
    for one in (*TOLD, *SAID):
        schema = TypeAdapter(one).json_schema(mode="serialization" if one in TOLD else "validation")
        known |= schema.pop("$defs", {})
        known |= {schema["title"]: schema} if "properties" in schema else {}
    parts += [_interface(name, schema) for name, schema in known.items()]
    says = {name: [_type(one) for one in TypeAdapter(of).json_schema()["oneOf"]] for name, of in UNIONS_SAID.items()}
    unions = UNIONS_TOLD | says | {"Phase": [_type(known["RoomTold"]["properties"]["phase"])]}
    parts += [f"export type {name} = {' | '.join(dict.fromkeys(of))}\n" for name, of in unions.items()]
    return "".join(parts)


def _interface(name: str, schema: dict[str, Any]) -> str:
    about = str(schema.get("description", "")).split("\n")[0].replace("``", "")
    lines = [f"/** {about} */"] if about else []
    lines += [f"export interface {NAMES.get(name, name)} {{"]
    for field, of in schema["properties"].items():
        is_name = "const" in of and "default" in of  # of the message itself: it is always there
        is_optional = field not in schema.get("required", ()) and not is_name
        lines += [f"  {field}{'?' if is_optional else ''}: {_type(of)}"]
    return "\n".join([*lines, "}", ""])


def _type(schema: dict[str, Any]) -> str:
    """A JSON Schema as a type."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return NAMES.get(name, name)
    if "const" in schema or "enum" in schema:
        return " | ".join(f'"{one}"' if isinstance(one, str) else str(one).lower() for one in schema.get("enum", [schema.get("const")]))
    if "anyOf" in schema:
        found = list(dict.fromkeys(map(_type, schema["anyOf"])))
        return "Response" if set(found) == {"string[]", "{ [name: string]: string }"} else " | ".join(found)
    if schema["type"] == "array":
        of = _type(schema["items"])
        return f"({of})[]" if " " in of else f"{of}[]"
    if schema["type"] == "object":
        of = schema.get("additionalProperties") or next(iter(schema["patternProperties"].values()))
        return f"{{ [name: string]: {_type(of)} }}"
    return TYPES[str(schema["type"])]


def main(arguments: list[str]) -> int:
    """Write, or with ``--check`` compare; 1 where the file is not up to date."""
    is_stale = not FILE.is_file() or FILE.read_text(encoding="utf-8") != text()
    if is_stale and "--check" not in arguments:
        FILE.write_text(text(), encoding="utf-8")
    print(f"beacons/live/wire.d.ts: {'nothing' if not is_stale else 'all'} {'to write' if '--check' in arguments else 'written'}")
    return 1 if is_stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
