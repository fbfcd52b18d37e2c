"""The stage of a projector: it gets everything at once and runs in the browser alone, so that no bad line disturbs a class."""

import json
from typing import Any

from beacons.domain.rooms.asked import asked_by, reasons, sides
from beacons.ui.classroom import stage_words
from beacons.ui.classroom.choice import ClassChoice
from beacons.ui.shell import nav, render
from beacons.ui.shell.component import component
from beacons.ui.shell.session import session
from beacons.ui.shell.words import extra_text
from beacons.wiring import catalogs, class_talk


def questions(choice: ClassChoice) -> None:
    """Draw the chosen items, each with its reasons and a question to talk about."""
    talks = class_talk(session().locale.code, choice.lesson.id, choice.path, choice.items)
    items = [
        {
            "item": asked_by(item),
            "reasons": reasons(item),
            "in_common": sides(item.in_common),
            "talk": talks.get(item.id),
            "is_read_down": item.traits.read_down,
            "is_alone": item.id in choice.alone,
        }
        for item in choice.items
    ]
    _draw("questions", choice, {"items": items})


def slides(choice: ClassChoice, help_slide: dict[str, str] | None) -> None:
    """Draw the cards of the lesson; after the help card the slide of the help order."""
    cards = [
        {
            "title": card.title,
            "html": str(render.markdown(card.text)),
            "help": help_slide if card.about == "help" else None,
            "extra": extra_text(card),
            "picture": render.picture("scenes", card.picture),
            "words": [{"word": word.word, "means": word.means} for word in card.words],
        }
        for card in choice.part.cards
    ]
    to_questions = nav.href("projector", show="questions", **choice.params) if choice.items else None
    _draw("slides", choice, {"cards": cards, "to_questions": to_questions})


def _draw(kind: str, choice: ClassChoice, content: dict[str, Any]) -> None:
    whole = {
        "kind": kind,
        "id": "|".join([kind, *choice.params.values(), session().locale.code]),
        "hue": choice.lesson.id,
        "leave": nav.href("projector", **choice.params),
        "help": nav.href("help"),
        "beacon": render.picture("beacons", choice.lesson.id),
        "words": stage_words.words(session().locale.code) | _words(),
        **content,
    }
    # One text: to see whether lists and dicts are frames, the platform would load pandas.
    component("classroom/wall/projector")(key=f"stage-{kind}", data={"content": json.dumps(whole, ensure_ascii=False)})


def _words() -> dict[str, str]:
    catalog = catalogs()[session().locale.code]
    return catalog.group("wall") | {"order": catalog.unfilled("help.steps"), "card": catalog.unfilled("lesson.place")}
