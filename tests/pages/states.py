"""The states in which a reader may find each page, by name: the page's, then what is special."""

from collections.abc import Callable

from builders import right_response
from tab import SID, Tab, a_tab, attempt_at, finished, shipped, wrong_response

from beacons.domain.progress import Progress

STATES: dict[str, Callable[[], Tab]] = {
    "home": lambda: a_tab().open("home"),
    "home, begun": lambda: a_tab(attempt_at(shipped())).open("home"),
    "home, lit": lambda: a_tab(finished()).open("home"),
    "lesson": lambda: a_tab().open("lesson", lesson=SID),
    "lesson, with a date": lambda: a_tab(path="7-9").open("lesson", lesson=SID, card="3"),
    "lesson, last card": lambda: a_tab().open("lesson", lesson=SID, card="99"),
    "lesson, calm choice": lambda: a_tab(agreed=set()).open("lesson", lesson="global-alliance"),
    "lesson, none": lambda: a_tab().open("lesson"),
    "quiz": lambda: a_tab(finished()).open("quiz", lesson=SID),
    "quiz, none": lambda: a_tab().open("quiz"),
    "quiz, single choice": lambda: _asked("single_choice"),
    "quiz, multiple choice": lambda: _asked("multiple_choice"),
    "quiz, ordering": lambda: _asked("ordering"),
    "quiz, sorting": lambda: _asked("sorting"),
    "quiz, single choice answered": lambda: _answered("single_choice", right_response),
    "quiz, single choice not right": lambda: _answered("single_choice", wrong_response),
    "quiz, multiple choice answered": lambda: _answered("multiple_choice", wrong_response),
    "quiz, ordering answered": lambda: _answered("ordering", wrong_response),
    "quiz, sorting answered": lambda: _answered("sorting", wrong_response),
    "quiz, second question": lambda: a_tab(
        attempt_at(shipped(), shipped(skip=1), given=[right_response(shipped())], place=1),
    ).open("quiz", lesson=SID),
    "quiz, sensitive": lambda: a_tab(
        attempt_at(shipped(lesson="global-alliance"), lesson_id="global-alliance"),
    ).open("quiz", lesson="global-alliance"),
    "quiz, result": lambda: a_tab(
        finished(shipped(), shipped("ordering"), given=[right_response(shipped()), wrong_response(shipped("ordering"))]),
    ).open("quiz", lesson=SID, result="a1"),
    "quiz, result of practice": lambda: a_tab(finished(is_practice=True)).open("quiz", lesson=SID, result="a1"),
    "progress": lambda: a_tab(finished()).open("progress"),
    "progress, empty": lambda: a_tab().open("progress"),
    "grown-ups": lambda: a_tab().open("grown_ups"),
    "grown-ups, lesson": lambda: a_tab().open("grown_ups", lesson=SID),
    "help": lambda: a_tab().open("help"),
    "help, country": lambda: a_tab(progress=Progress(country="IE", country_at=1)).open("help"),
    "about": lambda: a_tab().open("about"),
    "rest": lambda: a_tab().open("rest"),
}


def _asked(item_type: str) -> Tab:
    return a_tab(attempt_at(shipped(item_type))).open("quiz", lesson=SID)


def _answered(item_type: str, respond: Callable) -> Tab:
    item = shipped(item_type)
    return a_tab(attempt_at(item, given=[respond(item)])).open("quiz", lesson=SID)
