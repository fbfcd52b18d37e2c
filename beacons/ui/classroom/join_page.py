"""The pupils' page: one document for every code, with the words that its script says."""

from functools import lru_cache
from string import ascii_uppercase, digits
from typing import Any

from beacons.domain.course.names import ANIMALS
from beacons.domain.rooms.learner import MOST_ROLLS
from beacons.domain.rooms.room import ALPHABET, CODE_LENGTH
from beacons.ui.shell import render
from beacons.ui.shell.words import Words, direction
from beacons.wiring import catalogs

SAID = (
    "join.not_whole",
    "join.no_room",
    "join.was_over",
    "join.coming",
    "join.you",
    "join.wait",
    "join.kept",
    "join.kept_sheet",
    "join.this_tab",
    "join.other_code",
    "join.again",
    "quiz.place",
    "join.read_first",
    "join.read_there",
    "join.sensitive",
    "join.skip",
    "join.skipped",
    "join.unskip",
    "join.together",
    "quiz.hint",
    "quiz.choose_first",
    "quiz.choose_so_many",
    "quiz.tap_all_steps",
    "quiz.sort_all",
    "quiz.spot_one",
    "quiz.nothing_wrong",
    "quiz.parts_taken_back",
    "quiz.nothing_taken_back",
    "join.chosen",
    "join.ready",
    "join.answer",
    "join.sending",
    "join.in",
    "join.in_closed",
    "join.late",
    "join.incomplete",
    "join.closed",
    "join.paused",
    "join.half",
    "join.ten",
    "join.step_now",
    "join.step_out",
    "join.no_answer",
    "feedback.right",
    "feedback.other",
    "feedback.right_all",
    "feedback.found",
    "feedback.right_order",
    "feedback.in_place",
    "feedback.right_sorted",
    "feedback.spotted_all",
    "feedback.nothing_wrong",
    "feedback.screen_is_fine",
    "mark.right",
    "mark.wrong",
    "mark.missed",
    "mark.left",
    "mark.part_right",
    "mark.part_wrong",
    "mark.part_missed",
    "mark.part_left",
    "mark.step_right",
    "mark.step_wrong",
    "mark.box_right",
    "mark.box_wrong",
    "join.step",
    "join.box",
    "join.lost",
    "join.back",
    "join.ended",
    "join.total",
    "join.thanks",
    "join.board",
    "join.board_now",
    "join.board_about",
    "join.board_you",
    "join.gone",
    "join.gone_text",
    "join.not_in",
    "join.refused_locked",
    "join.refused_ended",
    "join.refused_full",
    "join.refused_removed",
    "join.refused_busy",
)
"""Keys of what the script says, with their blanks still open."""


@lru_cache(maxsize=32)
def page(language: str) -> str:
    """The document in a language."""
    return render.render(
        "classroom/join.html", language, lang=language, direction=direction(language), never=_never(), known=_known(language)
    )


def _never() -> str:
    """Letters and digits that no code holds."""
    return ", ".join(sign for sign in ascii_uppercase + digits if sign not in ALPHABET)


def _known(language: str) -> dict[str, Any]:
    """What the script must know: words, addresses of the animals' pictures, and what a code is made of."""
    text, tn = catalogs()[language].unfilled, Words(language).tn
    return {
        "words": {key: text(key) for key in SAID},
        "rolls": [tn("join.roll", left) for left in range(1, MOST_ROLLS + 1)],
        "animals": {animal: render.picture("animals", animal) for animal in ANIMALS},
        "alphabet": ALPHABET,
        "length": CODE_LENGTH,
    }
