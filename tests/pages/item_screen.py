"""An item on a page, without a browser: what its script is told, what can be read of that, and how something on it is pressed."""

import json
from html import escape
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from beacons.domain.response import Response
from beacons.ui.item.view import KEY

BUTTONS = ("closed", "answer", "next")


def told(app: AppTest) -> dict[str, Any] | None:
    """What the script is told; None where no item is on the page."""
    found = next((node for node in app.main if getattr(node, "key", None) == KEY), None)
    return json.loads(found.proto.bytes) if found else None


def buttons(screen: dict[str, Any]) -> dict[str, str]:
    """What the buttons say, by their keys. That which answers a story comes with its end."""
    return dict([*(screen[name] for name in BUTTONS if name in screen), *screen.get("aside", [])])


def press(app: AppTest, key: str, response: Response = (), sure: str = "") -> None:
    """Tell what the script tells when a button is pressed, and run."""
    screen = told(app)
    assert screen is not None
    assert key in buttons(screen)
    value = {"key": key, "of": screen["of"], "response": screen.get("given", response), "sure": sure}
    tell(app, value)


def tell(app: AppTest, value: object) -> None:
    """Tell whatever a browser may tell, and run."""
    states = app._tree.get_widget_states()
    component = app.get_by_key(KEY).proto.id
    said = json.dumps([{"event": "pressed", "value": value}])
    states.widgets.append(WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{component}__events", json_trigger_value=said))
    app._run(states)


def html_of(screen: dict[str, Any]) -> str:
    """The texts of a screen in their order, under the names that the script gives them. How they look only a browser shows."""
    asked, parts = screen["asked"], list[str]()
    if "hint" in screen:
        parts.append(f'<p class="hint" id="hint" tabindex="-1">{escape(screen["hint"])}</p>')
    shown = [asked.get("title"), *(one["text"] for name in ("scenes", "boxes") for one in asked.get(name, []))]
    shown += [option.get("text") or screen["words"]["quiz.nothing_wrong"] for option in asked["options"]]
    parts += [f'<p class="choice">{escape(text)}</p>' for text in shown if text]
    parts += [f'<p class="notice">{escape(screen["lacks"])}</p>'] if "isIncomplete" in screen else []
    parts += [f'<p class="how-sure">{escape(text)}</p>' for text in _sure(screen)]
    parts.append(_feedback(screen))
    parts += [f'<p class="st-key-{key}">{escape(text)}</p>' for key, text in buttons(screen).items()]
    return f'<div class="item">{"".join(parts)}</div>'


def _sure(screen: dict[str, Any]) -> list[str]:
    sure = screen.get("sure")
    return [sure["question"], *(text for _, text in sure["answers"])] if sure else []


def _feedback(screen: dict[str, Any]) -> str:
    found = screen.get("feedback")
    if found is None:
        return ""
    texts = {option["id"]: option.get("text", "") for option in screen["asked"]["options"]}
    rows = "".join(
        f'<li class="reason reason-{row["verdict"]} of-{found["means"]}"><p class="mark">{escape(row["word"])}</p>'
        f"<p>{escape(texts[row['id']])}</p><p>{escape(row.get('reason', ''))}</p></li>"
        for row in found["rows"]
    )
    looks = "is-right" if found["is_right"] else "is-other"
    return f'<section class="feedback {looks}"><h2 id="feedback">{escape(found["verdict"])}</h2><ul class="reasons">{rows}</ul></section>'
