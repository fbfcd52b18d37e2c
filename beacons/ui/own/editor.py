"""The editor of an own quiz: what its script is told, and what it tells."""

import json
from typing import Any

from beacons.domain.household import own_check
from beacons.domain.household.own_item import LONGEST, MOST_BOXES, OwnItem, most_options, needs
from beacons.domain.household.own_items import types_to_write
from beacons.domain.household.own_quiz import MOST_ITEMS, OwnQuiz
from beacons.items import ITEM_TYPES
from beacons.ui.own import actions
from beacons.ui.own.share import share
from beacons.ui.shell import nav
from beacons.ui.shell.component import component
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session, widget_value
from beacons.ui.shell.words import in_words, words_of
from beacons.wiring import catalogs

_SAID = ("item.choices", "read_aloud.start", "read_aloud.stop")
FORM_NAMES = {
    "one": "own.form_one",
    "some": "own.form_some",
    "order": "own.form_order",
    "boxes": "own.form_boxes",
    "sides": "own.form_sides",
    "screen": "own.form_screen",
}
"""How the forms are called that can be written; a type in another form is not offered."""


def draw(quiz: OwnQuiz) -> None:
    """Draw the editor. Its script tells what was written once one rests for a moment."""
    key = f"editor-{quiz.id}"

    def told() -> None:
        value = widget_value(key)
        actions.keep_draft(quiz.id, str((value.get("draft") if value else None) or ""))

    data = json.dumps(_told(quiz), ensure_ascii=False, separators=(",", ":"))
    component("own/editor")(key=key, data=data.encode(), on_draft_change=told)


def _told(quiz: OwnQuiz) -> dict[str, Any]:
    words = words_of(session().locale.code)
    return {
        "id": quiz.id,
        "written": quiz.model_dump(mode="json", include={"title", "by", "items"}, exclude={"items": {"__all__": {"changed", "made"}}}),
        "heard": session().screen.heard,
        "opens": _opens(quiz),
        "kinds": {form: _kind(form) for form in FORM_NAMES if form in types_to_write(ITEM_TYPES.values())},
        "needs": {item.id: [in_words(phrase) for phrase in needs(item)] for item in quiz.items},
        "notes": {item.id: _notes(item, quiz.language) for item in quiz.items},
        "all": [in_words(phrase) for phrase in own_check.of_quiz(quiz, run().edition.course.names)],
        "share": share(quiz),
        "from": _from(quiz.items),
        "most": {"items": MOST_ITEMS, "boxes": MOST_BOXES, "letters": LONGEST},
        "words": catalogs()[session().locale.code].group("own_write"),
        "said": {key: words.unfilled(key) for key in _SAID},
    }


def _opens(quiz: OwnQuiz) -> tuple[str, str]:
    """The item that is to be open, and the turn in which it was asked for: empty where the one that was open last may be open again.

    It is the one that the address names, which was just taken from ours or is said to need somebody; else the first that does of a file.
    """
    asked, focus = nav.param("items"), session().screen.focus
    if any(item.id == asked for item in quiz.items):
        return asked, focus if focus.partition("@")[0] in {"own-stem", "notice"} else ""
    is_brought_in = quiz.id in session().screen.came_in.quiz_ids
    return next((item.id for item in quiz.items if is_brought_in and needs(item)), ""), ""


def _notes(item: OwnItem, language: str) -> list[str]:
    return [in_words(phrase) for phrase in own_check.of_item(item, language, run().edition.course.names)]


def _kind(form: str) -> dict[str, Any]:
    made = types_to_write(ITEM_TYPES.values())[form]
    words = words_of(session().locale.code)
    (name,) = made.model_fields["type"].annotation.__args__  # type: ignore[union-attr]  # of every type a literal
    said = {key: words.unfilled(key) for key in made.on_screen}
    texts = [(own, words.t(key)) for own, key in made.own_texts.items()]
    of_options = [(own, words.t(key)) for own, key in made.own_option_texts.items()]
    screens, parts = ([(own, words.t(key)) for own, key in named.items()] for named in (made.own_screens, made.own_parts))
    about = {"name": words.t(FORM_NAMES[form]), "most": most_options(form), "texts": texts, "option_texts": of_options}
    return {"type": name, "words": said, **about, "screens": screens, "parts": parts}


def _from(items: tuple[OwnItem, ...]) -> dict[str, str]:
    """How the items of ours are called from which some were made: by the names of their lessons."""
    quizzes = {item.copied_from: run().edition.quiz_of(item.copied_from) for item in items if item.copied_from}
    return {item_id: quiz.title for item_id, quiz in quizzes.items() if quiz}
