"""The states in which a reader may find each page, by name: the page's, then what is special."""

import time
from collections.abc import Callable

from beacons.domain.course.names import ANIMALS
from beacons.domain.household.family import MOST_READERS, MOST_ROLLS, Family
from beacons.domain.item import Item
from beacons.domain.path import ChildPath
from beacons.domain.practice.attempt import Attempt
from beacons.domain.practice.progress import Progress
from beacons.domain.practice.six import SIX_SCREENS
from beacons.domain.response import Response
from beacons.wiring import now
from tests.builders import KEYED_TYPES, NOW, a_family, a_mastery, a_reader, a_talk, an_agreement, right_response
from tests.pages.households import A_FILE, NOTHING_NEW, TOO_MANY, a_family_tab
from tests.pages.own_quizzes import written
from tests.pages.rounds import FOR_BOTH, at_round, begun, over, revealed, taken, taught, to_teach, with_gone
from tests.pages.tab import SID, Tab, a_tab, attempt_at, finished, shipped, wrong_response
from tests.shipped import english

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
        attempt_at(shipped(lesson="global-alliance"), quiz_id="global-alliance"),
    ).open("quiz", lesson="global-alliance"),
    "quiz, result": lambda: a_tab(
        finished(shipped(), shipped("ordering"), given=[right_response(shipped()), wrong_response(shipped("ordering"))]),
    ).open("quiz", lesson=SID, result="a1"),
    "quiz, result of practice": lambda: a_tab(finished(purpose="practice")).open("quiz", lesson=SID, result="a1"),
    "progress": lambda: a_tab(finished()).open("progress"),
    "progress, empty": lambda: a_tab().open("progress"),
    "grown-ups": lambda: a_tab().open("grown_ups"),
    "grown-ups, at home": lambda: a_tab().open("grown_ups", show="home"),
    "grown-ups, in class": lambda: a_tab().open("grown_ups", show="class"),
    "grown-ups, a plan": lambda: a_tab().open("grown_ups", lesson=SID, path="10-12", show="plan"),
    "grown-ups, lesson": lambda: a_tab().open("grown_ups", lesson=SID),
    "my-quizzes": lambda: a_tab(restored=True).open("my_quizzes"),
    "my-quizzes, some": lambda: written().open("my_quizzes"),
    "my-quizzes, one deleted": lambda: written().open("my_quizzes").click("delete-own-pets"),
    "my-quizzes, editor": lambda: written().open("my_quizzes", quiz="own-pets"),
    "my-quizzes, try": lambda: written().open("my_quizzes", quiz="own-pets", show="play"),
    "my-quizzes, on paper": lambda: written().open("my_quizzes", quiz="own-pets", show="paper"),
    "my-quizzes, take one of ours": lambda: written().open("my_quizzes", quiz="own-pets", show="take"),
    "my-quizzes, gone": lambda: a_tab(restored=True).open("my_quizzes", quiz="own-gone"),
    "my-quizzes, bring in": lambda: a_tab(restored=True).open("my_quizzes", show="bring-in"),
    "my-quizzes, into another program": lambda: written().open("my_quizzes", quiz="own-pets", show="export"),
    "grown-ups, lesson into another program": lambda: a_tab().open("grown_ups", lesson=SID, show="export"),
    "help": lambda: a_tab().open("help"),
    "help, country": lambda: a_tab(country="IE").open("help"),
    "for_parents": lambda: a_tab().open("for_parents"),
    "for_parents, just told": lambda: a_tab().open("for_parents", show="told"),
    "for_parents, as the child looks at it": lambda: a_tab(
        progress=Progress(attempts=(_missed_one_of_each(),), shows=True, shows_at=1),
    ).open("for_parents", show="shown"),
    "for_parents, as a child looks at it who shows nothing": lambda: a_tab().open("for_parents", show="shown"),
    "for_parents, shown": lambda: a_tab(
        progress=Progress(attempts=(_missed_one_of_each(),), shows=True, shows_at=1),
        family=a_family(a_reader("first"), a_reader("second", word="kind", animal="seal")),
        reader_id="first",
    ).open("for_parents"),
    "for_parents, nothing waits": lambda: a_tab(progress=Progress(attempts=(finished(),), shows=True, shows_at=1)).open("for_parents"),
    "progress, mastered": lambda: a_tab(
        progress=Progress(attempts=(finished(),), mastered=(a_mastery("kindness"), a_mastery("truth", again_at=NOW + 200_000))),
    ).open("progress"),
    "review": lambda: a_tab().open("review"),
    "review, ready": lambda: a_tab(_answered_long_ago()).open("review"),
    "review, not yet": lambda: a_tab(_answered_just_now()).open("review"),
    "review, single choice": lambda: a_tab(attempt_at(shipped(), quiz_id=None)).open("review"),
    "review, ordering answered": lambda: a_tab(
        attempt_at(shipped("ordering"), given=[wrong_response(shipped("ordering"))], quiz_id=None),
    ).open("review"),
    "review, result": lambda: a_tab(
        finished(shipped(), shipped(skip=1), given=[right_response(shipped()), wrong_response(shipped(skip=1))], quiz_id=None),
    ).open("review", result="a1"),
    "quiz, real or trick": lambda: _asked("real_or_trick"),
    "quiz, real or trick answered": lambda: _answered("real_or_trick", right_response),
    "quiz, real or trick not right": lambda: _answered("real_or_trick", wrong_response),
    "six-screens": lambda: a_tab().open("six_screens"),
    "six-screens, begun": lambda: a_tab(attempt_at(shipped("real_or_trick"), quiz_id=SIX_SCREENS)).open("six_screens"),
    "six-screens, result": lambda: _six_screens("10-12"),
    "six-screens, result for the youngest": lambda: _six_screens("7-9"),
    "readers": lambda: a_tab().open("readers"),
    "readers, several": lambda: a_tab(finished(), family=siblings(3), reader_id="first").open("readers"),
    "readers, full": lambda: a_tab(family=siblings(MOST_READERS), reader_id="first").open("readers"),
    "readers, last name": lambda: a_tab(family=a_family(a_reader("first", roll=MOST_ROLLS))).open("readers"),
    "readers, not known yet": lambda: a_tab(family=Family(), reader_id="").open("readers"),
    "about": lambda: a_tab().open("about"),
    "statements": lambda: a_tab().open("statements"),
    "statements, lesson": lambda: a_tab().open("statements", lesson=SID),
    "evidence": lambda: a_tab().open("evidence"),
    "data_protection": lambda: a_tab().open("data_protection"),
    "rest": lambda: a_tab().open("rest"),
    "home, some could not be read": lambda: a_tab(unreadable=("{",)).open("home"),
    "family-file": lambda: a_family_tab().open("family_file"),
    "family-file, with lines set aside": lambda: a_family_tab(unreadable=("{", "[<]")).open("family_file"),
    "family-file, opened": lambda: a_family_tab(opened=A_FILE).open("family_file"),
    "family-file, opened with nothing new": lambda: a_family_tab(opened=NOTHING_NEW).open("family_file"),
    "family-file, opened with no room": lambda: a_family_tab(opened=TOO_MANY).open("family_file"),
    "together": lambda: at_round(None, talks=(a_talk(),)),
    "together, about a beacon": lambda: at_round(None, lesson=SID),
    "together, named questions": lambda: at_round(None, items=FOR_BOTH.id),
    "together, an open round": lambda: at_round(begun(), round=""),
    "together, a grown-up looks first": lambda: at_round(None, lesson="weprotect-global-alliance"),
    "together, pass": lambda: at_round(begun()),
    "together, pass with a new light": lambda: at_round(revealed().talked(FOR_BOTH.id, "agree")),
    "together, choose": lambda: at_round(taken()),
    "together, choose in order": lambda: at_round(taken(shipped("ordering"))),
    "together, choose by boxes": lambda: at_round(taken(shipped("sorting"))),
    "together, choose parts": lambda: at_round(taken(shipped("spot"))),
    "together, reveal": lambda: at_round(revealed()),
    "together, reveal in order": lambda: at_round(revealed(shipped("ordering"))),
    "together, reveal boxes": lambda: at_round(revealed(shipped("sorting"))),
    "together, teach": lambda: at_round(to_teach()),
    "together, reveal what was taught": lambda: at_round(taught()),
    "together, end": lambda: at_round(over()),
    "together, end without a talk": lambda: at_round(over("passed", "passed")),
    "together, gone": lambda: at_round(with_gone(begun())),
    "class-room": lambda: a_tab().open("class_room", lesson=SID),
    "class-room, sensitive": lambda: a_tab().open("class_room", lesson="weprotect-global-alliance"),
    "class-room, open": lambda: a_tab(hosting=("ABCDEF", "kept by the host")).open("class_room", room="ABCDEF"),
    "agreement": lambda: a_tab().open("agreement"),
    "agreement, chosen": lambda: a_tab(family=a_family(agreement=an_agreement(chosen=("love-tell", "goes-wrong-stop"), at=now()))).open(
        "agreement"
    ),
    "agreement, time for the next look": lambda: a_tab(family=a_family(agreement=an_agreement(at=1))).open("agreement"),
    "projector": lambda: a_tab().open("projector"),
    "projector, a lesson on harm": lambda: a_tab().open("projector", lesson="weprotect-global-alliance", path="10-12"),
    "projector, nothing picked": lambda: a_tab().open("projector", lesson=SID, items="none"),
    "projector, on the wall": lambda: a_tab().open("projector", lesson=SID, show="questions"),
    "projector, slides": lambda: a_tab().open("projector", lesson=SID, show="slides"),
}


