"""What a child and a grown-up can do in a round of Together. Changes the session, as ``actions`` does."""

from collections.abc import Sequence

from beacons.domain.household import together_draw
from beacons.domain.household.together import Talk, Together, Who, record
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.ui.item.view import Given
from beacons.ui.shell import nav, request
from beacons.ui.shell.request import run
from beacons.ui.shell.session import Session, session, widget_value
from beacons.ui.together import choice
from beacons.wiring import new_id, now

ROUND = "round"
"""The parameter of the address that names the round on screen, so that Back, bookmarks and reloads work."""
MIXED = "mixed"
"""In the picker of beacons: all of them."""
STOPPED = "stopped"
"""What the address shows of a round that was just left: a goodbye."""
_FOCUS = {"pass": "pass", "choose": "stem", "teach": "stem", "reveal": "reveal", "end": "together-end"}
"""Of each phase: the heading that takes the focus."""


def begin_picked(after: str, key: str) -> None:
    """Begin with the beacon that stands in the picker of that key. Before a sensitive one a grown-up is asked to look first."""
    state, picked = session(), str(widget_value(key) or MIXED)
    lesson = run().edition.lessons.get(picked)
    if lesson and lesson.sensitive == "topic":
        nav.set_param("lesson", lesson.id)
        state.move_focus("preview")
    else:
        begin(after, lesson.id if lesson else None)


def begin(after: str, lesson_id: str | None, item_ids: Sequence[str] = ()) -> None:
    """Begin a round over a lesson (None: over all), or with just these items.

    ``after`` is the id of the round before it, or empty: a second tap finds another one there and begins nothing.
    """
    state, known = session(), choice.questions_to_talk_about()
    former = state.family.together
    if known is None or (former.id if former else "") != after:
        return
    round_id, lesson = new_id(), run().edition.lessons.get(lesson_id or "")
    items = [item for i in item_ids if (item := run().items.item(i))] or choice.drawn(lesson, round_id)
    if items:
        at = max(now(), former.at + 1 if former else 0)  # of two rounds the later one is kept
        path: ChildPath = items[0].path or request.path()
        questions = choice.questions(items, known)
        _show(state, together_draw.begin(round_id, lesson.id if lesson else None, path, items, questions, at))


def another_beacon() -> None:
    """Leave a sensitive lesson alone, and choose again."""
    nav.drop_param("lesson")
    nav.drop_param("items")
    session().move_focus("together")


def carry_on(round_id: str) -> None:
    """Go back into a round that was left."""
    state = session()
    together = _round(state, round_id)
    if together:
        _show(state, together)


def leave(round_id: str) -> None:
    """Stop for now, with a goodbye: the round stays open and can be carried on."""
    state = session()
    if nav.param(ROUND) == round_id:
        nav.replace_params(show=STOPPED)
        state.move_focus("together-stopped")


def take(round_id: str, item_id: str, who: Who) -> None:
    """The one who is to choose has the device."""
    state = session()
    together = _round(state, round_id)
    if together:
        _go(state, together, together.take(item_id, who))


def choose(round_id: str, item: Item, who: Who, given: Given) -> None:
    """Keep what was given as the choice of that person. A second tap changes nothing."""
    state = session()
    together = _round(state, round_id)
    may = together and together.phase in {"choose", "teach"} and together.whose_turn == who
    if together is None or not may or together.turn is None or together.turn.item_id != item.id:
        return
    if item.is_complete(given.response):
        _go(state, together, together.choose(item, who, given.response))
    else:
        state.screen.notice = item.lacks
        state.move_focus("notice")


def talked(round_id: str, item_id: str, outcome: Talk) -> None:
    """Keep how the talk went: the family earns a light for it, whatever the two chose."""
    state, quiz = session(), run().items.quiz_of(item_id)
    together = _round(state, round_id)
    if together is None or quiz is None:
        return
    after = together.talked(item_id, outcome)
    talk = record(after, together.place, quiz.id, now())
    if talk:
        state.family = state.family.with_talk(talk)
    _go(state, together, after)


def drop(round_id: str, item_id: str) -> None:
    """Go on without the item on screen: it is gone from the quiz, or the two would rather not."""
    state = session()
    together = _round(state, round_id)
    if together is None or together.turn is None or together.turn.item_id != item_id:
        return
    rest = together.without(item_id)
    if rest:
        _go(state, together, rest)
    elif nav.param(ROUND) == round_id:
        nav.drop_param(ROUND)
        state.move_focus("together")


def _round(state: Session, round_id: str) -> Together | None:
    together = state.family.together
    return together if together and together.id == round_id else None


def _go(state: Session, before: Together, after: Together) -> None:
    if after is not before:
        _show(state, after)


def _show(state: Session, together: Together) -> None:
    state.family = state.family.with_together(together)
    if nav.param("show"):
        nav.replace_params(**{ROUND: together.id})  # one step of the history
    else:
        nav.set_param(ROUND, together.id)
    state.move_focus(_FOCUS[together.phase])
