"""Answers whatever item is on screen, knowing only what a browser knows: what the script that draws it is told."""

import json
from typing import Any

from benchmarks.client import Run, Visitor

ITEM = "item"
"""The key of the component that draws an item."""


def screen(visitor: Visitor) -> dict[str, Any]:
    """What the script of the item on screen was told; empty where none is there."""
    return dict(json.loads(visitor.widgets[ITEM].drawn.bytes)) if ITEM in visitor.widgets else {}


def is_asked(visitor: Visitor) -> bool:
    """Whether an item waits for a response."""
    return "answer" in screen(visitor)


def press(visitor: Visitor, key: str) -> Run:
    """Press a button of the item on screen, with a whole response to it. How right that is makes no difference to its cost."""
    told = screen(visitor)
    pressed = {
        "key": key,
        "of": told["of"],
        "response": told.get("given") or _whole(told["asked"]),
        "sure": "",
        "received": _received(visitor),
    }
    return visitor.trigger(ITEM, "pressed", pressed)


def _received(visitor: Visitor) -> tuple[str, int] | None:
    """The number of the documents that came last: all that they rest on came too."""
    orders = screen(visitor).get("orders") or (json.loads(visitor.widgets["browser"].drawn.json) if "browser" in visitor.widgets else None)
    return (orders["session_id"], orders["number"]) if orders else None


def _whole(asked: dict[str, Any]) -> list[str] | dict[str, str]:
    """As many things as are to be given: the first box for each, or the first options; of a made-up screen one for each question.

    Through scenes the first way on from each.
    """
    ids = [option["id"] for option in asked["options"]]
    if "boxes" in asked:
        return dict.fromkeys(ids, asked["boxes"][0]["id"])
    if "mock" in asked:
        return [ids[0], ids[-1]]
    if "scenes" not in asked:
        return ids[: 1 if "screen" in asked else asked["give"]]
    scenes, leads = {scene["id"]: scene for scene in asked["scenes"]}, {option["id"]: option["to"] for option in asked["options"]}
    scene, way = asked["scenes"][0], list[str]()
    while scene["options"]:
        way.append(scene["options"][0])
        scene = scenes[leads[way[-1]]]
    return way
