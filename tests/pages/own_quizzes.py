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
    return _tell(reader, f"editor-{quiz_id}", "draft", draft)


def bring_in(reader: Tab, drafts: object) -> Tab:
    """Tell whatever a browser may tell of what was written in editors that are closed."""
    return _tell(reader, "unheard", "drafts", drafts)


def _tell(reader: Tab, key: str, name: str, said: object) -> Tab:
    states = reader.app._tree.get_widget_states()
    component = reader.widget(key).proto.id
    value = json.dumps({name: said if isinstance(said, str) else json.dumps(said)})
    states.widgets.append(WidgetState(id=component, json_value=value))
    reader.app._run(states)
    return reader._ran()
