"""What can be done with own quizzes: begin one, keep what is written, copy, delete and bring back, take an item of ours, try one."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from beacons.domain.household.own_items import copy_of
from beacons.domain.household.own_merge import News, written_into
from beacons.domain.household.own_quiz import MOST_ITEMS, MOST_QUIZZES, OwnQuiz, there
from beacons.domain.item import Item
from beacons.domain.source import OWN
from beacons.ui.item.view import Given
from beacons.ui.shell import nav, request
from beacons.ui.shell.request import run
from beacons.ui.shell.session import session
from beacons.ui.shell.words import t
from beacons.wiring import new_id, now

QUIZ, SHOW = "quiz", "show"
"""Parameters of the address: which quiz, and what of it."""
_Kind = TypeVar("_Kind", bound=BaseModel)


def _put(quiz: OwnQuiz) -> None:
    state = session()
    if state.household.quizzes.get(quiz.id) is not quiz:
        state.household, state.sync = state.household.with_quiz(quiz), state.sync.keeping_quizzes(quiz.id)


def _has_room() -> bool:
    return session().sync.restored and len(there(session().household.quizzes)) < MOST_QUIZZES


def begin_quiz() -> None:
    """Begin a quiz with nothing in it, in this tab's language, by whom the way here speaks for; nothing where there is no room."""
    if _has_room() and not nav.param(QUIZ):
        about = {"by": request.writer(), "language": session().locale.code}
        quiz = OwnQuiz.model_validate({"id": f"{OWN}{new_id()}", "at": now(), "made_at": now(), **about})
        _put(quiz)
        nav.replace_params(quiz=quiz.id)
        session().move_focus("own-quiz")


def keep_draft(quiz_id: str, text: str) -> None:
    """Keep what the editor of a quiz tells. What it told before changes nothing, nor does what no script of ours tells.

    Whoever goes on writing in a quiz that was deleted in another tab has it back: no letter is lost.
    """
    screen, told = session().screen, _read(_Told, text)
    tab, turn = screen.heard
    if told and not (told.tab == tab and told.turn <= turn) and _write(quiz_id, told):
        screen.heard = (told.tab, told.turn)


def bring_in_drafts(text: str) -> None:
    """Keep what was written in editors that were closed before they were heard, each as its editor would tell it when it is opened."""
    screen, told = session().screen, _read(_Unheard, text)
    if told and (told.tab, told.turn) != screen.brought_in[:2]:
        kept = tuple(quiz_id for quiz_id, draft in told.drafts.items() if _write(quiz_id, draft))
        screen.brought_in = (told.tab, told.turn, kept)


def _write(quiz_id: str, draft: "_Draft") -> bool:
    """Whether a draft fits the quiz of that id and stands in it now."""
    known = session().household.quizzes.get(quiz_id)
    if known is None:
        return False
    try:
        written = OwnQuiz.model_validate({"id": quiz_id, **{name: draft.written[name] for name in ("title", "by", "items")}})
        after = written_into(known, written, draft.news, now())
    except (ValidationError, KeyError):
        return False
    _put(after)
    return True


class _Draft(BaseModel):
    """What stands in an editor, and what of it is news."""

    written: dict[str, Any]
    news: News | None = None


class _Told(_Draft):
    """What an editor tells: which one it is, and how often it told something."""

    tab: str
    turn: int


class _Unheard(BaseModel):
    """What a page finds of editors that are closed: which tab it is, how often it told something, and drafts by the id of their quiz."""

    tab: str
    turn: int
    drafts: dict[str, _Draft]


def _read(kind: type[_Kind], text: str) -> _Kind | None:
    try:
        return kind.model_validate_json(text)
    except ValidationError:
        return None


def copy_quiz(quiz_id: str) -> None:
    """Another quiz like this one, with a name that says so."""
    quiz = session().household.quizzes.get(quiz_id)
    if quiz and not quiz.is_removed and _has_room():
        title = t("own.copy_name", name=quiz.title or t("own.untitled"))
        _put(quiz.copied(f"{OWN}{new_id()}", title, [f"{OWN}{new_id()}" for _ in quiz.items], now()))
        session().move_focus("my-quizzes")


def delete_quiz(quiz_id: str) -> None:
    """Take a quiz off this device, and off every other that hears of it. It can be brought back as long as this tab is open."""
    state = session()
    quiz = state.household.quizzes.get(quiz_id)
    if quiz and not quiz.is_removed:
        state.screen.deleted = quiz
        _put(quiz.removed(now()))
        state.move_focus("notice")


def bring_back() -> None:
    """Have the quiz again that was deleted last."""
    state = session()
    quiz, state.screen.deleted = state.screen.deleted, None
    if quiz:
        _put(quiz.again(state.household.quizzes.get(quiz.id, quiz)))
        state.screen.notice = "own.brought_back"
        state.move_focus("notice")


def take_item(quiz_id: str, item_id: str) -> None:
    """Put an item of ours at the end of a quiz, to be changed."""
    state, item = session(), run().edition.item(item_id)
    quiz = state.household.quizzes.get(quiz_id)
    made = copy_of(item, f"{OWN}{new_id()}") if item else None
    if quiz and not quiz.is_removed and made and len(quiz.items) < MOST_ITEMS:
        _put(quiz.changed(now(), items=(*quiz.items, made)))
        state.screen.notice = "own.taken"
        nav.replace_params(quiz=quiz_id, items=made.id)
        state.move_focus("notice")


def check(item: Item, given: Given) -> None:
    """Keep what was given in a try, as long as the tab is open: it counts for nobody."""
    state = session()
    if item.is_complete(given.response):
        state.screen.tried[item.id] = given.response
        state.move_focus("feedback")
    else:
        state.screen.notice = item.lacks


def show_item(quiz_id: str, place: int) -> None:
    """Go to another item of a try, by its place from 1."""
    nav.replace_params(quiz=quiz_id, show="play", card=str(place))
    session().move_focus("stem")


def try_again(quiz_id: str) -> None:
    """Begin a try anew."""
    session().screen.tried.clear()
    show_item(quiz_id, 1)