def siblings(count: int) -> Family:
    """So many children, of whom "first" comes first."""
    animals = zip(ANIMALS, ("first", *map("child-{}".format, range(1, count))), strict=False)
    return a_family(*(a_reader(reader_id, animal=animal, at=NOW + n) for n, (animal, reader_id) in enumerate(animals)))


def _answered_long_ago() -> Attempt:
    return finished(shipped(), shipped(skip=1), shipped("ordering"))


def _answered_just_now() -> Attempt:
    done = finished(shipped())
    (answer,) = done.answers
    return done.model_copy(update={"answers": (answer.model_copy(update={"at": int(time.time())}),)})


def _asked(item_type: str) -> Tab:
    return a_tab(attempt_at(shipped(item_type))).open("quiz", lesson=SID)


def _answered(item_type: str, respond: Callable[[Item], Response]) -> Tab:
    item = shipped(item_type)
    return a_tab(attempt_at(item, given=[respond(item)])).open("quiz", lesson=SID)


def _six_screens(path: ChildPath) -> Tab:
    """All wrong, so that all is to be looked at again."""
    lessons = (SID, "childnet-digital-leaders")
    items = [item for lesson in lessons for item in english().bank(lesson, path) if item.type == "real_or_trick"]
    done = finished(*items, given=[wrong_response(item) for item in items], quiz_id=SIX_SCREENS, path=path)
    return a_tab(done, path=path).open("six_screens", result="a1")


def _missed_one_of_each() -> Attempt:
    items = [*map(shipped, KEYED_TYPES), shipped(lesson="weprotect-global-alliance")]
    return finished(*items, given=[wrong_response(item) for item in items])
