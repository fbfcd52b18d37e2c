"""A device on which somebody has written a quiz, and what its editor is told and tells."""

import json
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from beacons.domain.household.own_quiz import OwnQuiz
from tests.builders import an_own_item, an_own_quiz
from tests.pages.tab import Tab, a_tab

HALF = an_own_item("own-half", stem="")
PETS = an_own_quiz("own-pets", an_own_item("own-one", hint="Think of home"), an_own_item("own-two", stem="<b>Who</b> helps?"), HALF)


def written(*quizzes: OwnQuiz, **fields: Any) -> Tab:
    """A tab of a device that holds these quizzes, as its browser has told."""
    return a_tab(**{"quizzes": quizzes or (PETS,), **fields})


def told(reader: Tab, quiz_id: str = PETS.id) -> dict[str, Any]:
    """What the script of the editor is told."""
    found: dict[str, Any] = json.loads(reader.widget(f"editor-{quiz_id}").proto.bytes)
    return found


def tell(reader: Tab, draft: object, quiz_id: str = PETS.id) -> Tab:
    """Tell whatever a browser may tell of what was written."""
    states = reader.app._tree.get_widget_states()
    component = reader.widget(f"editor-{quiz_id}").proto.id
    value = json.dumps({"draft": draft if isinstance(draft, str) else json.dumps(draft)})
    states.widgets.append(WidgetState(id=component, json_value=value))
    reader.app._run(states)
    return reader._ran()
