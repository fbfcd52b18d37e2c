"""What the two halves of the store say to each other, word for word: each half by itself is held to the same conversations.

``vectors.json`` holds them, step by step. Of the storage: what another tab, a hand or an older version has ``stored``, what is ``gone``,
the ``event`` that tells of it, and what is ``kept`` by then. Of the two halves: ``orders`` and ``report``, a report that the platform tells
``again``, and what a press says that its page has ``received``; a page may have ``mislaid`` it. On the server: what is ``done`` (as
documents), to ``discard`` what cannot be read, what is there once all was ``erased``, and a ``restart``. A page that is open while the
app is renewed speaks with a new server in the words of before: whoever changes a word here has thought of that.
"""

import json
from dataclasses import asdict, replace
from typing import Any

import pytest

from beacons.sync.family_document import read_texts
from tests.sync.server_half import ServerHalf
from tests.sync.windows import HERE, Windows

CONVERSATIONS: dict[str, list[dict[str, Any]]] = json.loads((HERE / "vectors.json").read_text(encoding="utf-8"))


def server_says(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps as the server plays its part: with its own orders in the place of those that are written."""
    half, played = ServerHalf(), []
    for step in steps:
        match step:
            case {"report": report} | {"again": report}:
                half.tell(json.dumps(report))
            case {"received": receipt}:
                half.sync = half.sync.received(*receipt)
            case {"done": texts}:
                half.do(read_texts(*texts.values()))
            case {"erased": texts}:
                half.household, half.sync = read_texts(*texts.values()), half.sync.erasing()
                (half.reader_id,) = (reader.id for reader in half.household.family.readers)
            case {"discard": _}:
                half.household, half.sync = replace(half.household, unreadable=()), half.sync.discarding()
            case {"restart": session_id}:
                half = ServerHalf(session_id=session_id)
        played.append({"orders": json.loads(json.dumps(asdict(half.orders())))} if "orders" in step else step)
    return played


def browser_says(steps: list[dict[str, Any]], windows: Windows) -> list[dict[str, Any]]:
    """The steps as the browser plays its part: with its own reports, and what it keeps."""
    windows.ask("begin")
    windows.ask("load", window=1)
    told: list[str] = []
    played: list[dict[str, Any]] = []
    for step in steps:
        match step:
            case {"stored": texts}:
                windows.ask("put", entries=texts)
            case {"gone": names}:
                windows.ask("take", names=names)
            case {"mislaid": _}:
                windows.ask("mislay", window=1)
            case {"event": name}:
                told += windows.ask("event", window=1, name=name)["told"]
            case {"orders": orders}:
                told += windows.ask("draw", window=1, orders=orders)["told"]
        match step:
            case {"report": _}:
                played.append({"report": json.loads(told.pop(0)) if told else None})
            case {"received": _}:
                played.append({"received": windows.ask("look", window=1)["receipt"]})
            case {"kept": _}:
                played.append({"kept": windows.ask("look", window=1)["local"]})
            case _:
                played.append(step)
    return [*played, *({"report": json.loads(text)} for text in told)]


@pytest.mark.parametrize("title", CONVERSATIONS)
def test_the_server_says_what_is_written(title):
    assert server_says(CONVERSATIONS[title]) == CONVERSATIONS[title]


@pytest.mark.parametrize("title", CONVERSATIONS)
def test_the_browser_says_what_is_written(title, windows):
    assert browser_says(CONVERSATIONS[title], windows) == CONVERSATIONS[title]
